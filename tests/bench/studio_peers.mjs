// Rendering to inline HTML beside markdown-it + juice (and marked + juice, what the WeChat editors in the browser use), on one text
// in one run. Peers live outside the work tree:
//   mkdir -p /tmp/peers && cd /tmp/peers && npm init -y && npm install markdown-it marked juice
//   node tests/bench/studio_peers.mjs /tmp/peers "packaging/linux/exec zhijian-bench-studio"
import { execSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [peers, ours] = process.argv.slice(2);
const need = createRequire(join(peers, 'x.js'));

// What every Markdown renderer knows, as an article uses it; no block of ours.
function article(parts) {
    const text = '为进一步提高高标准农田建设管护水平，**保障粮食安全**，根据[有关规定](https://www.example.gov.cn/)，结合*我县实际*，制定本办法。各乡镇人民政府负责本辖区的日常巡查，发现设施损坏的，应当在七日内报告；能够当场修复的，当场修复。';
    let source = '';
    for (let i = 1; i <= parts; ++i) {
        source += `## 第${i}部分\n\n第${i}段。${text}\n\n${text}${text}\n\n`;
        if (i % 2) source += '- 县级：制定办法，安排经费\n- 乡镇：组织验收和日常巡查\n- 村集体：明确专职管护员\n\n';
        if (i % 3 === 0) source += '| 工程类型 | 管护主体 | 标准 |\n| --- | :-: | --: |\n| 灌溉渠道 | 村集体 | 4.50 |\n| 机耕路 | 乡镇 | 3.20 |\n\n';
        if (i % 4 === 0) source += '> 各地要健全管护机制，落实管护主体和经费。\n\n';
    }
    return source;
}

const css = `
section{font-size:16px;line-height:1.8;color:#333} h2{margin:30px 0 16px;padding:6px 16px;font-size:18px;color:#fff;background:#b81f24}
p{margin:0 0 14px;font-size:16px;line-height:1.8} strong{color:#b81f24} em{background:#ffe3b0;font-style:normal} a{color:#b81f24}
ul{margin:0 0 14px;padding-left:22px} li{margin:0 0 6px} blockquote{margin:0 0 16px;padding:12px 16px;background:#fdf3f0}
table{width:100%;border-collapse:collapse;font-size:14px} th{padding:8px;color:#fff;background:#b81f24} td{padding:8px;border:1px solid #eed}`;

function median(work) {
    const runs = [];
    // Not counted: the engine compiles what it has seen often; without this the first peer of a run pays for it.
    for (const start = performance.now(); performance.now() - start < 1000;)
        work();
    for (let i = 0; i < 40; ++i) {
        const start = performance.now();
        work();
        runs.push(performance.now() - start);
    }
    return runs.sort((a, b) => a - b)[20];
}

for (const parts of [8, 80]) {
    const source = article(parts);
    const file = join(peers, `article-${parts}.md`);
    writeFileSync(file, source);
    const juice = need('juice');
    const it = need('markdown-it')();
    const { marked } = need('marked');
    const wrap = html => juice.inlineContent(`<section>${html}</section>`, css);
    const mine = JSON.parse(execSync(`${ours} render ${file}`, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    const rows = [['ours (parse + wechatHtml)', mine.median], ['markdown-it + juice', median(() => wrap(it.render(source)))],
                  ['marked + juice', median(() => wrap(marked.parse(source)))], ['markdown-it alone, nothing inlined', median(() => it.render(source))]];
    console.log(`${source.length} characters, median of 40 runs each, all warmed up for one second`);
    for (const [name, time] of rows)
        console.log(`  ${name.padEnd(36)} ${time.toFixed(2).padStart(8)} ms  ${(time / mine.median).toFixed(1)} x`);
}

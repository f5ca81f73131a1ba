// Our own side of the sealed page. Runs in the application world; the page's own world runs no script at all.
'use strict';
globalThis.zhijian = (() => {
    const banned = 'script,link,meta,base,iframe,frame,frameset,object,embed,applet,form,input,button,textarea,select,'
        + 'video,audio,source,track,noscript,template,portal,dialog';
    const article = () => document.getElementById('article');
    const say = (what, value) => console.log('zhijian:' + what + ':' + value);
    let ownScrollUntil = 0;

    // An inert document: nothing in it loads or runs before it is purged.
    function purged(html) {
        const parsed = new DOMParser().parseFromString(html, 'text/html');
        parsed.querySelectorAll(banned).forEach(element => element.remove());
        for (const element of parsed.querySelectorAll('*'))
            for (const attribute of Array.from(element.attributes))
                if (/^on/i.test(attribute.name) || ['ping', 'srcset', 'autofocus', 'contenteditable'].includes(attribute.name))
                    element.removeAttribute(attribute.name);
        return parsed.body;
    }

    function copyAttributes(from, to) {
        for (const attribute of Array.from(to.attributes))
            if (!from.hasAttribute(attribute.name))
                to.removeAttribute(attribute.name);
        for (const attribute of from.attributes)
            if (to.getAttribute(attribute.name) !== attribute.value)
                to.setAttribute(attribute.name, attribute.value);
    }

    // Changes only what differs, so that pictures do not load again and nothing flashes.
    function morph(to, from) {
        const fresh = Array.from(from.childNodes);
        let first = 0;
        while (first < fresh.length && first < to.childNodes.length && to.childNodes[first].isEqualNode(fresh[first]))
            ++first;
        let tail = 0;
        while (tail < fresh.length - first && tail < to.childNodes.length - first
               && to.childNodes[to.childNodes.length - 1 - tail].isEqualNode(fresh[fresh.length - 1 - tail]))
            ++tail;
        // Beyond the equal ends: same kind of node is changed in place, from the nearer end.
        const extra = (to.childNodes.length - first - tail) - (fresh.length - first - tail);
        for (let i = 0; i < extra; ++i)
            to.childNodes[first].remove();
        for (let i = first; i < fresh.length - tail; ++i) {
            const old = to.childNodes[i];
            const kept = to.childNodes.length - tail;
            if (i >= kept || extra < 0 && i - first < -extra)
                to.insertBefore(fresh[i], old || null);
            else if (old.nodeType === 1 && fresh[i].nodeType === 1 && old.nodeName === fresh[i].nodeName) {
                copyAttributes(fresh[i], old);
                morph(old, fresh[i]);
            } else
                to.replaceChild(fresh[i], old);
        }
    }

    function setArticle(html) {
        const top = window.scrollY;
        morph(article(), purged(html));
        if (window.scrollY !== top) {
            ownScrollUntil = performance.now() + 200;
            window.scrollTo(0, top);
        }
    }

    function whenReady(token) {
        const pictures = Array.from(document.images).map(picture => picture.decode().catch(() => say('picture-failed', picture.src.slice(0, 40))));
        Promise.all([document.fonts.ready, ...pictures]).then(() => say('ready', token));
    }

    const numbered = () => Array.from(article().querySelectorAll('[data-line]'))
        .map(element => ({ line: Number(element.dataset.line), box: element.getBoundingClientRect() }))
        .filter(entry => Number.isFinite(entry.line))
        .sort((a, b) => a.line - b.line || a.box.top - b.box.top);

    function offsetOfLine(line) {
        const entries = numbered();
        let before = null, after = null;
        for (const entry of entries) {
            if (entry.line <= line)
                before = entry;
            else {
                after = entry;
                break;
            }
        }
        if (!before)
            return -window.scrollY;
        const span = after ? after.line - before.line : 1;
        const room = Math.max(0, (after ? after.box.top : before.box.bottom) - before.box.top);
        return before.box.top + room * Math.min(1, (line - before.line) / Math.max(1, span));
    }

    function scrollBy(distance) {
        ownScrollUntil = performance.now() + 200;
        window.scrollBy(0, distance);
    }
    function scrollToLine(line) {
        scrollBy(offsetOfLine(line) - 8);
    }
    // Moves only when the place is out of sight: typing must not make the page jump.
    function revealLine(line) {
        const top = offsetOfLine(line);
        if (top < 0 || top > window.innerHeight - 60)
            scrollBy(top - window.innerHeight / 3);
    }

    function lineAt(y) {
        let found = 1;
        for (const entry of numbered())
            if (entry.box.top <= y)
                found = Math.max(found, entry.line);
        return found;
    }

    function watch() {
        document.addEventListener('click', event => {
            event.preventDefault();
            const element = event.target.closest ? event.target.closest('[data-line]') : null;
            if (element)
                say('clicked', element.dataset.line);
        }, true);
        // No timers: they do not run where the page's own script is switched off.
        let last = 0;
        const report = always => {
            const now = performance.now();
            if (now < ownScrollUntil || !always && now - last < 30)
                return;
            last = now;
            say('scrolled', lineAt(12));
        };
        document.addEventListener('scroll', () => report(false), { passive: true });
        document.addEventListener('scrollend', () => report(true), { passive: true });
    }

    // Offsets within the article, in CSS pixels: where blocks begin, and what a cut must not go through.
    function measure() {
        const origin = article().getBoundingClientRect().top;
        const blocks = Array.from(article().querySelectorAll('[data-block]'))
            .map(element => element.getBoundingClientRect().top - origin);
        const solid = [];
        const add = box => { if (box.height > 0 && box.width > 0) solid.push([box.top - origin, box.bottom - origin]); };
        const texts = document.createTreeWalker(article(), NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (texts.nextNode()) {
            if (!texts.currentNode.data.trim())
                continue;
            range.selectNodeContents(texts.currentNode);
            Array.from(range.getClientRects()).forEach(add);
        }
        article().querySelectorAll('img,svg,canvas').forEach(element => add(element.getBoundingClientRect()));
        return JSON.stringify({ height: article().getBoundingClientRect().height, width: article().scrollWidth, blocks, solid });
    }

    // Shows the part [top, top + height) of the article, which then prints as one page.
    function showPart(top, height) {
        document.getElementById('window').style.height = height + 'px';
        article().style.marginTop = -top + 'px';
    }

    // Blocks up to `limit` high on paper of that width are kept in one piece; longer ones may break between their parts.
    function keepWhole(width, limit) {
        article().style.width = width + 'px';
        for (const block of article().querySelectorAll('[data-block]'))
            block.classList.toggle('whole', block.getBoundingClientRect().height <= limit);
        article().style.width = '';
    }

    // For tests, which look at the page from inside.
    function probe(expression) {
        return eval(expression);
    }

    function setUse(use, dark, width) {
        document.documentElement.className = use + (dark ? ' dark' : '');
        article().style.width = width ? width + 'px' : '';
    }

    return { setArticle, setUse, whenReady, scrollToLine, revealLine, lineAt, watch, measure, showPart, keepWhole, probe };
})();

#!/usr/bin/env python3
"""Our exchange beside PouchDB, git and rsync, in one run on one machine (sync.md 3.5).

    tests/bench/peers.py HARNESS [--build build/dev] [--runs 3] [--large]

HARNESS is the folder with lib/harness.py, lib/proxy, data/ and the peers' scripts (its README says how to prepare it; node, git
and rsync must be there). Every phase is one fresh process; start-up counts. Ours are the shipped programs `zhijian sync` and
`zhijian-province serve`, over plain HTTP like the peers, with all they do for a living: signatures, screening of what leaves,
projections and full-text tables. --large adds a scope of 1,000,000 changes (some minutes, 4 GB).
Prints each row as it comes and one table at the end; nothing here fails because a machine is slow.
"""
import argparse, json, os, random, shutil, statistics, subprocess, sys

options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
options.add_argument('harness')
options.add_argument('--build', default='build/dev')
options.add_argument('--runs', type=int, default=3)
options.add_argument('--large', action='store_true')
options.add_argument('--only-ours', action='store_true')
order = options.parse_args()
sys.path.insert(0, os.path.join(order.harness, 'lib'))
from harness import Proxy, Run, Server, fresh, sh  # noqa: E402

BIN = os.path.join(os.path.abspath(order.build), 'bin')
DATA = os.path.join(order.harness, 'data')
WORK = '/tmp/zhijian-peers'
ROOT = os.environ.get('ZHIJIAN_ROOT_FOLDER', '')  # The build root, where programs cannot run on this system itself


def program(name, *arguments):
    line = [os.path.join(BIN, name), *arguments]
    if not ROOT:
        return line
    binds = [part for top in os.listdir('/') if top not in ('bin', 'boot', 'dev', 'etc', 'lib', 'lib32', 'lib64', 'libx32', 'lost+found', 'proc', 'run', 'sbin', 'sys', 'usr', 'var')
             for part in ('--bind', '/' + top, '/' + top)]
    return ['bwrap', '--bind', ROOT, '/', '--dev-bind', '/dev', '/dev', '--proc', '/proc', '--tmpfs', '/run', *binds, '--die-with-parent', *line]


def zhijian(folder, *arguments):
    return program('zhijian', '--data', folder, *arguments)


def ours(name, delay=0, corpus=os.path.join(DATA, 'docs.jsonl'), edits=os.path.join(DATA, 'changes.jsonl'), size='10k', port=7060):
    """One run of ours; rows like the harness's. `delay`: ms each way."""
    a, b, s = WORK + '/A', WORK + '/B', WORK + '/S'
    fresh(WORK)
    province = lambda *words: program('zhijian-province', '--data', s, *words)
    sh(province('office', 'add', '520626', '云岭县'))
    server = Server(province('--listen', '127.0.0.1:%d' % port, '--calls-per-second', '100000', 'serve'), port)
    proxy = Proxy(port + 1, port, delay)
    try:
        sh(program('zhijian-bench', 'corpus', a, corpus))
        for folder in (a, b):
            os.makedirs(folder, exist_ok=True)
            code = sh(province('enrol', '520626')).splitlines()[0]
            sh(zhijian(folder, 'enrol', 'http://127.0.0.1:%d' % (port + 1), code))
        run = Run(name, server, proxy)
        sync = lambda label, folder: run.phase(label, zhijian(folder, 'sync'))
        sync('1 upload ' + size, a)
        sync('2 download ' + size, b)
        sync('2a first two-way sync, uploader', a)
        sync('2b first two-way sync, downloader', b)
        sh(program('zhijian-bench', 'corpus', a, edits))
        sync('3a push 100', a)
        sync('3b pull 100', b)
        sync('4 no-op sync', b)
        run.phase('0 start and end of the program', zhijian(b, 'sync-status'))
        digests = [sh(program('zhijian-bench', 'digest', folder)).strip().splitlines()[-1] for folder in (a, b)]
        assert digests[0] == digests[1], digests
        print('verified: equal heads', digests[0], flush=True)
        return run.rows
    finally:
        proxy.stop()
        server.stop()


def large():
    """1,000,000 short texts in one scope, and 100 edits of them. What a no-op and 100 changes cost must not grow with the scope."""
    folder = WORK + '-large'
    fresh(folder)
    words = '通知 办法 医保 就业 学校 道路 补贴 申请 材料 窗口 街道 乡镇 项目 资金 公示 时间'.split()
    chance = random.Random(20261123)
    text = lambda number: json.dumps({'_id': '%032x' % ((number + 1) * 0x9e3779b97f4a7c15f39cc0605cedc835 % 2**128), 'title': '第%d条' % number,
                                      'body': ''.join(chance.choices(words, k=24))}, ensure_ascii=False) + '\n'
    for name, numbers in (('docs', range(1_000_000)), ('edits', range(0, 1_000_000, 10_000))):
        with open(os.path.join(folder, name), 'w') as file:
            file.writelines(map(text, numbers))
    said = ours('zhijian, 1,000,000', corpus=folder + '/docs', edits=folder + '/edits', size='1M')
    shutil.rmtree(folder)
    return said


def peer(script, **environment):
    """Rows of one of the harness's own scripts, which prints them as JSON lines."""
    said = subprocess.run([sys.executable, os.path.join(order.harness, script)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env=dict(os.environ, RUNS='1', **environment)).stdout.decode()
    rows = [json.loads(line) for line in said.splitlines() if line.startswith('{"peer"')]
    if not rows:
        print('!!', script, said[-800:], flush=True)
    for row in rows:
        print(json.dumps(row), flush=True)
    return rows


GOALS = {  # sync.md 3.5: (phase, column) -> at most
    ('1 upload 10k', 'wall'): 1.5, ('1 upload 10k', 'client_cpu'): 1.0, ('1 upload 10k', 'bytes'): 6.5e6, ('1 upload 10k', 'reqs'): 16,
    ('1 upload 10k', 'client_rss_mb'): 60, ('2 download 10k', 'wall'): 2.0, ('2 download 10k', 'bytes'): 6.5e6,
    ('3a push 100', 'wall'): 0.10, ('3a push 100', 'bytes'): 15e3, ('3a push 100', 'reqs'): 1,
    ('3b pull 100', 'wall'): 0.10, ('3b pull 100', 'bytes'): 15e3, ('3b pull 100', 'reqs'): 1,
    ('4 no-op sync', 'bytes'): 700, ('4 no-op sync', 'reqs'): 1,
}


def table(rows):
    groups = {}
    for row in rows:
        groups.setdefault((row['phase'], row['peer']), []).append(row)
    print('\n%-34s %-22s %8s %8s %8s %8s %10s %6s  %s' % ('phase', 'program', 'wall s', 'client s', 'server s', 'peak MB', 'bytes', 'calls', 'goals of ours'))
    for (phase, name), group in sorted(groups.items()):
        middle = lambda key: statistics.median(row.get(key, 0) for row in group)
        value = {key: middle(key) for key in ('wall', 'client_cpu', 'server_cpu', 'client_rss_mb', 'reqs')}
        value['bytes'] = statistics.median(row.get('up', 0) + row.get('down', 0) for row in group)
        verdicts = ['%s %s %g' % (column, 'met' if value[column] <= goal else 'MISSED', goal) for (of, column), goal in GOALS.items() if of == phase and name == 'zhijian']
        print('%-34s %-22s %8.3f %8.3f %8.3f %8.1f %10d %6d  %s' % (phase, name, value['wall'], value['client_cpu'], value['server_cpu'], value['client_rss_mb'],
                                                                    value['bytes'], value['reqs'], '; '.join(verdicts)))


rows = []
print('load before:', os.getloadavg(), flush=True)
for _ in range(order.runs):
    rows += ours('zhijian')
    if not order.only_ours:
        rows += peer('run-files.py', PEERS='rsync git')
        rows += peer('run-pouchdb.py', BATCH='1000')
rows += ours('zhijian rtt100', delay=50)
if not order.only_ours:
    rows += peer('run-pouchdb.py', BATCH='1000', DELAY='50')
if order.large:
    rows += large()
print('load after:', os.getloadavg())
table(rows)
shutil.rmtree(WORK, ignore_errors=True)

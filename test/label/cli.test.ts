import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { type TestContext, test } from 'node:test'
import { readTable } from '../../src/adapters/table-file.ts'
import { EnergyTarget } from '../../src/schema/energy-target.ts'
import { folderOf } from '../folders.ts'
import { clusterServer } from './cluster-server.ts'
import { prometheusServer } from './prometheus-server.ts'
import { type Run, runLabel, targetsIn } from './run.ts'
import { at, kepler, objects, owners, START_S } from './shop.ts'

const HALF_HOUR = ['--start', at(0), '--end', at(30)]

/** A run as a reader of a terminal would see it, a field a line. */
const transcript = (args: readonly string[], { status, out, err }: Run): string =>
  [
    `$ wattlint label ${args.join(' ')}`,
    ...out
      .split('\n')
      .filter(Boolean)
      .map((line) => (line.startsWith('{') ? JSON.stringify(JSON.parse(line), null, 2) : line)),
    err === '' ? '' : `[standard error]\n${err.trimEnd()}`,
    `[exit ${status}]`,
    '',
  ]
    .filter((part, index, all) => part !== '' || index === all.length - 1)
    .join('\n')

const seen = (t: TestContext, name: string, args: readonly string[], run: Run): void =>
  t.assert.fileSnapshot(transcript(args, run), `fixtures/label/${name}.txt`, { serializers: [String] })

test('label: half an hour of a Prometheus', async (t) => {
  const { url, asked } = await prometheusServer(t, [...kepler(), ...owners])
  const run = await runLabel(folderOf(t, {}), HALF_HOUR, { env: { PROMETHEUS_URL: url } })
  seen(t, 'half-hour', HALF_HOUR, run)
  assert.equal(run.status, 0)
  // No zone that another one holds is even asked for, and nothing that is not there.
  assert.ok(
    asked.some((text) => /^query kepler_pod_cpu_joules_total\{zone!~"core\|uncore"\}\[\d+ms\]$/.test(text)),
  )
  assert.ok(!asked.some((text) => /gpu|container/.test(text)))
})

test('label: of each pod, with a share of the idle energy, in files of every format', async (t) => {
  const { url } = await prometheusServer(t, [...kepler(), ...owners])
  const folder = folderOf(t, {})
  const args = [
    ...HALF_HOUR,
    '--per',
    'pod',
    '--idle',
    'share',
    '--ns',
    'shop',
    '--cluster',
    'lab',
    '--prom',
    url,
  ]
  const lines = targetsIn(await runLabel(folder, args))
  assert.deepEqual(
    lines.map(({ pod, idle, cluster }) => [pod, idle, cluster]),
    [
      ['nightly-29539320-ccccc', 'share', 'lab'],
      ['nightly-29539330-ddddd', 'share', 'lab'],
      ['web-75b8db7788-aaaaa', 'share', 'lab'],
      ['web-75b8db7788-bbbbb', 'share', 'lab'],
    ],
  )
  // 5.5 W of 33 active ones, and as much of the 33 idle ones.
  assert.equal(lines[2]?.avg_power_w, 11)
  for (const file of ['targets.ndjson', 'targets.csv', 'deep/targets.parquet']) {
    const { status, out } = await runLabel(folder, [...args, '--out', file])
    assert.deepEqual([status, out], [0, ''])
    const { rows } = await readTable(folder, file)
    assert.deepEqual(
      rows.map(({ record }) => EnergyTarget.parse(record)),
      lines,
    )
  }
})

test('label: a step gives about the same, and asks for no samples', async (t) => {
  const { url, asked } = await prometheusServer(t, [...kepler(), ...owners])
  const run = await runLabel(folderOf(t, {}), [...HALF_HOUR, '--prom', url, '--step', '2m'])
  const web = targetsIn(run).find(({ workload_name }) => workload_name === 'web')
  assert.deepEqual([web?.avg_power_w, web?.step_s], [8.8, 120])
  assert.ok(asked.some((text) => text.startsWith('query_range kepler_pod_cpu_joules_total')))
})

test('label: a fake meter is told, and its targets are refused for training', async (t) => {
  const { url } = await prometheusServer(t, [
    ...kepler('/sys/class/powercap/intel-rapl/energy_ZONE'),
    ...owners,
  ])
  const folder = folderOf(t, {})
  const run = await runLabel(folder, [...HALF_HOUR, '--ns', 'logging'], { env: { PROMETHEUS_URL: url } })
  assert.equal(run.status, 0)
  assert.deepEqual(
    targetsIn(run).map(({ power_source, provenance }) => [power_source, provenance]),
    [['fake', 'modelled']],
  )
  assert.match(run.err, /power source of 1 target of 1 is fake: join, train and evaluate refuse them/)
  const allowed = await runLabel(folder, [...HALF_HOUR, '--allow-synthetic', '--prom', url])
  assert.doesNotMatch(allowed.err, /refuse/)
})

test('label: owners from the cluster, where Prometheus knows none', async (t) => {
  const { url, asked } = await prometheusServer(t, kepler())
  const cluster = await clusterServer(t, objects)
  const args = [...HALF_HOUR, '--prom', url, '--kubeconfig', cluster.kubeconfig]
  const namesIn = (run: Run) =>
    targetsIn(run).map(({ workload_kind, workload_name }) => `${workload_kind}/${workload_name}`)
  const run = await runLabel(folderOf(t, {}), args)
  assert.deepEqual(namesIn(run), [
    'DaemonSet/agent',
    'Deployment/web',
    // Their Jobs are gone from the cluster.
    'Pod/nightly-29539320-ccccc',
    'Pod/nightly-29539330-ddddd',
  ])
  assert.match(run.err, /the owners of pods in 2 of 4 targets are not known/)
  const before = asked.length
  const k8s = await runLabel(folderOf(t, {}), [...args, '--owner-source', 'k8s', '--namespaces', 'shop'])
  assert.deepEqual(namesIn(k8s).slice(0, 1), ['Deployment/web'])
  assert.ok(!asked.slice(before).some((text) => text.includes('kube_')))
  assert.ok(cluster.asked.includes('/apis/apps/v1/namespaces/shop/replicasets'))
  const prom = await runLabel(folderOf(t, {}), [...args, '--owner-source', 'prom'])
  assert.ok(namesIn(prom).every((name) => name.startsWith('Pod/')))
})

test('label: a cluster that lets nobody list is an error where it was asked for, and else a warning', async (t) => {
  const { url } = await prometheusServer(t, kepler())
  const { kubeconfig } = await clusterServer(t, objects, { forbidden: ['replicasets'] })
  const args = [...HALF_HOUR, '--prom', url, '--kubeconfig', kubeconfig]
  const asked = await runLabel(folderOf(t, {}), [...args, '--owner-source', 'k8s'])
  assert.equal(asked.status, 3)
  assert.match(asked.err, /does not let this account list replicasets\.apps/)
  const auto = await runLabel(folderOf(t, {}), args)
  assert.equal(auto.status, 0)
  assert.match(auto.err, /warning: owners cannot be read from the cluster: .*replicasets\.apps/)
})

test('label: what a Prometheus warns of is told, and what it is sent', async (t) => {
  const { url, headers } = await prometheusServer(t, [...kepler(), ...owners], {
    warnings: ['a store is down'],
  })
  const args = [
    ...HALF_HOUR,
    '--prom',
    url,
    '--prom-header',
    'X-Scope-OrgID: team',
    '--prom-token-env',
    'TOKEN',
  ]
  const { status, err } = await runLabel(folderOf(t, {}), args, { env: { TOKEN: 's3cret\n' } })
  assert.equal(status, 0)
  assert.equal(err.match(/a store is down/g)?.length, 1)
  assert.ok(headers.every((one) => one['x-scope-orgid'] === 'team' && one.authorization === 'Bearer s3cret'))
  const basic = [...HALF_HOUR, '--prom', url, '--prom-user-env', 'U', '--prom-password-env', 'P']
  await runLabel(folderOf(t, {}), basic, { env: { U: 'ada', P: 'pass' } })
  assert.equal(headers.at(-1)?.authorization, `Basic ${Buffer.from('ada:pass').toString('base64')}`)
})

const bad: readonly (readonly [shows: string, args: readonly string[], status: number, told: RegExp])[] = [
  ['no source', [], 2, /nothing says where energy is read from\. Name one of --prom/],
  ['two sources', ['--prom', 'http://x', '--scrape'], 2, /one source at a time/],
  ['no time', ['--prom', 'http://x', '--start', 'yesterday'], 2, /--start "yesterday" is no time/],
  [
    'an end before the start',
    ['--prom', 'http://x', '--start', 'now', '--end', '-1h'],
    2,
    /ends before it begins/,
  ],
  [
    'two beginnings',
    ['--prom', 'http://x', '--start', '-1h', '--window', '1h'],
    2,
    /both say where the window begins/,
  ],
  [
    'a window in the future',
    ['--prom', 'http://x', '--start', '2999-01-01T00:00:00Z', '--end', '2999-01-02T00:00:00Z'],
    2,
    /in the future/,
  ],
  ['a window that is none', ['--prom', 'http://x', '--window', 'long'], 2, /Write a duration such as/],
  [
    'an ending that no format has',
    ['--prom', 'http://x', '--out', 'targets.xls'],
    2,
    /no format has this ending/,
  ],
  ['half a password', ['--prom', 'http://x', '--prom-user-env', 'U'], 2, /Give both/],
  [
    'a variable that is not set',
    ['--prom', 'http://x', '--prom-token-env', 's3cret'],
    2,
    /named for Prometheus is not set/,
  ],
  ['a scrape of the past', ['--scrape', '--start', '-1h'], 2, /measures from now on/],
  ['a scrape that is over at once', ['--scrape', '--for', '5s'], 2, /--for is shorter than --interval/],
  ['no address of a Prometheus', ['--prom', 'prometheus'], 2, /no http or https URL/],
  ['a file that is not there', ['--exposition', 'gone@0'], 2, /gone: cannot be read/],
]

for (const [shows, args, status, told] of bad) {
  test(`label: ${shows}: exit ${status}`, async (t) => {
    const run = await runLabel(folderOf(t, {}), args)
    assert.match(run.err, told)
    assert.doesNotMatch(run.err, /s3cret/)
    assert.deepEqual([run.status, run.out], [status, ''])
  })
}

test('label: nothing to label is bad input, and nothing is written', async (t) => {
  const { url } = await prometheusServer(t, [...kepler(), ...owners])
  const label = (...args: readonly string[]) =>
    runLabel(folderOf(t, {}), ['--prom', url, '--out', 't.csv', ...args])
  const noneThere = await prometheusServer(t, owners)
  const nothing = await runLabel(folderOf(t, {}), [...HALF_HOUR, '--prom', noneThere.url])
  assert.equal(nothing.status, 2)
  assert.match(
    nothing.err,
    /0 targets in 2026-03-01T10:00:00Z to 2026-03-01T10:30:00Z: there are no counters of Kepler's/,
  )
  const short = await label('--start', at(20), '--end', at(20.5))
  assert.equal(short.status, 2)
  assert.match(short.err, /of most pods it was read once/)
  const elsewhere = await label(...HALF_HOUR, '--ns', 'nowhere')
  assert.match(elsewhere.err, /Kepler counted no pod in nowhere/)
})

test('label: a Prometheus that refuses or is not there is an outside failure', async (t) => {
  const { url } = await prometheusServer(t, [], { refuse: 401 })
  assert.equal((await runLabel(folderOf(t, {}), ['--prom', url])).status, 3)
})

test('label: times of every form', async (t) => {
  const { url } = await prometheusServer(t, [...kepler(), ...owners])
  for (const [start, end] of [
    [String(START_S), String(START_S + 1800)],
    ['2026-03-01T11:00:00+01:00', '2026-03-01T10:30:00.000Z'],
  ] as const) {
    const run = await runLabel(folderOf(t, {}), ['--prom', url, '--start', start, '--end', end])
    assert.match(run.err, /3 targets, of 2026-03-01T10:00:00Z to 2026-03-01T10:30:00Z/)
  }
})

test('label: its help', async (t) => {
  seen(t, 'help', ['--help'], await runLabel(resolve('.'), ['--help']))
})

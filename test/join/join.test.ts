import assert from 'node:assert/strict'
import { test } from 'node:test'
import { specHash } from '../../src/encode/spec-hash.ts'
import { templateHash } from '../../src/encode/template-hash.ts'
import { JOIN_DEFAULTS, type Joined, joinRows } from '../../src/join/join.ts'
import { MeasuredRow } from '../../src/schema/measured-row.ts'
import { container, request } from '../requests.ts'
import { join, series, target, web } from './targets.ts'

const reasons = ({ unmatched }: Joined): string[] =>
  unmatched.map(({ of, reason, count }) => `${count} ${of}: ${reason}`).toSorted()

test('pods of a Deployment are one row: the mean of their means, the least and the most', () => {
  const { rows, joinedTargets, unmatched } = join(
    [web()],
    [
      target({ pod: 'a', avg_power_w: 1, total_energy_j: 100, observed_s: 100 }),
      target({ pod: 'a', avg_power_w: 3, total_energy_j: 300, observed_s: 100 }),
      target({ pod: 'b', avg_power_w: 6, total_energy_j: 300, observed_s: 50 }),
    ],
  )
  const [row] = rows
  assert.equal(rows.length, 1)
  assert.deepEqual(
    [
      row?.pods,
      row?.avg_power_w,
      row?.avg_power_w_min,
      row?.avg_power_w_max,
      row?.total_energy_j,
      row?.observed_s,
    ],
    [2, 4, 2, 6, 250, 75],
  )
  assert.deepEqual([joinedTargets, unmatched], [3, []])
  assert.deepEqual(
    [row?.provenance, row?.scope, row?.title],
    ['kepler', 'pod_kepler_total', 'Deployment shop/web, 2 pods'],
  )
  assert.deepEqual(MeasuredRow.parse(row), row)
})

test('samples become a series: gaps count as the time they are, idle steps count', () => {
  const targets = [...series({}, [null, 120, 0]), target({ ts: 1_762_178_400 + 300, energy_step_j: 180 })]
  const [row] = join([web()], targets).rows
  assert.deepEqual(
    [row?.total_energy_j, row?.observed_s, row?.step_s, row?.energy_step_j],
    [300, 300, 60, 60],
  )
  assert.deepEqual([row?.window_start_s, row?.window_end_s], [1_762_178_400, 1_762_178_700])
  assert.equal(row?.avg_power_w, null, 'watts are not made up from joules here')
})

test('a sample that comes twice counts once', () => {
  const once = join([web()], series({}, [null, 60, 60])).rows
  const twice = join([web()], [...series({}, [null, 60, 60]), ...series({}, [null, 60, 60])]).rows
  assert.deepEqual(twice, once)
})

test('a series of one sample gives no label, and not 0 J', () => {
  for (const only of [0, null, 5]) {
    const joined = join([web()], series({}, [only]))
    assert.deepEqual(joined.rows, [])
    assert.match(reasons(joined).join(), /1 target: a series of one sample/)
  }
})

const unusable: readonly (readonly [shows: string, watts: unknown, reason: RegExp])[] = [
  ['0 W', 0, /avg_power_w is 0/],
  ['negative', -1, /avg_power_w is negative/],
  ['not finite', Number.POSITIVE_INFINITY, /avg_power_w is not finite/],
]
for (const [shows, avg_power_w, reason] of unusable) {
  test(`a value that cannot be used is named: ${shows}`, () => {
    const joined = join([web()], [target({ pod: 'a', avg_power_w }), target({ pod: 'b', avg_power_w: 2 })])
    assert.deepEqual([joined.rows[0]?.avg_power_w, joined.rows[0]?.pods], [2, 1])
    assert.match(reasons(joined).join(), reason)
    assert.match(reasons(joined).join(), /1 target: no usable figure/)
  })
}

test('the kind is part of the key: StatefulSet web and Deployment web stay apart', () => {
  const set = web({ workload_kind: 'StatefulSet' })
  const targets = [
    target({ avg_power_w: 1 }),
    target({ workload_kind: 'StatefulSet', pod: 'web-0', avg_power_w: 9 }),
  ]
  const { rows } = join([web(), set], targets)
  assert.deepEqual(
    rows.map(({ workload_kind, avg_power_w }) => [workload_kind, avg_power_w]),
    [
      ['Deployment', 1],
      ['StatefulSet', 9],
    ],
  )
  assert.match(reasons(join([set], [target({ avg_power_w: 1 })])).join(), /the name as another kind/)
})

test('namespaces match whatever their case; others are told apart', () => {
  assert.equal(join([web({ namespace: 'Shop' })], [target({ avg_power_w: 1 })]).rows.length, 1)
  const joined = join([web({ namespace: 'store' })], [target({ avg_power_w: 1 })])
  assert.match(reasons(joined).join(), /in another namespace/)
})

test('requests that come again are one row, of the newest; the others are counted', () => {
  const labelled = web({ labels: { run: '2' } })
  const joined = join([web(), web(), labelled], [target({ avg_power_w: 1 })])
  assert.deepEqual(joined.rows[0]?.request.labels, { run: '2' })
  assert.match(reasons(joined).join(), /2 request: another line says the same workload/)
})

test('targets that name a revision get that one; one that no request has is not another', () => {
  const old = web({ containers: [container('nginx:1')] })
  const now = web({ containers: [container('nginx:2')] })
  const targets = [
    target({ pod: 'a', avg_power_w: 1, template_hash: templateHash(old) }),
    target({ pod: 'b', avg_power_w: 3, spec_hash: specHash(now) }),
    target({ pod: 'c', avg_power_w: 5 }),
    target({ pod: 'd', avg_power_w: 7, spec_hash: 'ffffffffffffffff' }),
  ]
  const joined = join([old, now], targets)
  assert.deepEqual(
    joined.rows.map((row) => [row.request.containers[0]?.image, row.avg_power_w]),
    [
      ['nginx:1', 1],
      ['nginx:2', 4],
    ],
  )
  assert.equal(joined.rows[0]?.group, joined.rows[1]?.group)
  assert.match(reasons(joined).join(), /1 target: no request is of the revision/)
  assert.equal(join([old, now], targets, { takesOtherRevision: true }).joinedTargets, 4)
})

test('pods and Jobs are joined with the workload they were made for', () => {
  const cron = web({ workload_kind: 'CronJob', workload_name: 'nightly', run_pattern: 'scheduled' })
  const runs = [1, 2, 3].map((run) =>
    target({
      workload_kind: 'Job',
      workload_name: `nightly-2890000${run}`,
      pod: `p${run}`,
      total_energy_j: run * 100,
    }),
  )
  const [row] = join([cron], runs).rows
  assert.deepEqual([row?.workload_kind, row?.pods, row?.total_energy_j], ['CronJob', 3, 200])
  const live = web({ workload_kind: 'Pod', workload_name: 'web-75b8db7788-x7k2p' })
  assert.equal(join([live], [target({ avg_power_w: 1 })]).rows[0]?.workload_kind, 'Deployment')
  const both = join([web(), live], [target({ avg_power_w: 1 })])
  assert.equal(
    both.rows[0]?.request.workload_kind,
    'Deployment',
    'the workload itself goes before a pod of it',
  )
})

test('clusters: what names one is joined within it; what fits several is left out', () => {
  const requests = ['a', 'b'].map((cluster) => ({ request: web(), cluster }))
  const targets = [
    target({ pod: 'x', cluster: 'a', avg_power_w: 1 }),
    target({ pod: 'y', cluster: 'b', avg_power_w: 2 }),
    target({ pod: 'z', avg_power_w: 3 }),
    target({ pod: 'z', cluster: 'c', avg_power_w: 3 }),
  ]
  const joined = joinRows({ requests, targets, options: JOIN_DEFAULTS })
  assert.deepEqual(
    joined.rows.map(({ cluster, avg_power_w }) => [cluster, avg_power_w]),
    [
      ['a', 1],
      ['b', 2],
    ],
  )
  assert.deepEqual(reasons(joined), [
    '1 target: requests of several clusters fit: it names none',
    '1 target: the requests are of another cluster',
  ])
  const named = joinRows({ requests, targets, options: { ...JOIN_DEFAULTS, cluster: 'b' } })
  assert.equal(named.rows.find(({ cluster }) => cluster === 'b')?.avg_power_w, 2.5)
})

test('a workload of several parts is ambiguous, and so is a kind of two API groups', () => {
  const head = web({ workload_kind: 'RayCluster', component: 'head' })
  const workers = web({ workload_kind: 'RayCluster', component: 'workers' })
  const joined = join([head, workers], [target({ workload_kind: 'RayCluster', avg_power_w: 1 })])
  assert.match(reasons(joined).join(), /several parts/)
  const batch = web({ workload_kind: 'Job', api_group: 'batch' })
  const volcano = web({ workload_kind: 'Job', api_group: 'batch.volcano.sh' })
  const job = target({ workload_kind: 'Job', avg_power_w: 1 })
  assert.match(reasons(join([batch, volcano], [job])).join(), /several API groups/)
  assert.equal(join([batch, web({ workload_kind: 'Job', api_group: '' })], [job]).rows.length, 1)
})

test('figures of a whole workload are shared out over its pods, unless pods are named', () => {
  const three = web({ pods: { min: 3, typical: 3, max: 3 } })
  const [row] = join(
    [three],
    [target({ pod: null, avg_power_w: 6, total_energy_j: 60, observed_s: 10 })],
  ).rows
  assert.deepEqual([row?.pods, row?.avg_power_w, row?.total_energy_j, row?.observed_s], [3, 2, 20, 10])
  const mixed = join([three], [target({ pod: null, avg_power_w: 6 }), target({ avg_power_w: 5 })])
  assert.deepEqual([mixed.rows[0]?.avg_power_w, mixed.rows[0]?.pods], [5, 1])
  assert.match(reasons(mixed).join(), /whole workload, and others are of its pods/)
})

test('watts that nobody measured are refused, or marked where they are asked for', () => {
  for (const [source, provenance, count] of [
    ['rapl', 'kepler', 0],
    [null, 'kepler', 0],
    ['fake', 'modelled', 1],
    ['estimated', 'modelled', 1],
    ['unknown', 'modelled', 1],
    ['trained_power_model', 'modelled', 1],
  ] as const) {
    const targets = [target({ avg_power_w: 1, power_source: source })]
    const refused = join([web()], targets)
    assert.deepEqual(
      [refused.rows.length, refused.unmatched.filter(({ of }) => of === 'target').length],
      [1 - count, count],
    )
    const joined = join([web()], targets, { allowsSynthetic: true })
    assert.deepEqual(
      [joined.rows[0]?.provenance, joined.syntheticTargets],
      [provenance, count],
      String(source),
    )
  }
})

test('everything that goes in comes out, or is counted', () => {
  let seed = 7
  const pick = <T>(...values: readonly T[]): T | undefined => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32
    return values[Math.floor((seed / 2 ** 32) * values.length)]
  }
  for (let round = 0; round < 300; round++) {
    const requests = Array.from({ length: 12 }, () => ({
      cluster: pick(null, null, 'a', 'b') ?? null,
      request: request({
        namespace: pick('shop', 'store') ?? '',
        workload_kind: pick('Deployment', 'CronJob', 'Pod', 'StatefulSet') ?? '',
        workload_name: pick('web', 'db', 'web-75b8db7788-x7k2p', 'db-0') ?? '',
        component: pick(null, null, 'head') ?? null,
        gpu_count: pick(0, 1) ?? 0,
      }),
    }))
    const targets = Array.from({ length: 20 }, () =>
      target({
        namespace: pick('shop', 'store', 'other'),
        workload_kind: pick('Deployment', 'Job', 'Pod', 'StatefulSet'),
        workload_name: pick('web', 'db', 'web-1', 'web-75b8db7788-x7k2p', 'db-0'),
        pod: pick(null, 'p', 'q'),
        cluster: pick(null, 'a', 'c'),
        ts: pick(null, 60, 120, 180),
        avg_power_w: pick(null, 0, -1, 5),
        energy_step_j: pick(null, 0, 7, Number.POSITIVE_INFINITY),
        spec_hash: pick(null, null, 'ffffffffffffffff'),
      }),
    )
    const joined = joinRows({ requests, targets, options: JOIN_DEFAULTS })
    const counted = (of: string): number =>
      joined.unmatched.reduce((sum, one) => sum + (one.of === of ? one.count : 0), 0)
    assert.equal(joined.joinedTargets + counted('target'), targets.length, 'targets')
    assert.equal(joined.joinedRequests + counted('request'), requests.length, 'requests')
    for (const row of joined.rows) assert.deepEqual(MeasuredRow.parse(row), row)
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Labels, Series } from '../../src/exposition/sample.ts'
import { EnergyTarget } from '../../src/schema/energy-target.ts'
import { tableFrom, tableText } from '../../src/tables/table.ts'
import { every, joulesIn, labelled, node, pod, series } from './labelled.ts'

const kube = (name: string, labels: Labels, value = 1): Series =>
  series(`kube_${name}`, { namespace: 'shop', ...labels }, [[0, value]])

const owner = (name: string, owner_kind: string, owner_name: string): Series =>
  kube('pod_owner', { pod: name, uid: `uid-${name}`, owner_kind, owner_name, owner_is_controller: 'true' })

const steady = node(every(60, [0, 1000, 2000, 3000, 4000, 5000]))

const web = [
  steady,
  pod('a', every(60, [0, 60, 120, 180, 240, 300])),
  pod('b', every(60, [0, 30, 60], 0)),
  ...['a', 'b'].flatMap((name) => [owner(name, 'StatefulSet', 'web')]),
]

test('a workload: power of all pods together, and of one while it was there', () => {
  const [target] = labelled(web).targets
  assert.deepEqual(
    [
      target?.total_energy_j,
      target?.observed_s,
      target?.avg_power_w,
      target?.avg_power_per_replica_w,
      target?.measured_replicas,
      target?.replicas,
      target?.step_s,
      target?.lower_bound,
    ],
    // 360 J in 300 s, and in 300 + 120 s of pods.
    [360, 300, 1.2, 0.857142857, 1.4, 1.4, 60, true],
  )
})

test('a workload: pods beside each other are one time', () => {
  const all = [
    steady,
    pod('a', every(60, [0, 1, 2, 3, 4, 5])),
    pod('b', every(60, [0, 1])),
    pod('c', every(60, [1, 2], 180)),
    ...['a', 'b', 'c'].map((name) => owner(name, 'StatefulSet', 'web')),
  ]
  // c from the read before its first on: 300 + 60 + 120 s of pods in 300 s.
  const [target] = labelled(all).targets
  assert.deepEqual([target?.observed_s, target?.measured_replicas], [300, 1.6])
})

test('a workload: replicas are those that were ready, where somebody counts them', () => {
  const ready = kube('statefulset_status_replicas_ready', { statefulset: 'web' }, 1.8)
  const [target] = labelled([...web, ready]).targets
  assert.deepEqual([target?.replicas, target?.measured_replicas], [1.8, 1.4])
})

test('a workload: pods one after the other are one pod in two lives', () => {
  const all = [
    steady,
    pod('a', every(60, [0, 60, 120])),
    pod('b', every(60, [60, 120], 180)),
    ...['a', 'b'].map((name) => owner(name, 'StatefulSet', 'web')),
  ]
  const [target] = labelled(all).targets
  assert.deepEqual([target?.total_energy_j, target?.observed_s, target?.measured_replicas], [240, 240, 1])
})

test('per pod: a target each, with its node', () => {
  const { targets } = labelled(web, { per: 'pod' })
  assert.deepEqual(
    targets.map(({ workload_name, pod, pod_uid, node, total_energy_j, measured_replicas }) => [
      ...[workload_name, pod, pod_uid, node, total_energy_j, measured_replicas],
    ]),
    [
      ['web', 'a', 'uid-a', 'n1', 300, null],
      ['web', 'b', 'uid-b', 'n1', 60, null],
    ],
  )
})

/** Runs of the CronJob nightly: pods that were read every minute from their start on, and their last value after their end. */
const run = (name: string, fromS: number, values: readonly number[], ends: boolean): readonly Series[] => [
  pod(name, every(60, ends ? values.slice(0, -1) : values, fromS)),
  ...(ends ? [pod(name, every(60, values, fromS).slice(-1), { state: 'terminated' })] : []),
  owner(name, 'Job', name),
  kube('job_owner', { job_name: name, owner_kind: 'CronJob', owner_name: 'nightly' }),
]

const jobs: readonly (readonly [
  shows: string,
  series: readonly Series[],
  expected: readonly [runs: number, mean_j: number, mean_s: number, lower_bound: boolean],
])[] = [
  ['one run', run('a', 60, [10, 20, 30], true), [1, 30, 180, false]],
  [
    'the mean of two',
    [...run('a', 60, [10, 20, 30], true), ...run('b', 180, [40, 50], true)],
    [2, 40, 150, false],
  ],
  [
    'one that has not ended does not count beside one that has',
    [...run('a', 60, [10, 20, 30], true), ...run('b', 240, [40, 90], false)],
    [1, 30, 180, false],
  ],
  [
    'one that began before the window neither',
    [...run('a', 60, [10, 20, 30], true), ...run('b', 0, [40, 90], true)],
    [1, 30, 180, false],
  ],
  [
    'one that has not ended counts where there is no other, and is more',
    run('b', 240, [40, 90], false),
    [1, 90, 120, true],
  ],
  [
    'two pods of one run',
    [
      ...run('a', 60, [10, 20, 30], true),
      pod('a2', every(60, [5, 15], 60)),
      pod('a2', [[180, 20]], { state: 'terminated' }),
      owner('a2', 'Job', 'a'),
    ],
    [1, 50, 180, false],
  ],
  [
    'a pod of the run that nobody measured',
    [
      ...run('a', 60, [10, 20, 30], true),
      owner('a2', 'Job', 'a'),
      kube('pod_start_time', { pod: 'a2', uid: 'uid-a2' }, 70),
    ],
    [1, 30, 180, true],
  ],
]

for (const [shows, all, expected] of jobs) {
  test(`a run: ${shows}`, () => {
    const { targets } = labelled([steady, ...all], { mode: 'job', window: { start_at_s: 0, end_at_s: 300 } })
    const [target] = targets
    assert.deepEqual(
      [target?.workload_kind, target?.workload_name, target?.mode],
      ['CronJob', 'nightly', 'job'],
    )
    assert.deepEqual(
      [target?.runs, target?.total_energy_j, target?.observed_s, target?.lower_bound],
      expected,
    )
  })
}

test('a run: in the mode of windows, a CronJob has all that its runs drew', () => {
  const all = [steady, ...run('a', 60, [10, 20, 30], true), ...run('b', 180, [40, 50], true)]
  const [target] = labelled(all).targets
  assert.deepEqual([target?.mode, target?.runs, target?.total_energy_j], ['window', null, 80])
  const other = labelled(web, { mode: 'job' }).targets[0]
  assert.deepEqual([other?.mode, other?.total_energy_j], ['window', 360])
})

test('namespaces: only those that are asked for, and warnings of all', () => {
  const all = [pod('a', every(60, [0, 5])), pod('b', every(60, [0, 6]), { pod_namespace: 'store' })]
  assert.deepEqual(joulesIn(labelled(all, { namespaces: ['store'] })), { 'Pod/b': 6 })
  assert.equal(labelled(all, { namespaces: ['none'] }).targets.length, 0)
})

test('clusters: the same names in two clusters are two workloads', () => {
  const inCluster = (cluster: string, energyJ: number): Series[] => [
    pod('db-0', every(60, [0, energyJ]), { cluster, pod_id: cluster }),
    series(
      'kube_pod_owner',
      { cluster, namespace: 'shop', pod: 'db-0', owner_kind: 'StatefulSet', owner_name: 'db' },
      [[0, 1]],
    ),
  ]
  const { targets } = labelled([...inCluster('east', 5), ...inCluster('west', 9)], { cluster: 'here' })
  assert.deepEqual(
    targets.map(({ cluster, workload_name, total_energy_j }) => [cluster, workload_name, total_energy_j]),
    [
      ['east', 'db', 5],
      ['west', 'db', 9],
    ],
  )
  assert.equal(labelled([pod('a', every(60, [0, 5]))], { cluster: 'here' }).targets[0]?.cluster, 'here')
})

test('clusters: owners that name no cluster are of all of them', () => {
  const all = [
    pod('a', every(60, [0, 5]), { cluster: 'east' }),
    series('kube_pod_owner', { namespace: 'shop', pod: 'a', owner_kind: 'DaemonSet', owner_name: 'agent' }, [
      [0, 1],
    ]),
  ]
  assert.deepEqual(joulesIn(labelled(all)), { 'DaemonSet/agent': 5 })
})

test('owners that are not known are told', () => {
  assert.match(
    labelled([pod('a', every(60, [0, 5]))]).warnings.join(),
    /owners of pods in 1 of 1 targets are not known/,
  )
})

test('a target goes through every kind of table and comes back the same', async () => {
  const { targets } = labelled(web)
  for (const format of ['ndjson', 'json', 'csv', 'parquet'] as const) {
    const written = tableText(format, targets)
    const bytes = typeof written === 'string' ? Buffer.from(written) : written
    const { rows } = await tableFrom(`targets.${format}`, bytes)
    assert.deepEqual(
      rows.map(({ record }) => EnergyTarget.parse(record)),
      targets,
    )
  }
})

test('the same values in, the same values out, in whatever order', () => {
  const { targets } = labelled(web)
  assert.deepEqual(labelled(web.toReversed()).targets, targets)
})

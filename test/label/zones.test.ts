import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Series } from '../../src/exposition/sample.ts'
import type { LabelOptions } from '../../src/label/label.ts'
import { zonesFrom } from '../../src/label/zones.ts'
import { container, every, labelled, node, pod, series } from './labelled.ts'

const zones: readonly (readonly [present: string, whole: string])[] = [
  ['package core uncore dram', 'package dram'],
  ['package', 'package'],
  ['psys package dram core', 'psys'],
  ['core uncore', ''],
  ['core', ''],
  ['dram', ''],
  ['socket core', 'socket'],
  ['core_power io_power cpu', 'cpu'],
  ['ina3221_power1', 'ina3221_power1'],
  ['ina3221_power1 ina3221_power2', ''],
  ['', ''],
]

for (const [present, whole] of zones) {
  test(`zones: of ${present || 'none'} the whole is ${whole || 'not known'}`, () =>
    assert.equal(zonesFrom(new Set(present.split(' ').filter(Boolean))).join(' '), whole))
}

const ofZones = (joules: Readonly<Record<string, number>>): Series[] =>
  Object.entries(joules).map(([zone, energyJ]) => pod('w', every(60, [0, energyJ]), { zone }))

const gpu = (energyJ: number): Series => {
  const { zone: _, ...labels } = pod('w', []).labels
  return series('kepler_pod_gpu_joules_total', labels, every(60, [0, energyJ]))
}

const part = (name: string, energyJ: number, mode = 'dynamic'): Series => ({
  ...container('c', every(60, [0, energyJ]), { mode }),
  name: `kepler_container_${name}joules_total`,
})

type Expected = readonly [total_j: number, gpu_j: number | null, idle_j: number | null, zones: string | null]

const energies: readonly (readonly [
  shows: string,
  series: readonly Series[],
  options: Partial<LabelOptions>,
  expected: Expected,
])[] = [
  ['package and dram', ofZones({ package: 60, dram: 6, core: 40 }), {}, [66, null, null, 'package+dram']],
  ['psys alone', ofZones({ psys: 90, package: 60, dram: 6 }), {}, [90, null, null, 'psys']],
  ['GPUs are added, and told', [...ofZones({ package: 60 }), gpu(500)], {}, [560, 500, null, 'package']],
  ['GPUs alone', [gpu(500)], {}, [500, 500, null, null]],
  [
    'the containers of a pod are not added to it',
    [
      ...ofZones({ package: 60 }),
      series(
        'kepler_container_cpu_joules_total',
        { pod_id: 'uid-w', container_id: 'c', node_name: 'n1', zone: 'package' },
        every(60, [0, 60]),
      ),
    ],
    {},
    [60, null, null, 'package'],
  ],
  [
    'up to 0.9 the total is one, and its parts are in it',
    [
      part('', 20),
      part('package_', 16),
      part('dram_', 4),
      part('core_', 14),
      part('gpu_', 3),
      part('platform_', 99),
    ],
    {},
    [20, 3, null, 'total'],
  ],
  ['idle is told, and not added', [part('', 6), part('', 30, 'idle')], {}, [6, null, 30, 'total']],
  [
    'idle is added where it is asked for',
    [part('', 6), part('', 30, 'idle')],
    { idle: 'own' },
    [36, null, 30, 'total'],
  ],
  [
    'a share of the idle energy of the node, by CPU time',
    [
      ...ofZones({ package: 20 }),
      node(every(60, [0, 400])),
      node(every(60, [0, 100]), {}, 'active_'),
      node(every(60, [0, 300]), {}, 'idle_'),
    ],
    { idle: 'share' },
    [80, null, 60, 'package'],
  ],
  [
    'a share by CPU time, in which GPUs are none',
    [
      ...ofZones({ package: 20 }),
      gpu(500),
      node(every(60, [0, 400])),
      node(every(60, [0, 100]), {}, 'active_'),
      node(every(60, [0, 300]), {}, 'idle_'),
    ],
    { idle: 'share' },
    [580, 500, 60, 'package'],
  ],
  [
    'no share is more than all',
    [
      ...ofZones({ package: 105 }),
      node(every(60, [0, 400])),
      node(every(60, [0, 100]), {}, 'active_'),
      node(every(60, [0, 300]), {}, 'idle_'),
    ],
    { idle: 'share' },
    [405, null, 300, 'package'],
  ],
  [
    'no share without the idle energy of the node',
    ofZones({ package: 20 }),
    { idle: 'share' },
    [20, null, null, 'package'],
  ],
  [
    'from 0.10 on, no pod has idle energy of its own',
    ofZones({ package: 20 }),
    { idle: 'own' },
    [20, null, null, 'package'],
  ],
]

for (const [shows, all, options, expected] of energies) {
  test(`energy: ${shows}`, () => {
    const { targets, warnings } = labelled(all, options)
    const [target] = targets
    assert.deepEqual(
      [target?.total_energy_j, target?.gpu_energy_j, target?.idle_energy_j, target?.zones],
      expected,
    )
    const isIdleMissing = options.idle !== undefined && expected[2] === null
    assert.equal(target?.idle, isIdleMissing ? 'none' : (options.idle ?? 'none'))
    assert.equal(
      warnings.some((text) => /no idle energy/.test(text)),
      isIdleMissing,
    )
  })
}

test('energy: zones that hang on each other are told, and not counted', () => {
  const { targets, warnings } = labelled(ofZones({ core: 5, uncore: 1 }))
  assert.deepEqual(targets, [])
  assert.match(warnings.join(), /no zone of the node n1 can be told from a part of another/)
})

test('energy: containers stand for their pod where Kepler exports no pods, by its UID', () => {
  const labels = { pod_id: 'u1', node_name: 'n1', zone: 'package' }
  const all = ['c1', 'c2'].map((container_id) =>
    series('kepler_container_cpu_joules_total', { ...labels, container_id }, every(60, [0, 30])),
  )
  const owner = series(
    'kube_pod_owner',
    { namespace: 'shop', pod: 'agent-x', uid: 'u1', owner_kind: 'DaemonSet', owner_name: 'agent' },
    [[0, 1]],
  )
  const [target] = labelled([...all, owner]).targets
  assert.deepEqual([target?.workload_name, target?.total_energy_j], ['agent', 60])
  const nameless = labelled(all)
  assert.equal(nameless.targets.length, 0)
  assert.match(nameless.leftOut[0]?.reason ?? '', /nobody its name/)
})

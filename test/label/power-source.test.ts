import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Series } from '../../src/exposition/sample.ts'
import type { PowerSource } from '../../src/schema/energy-target.ts'
import { container, every, labelled, node, pod, series } from './labelled.ts'

const w = pod('w', every(60, [0, 600]))
const withPath = (path: string, energyJ = 6000): readonly Series[] => [
  w,
  node(every(60, [0, energyJ]), { path }),
]
const old = (
  labels: Readonly<Record<string, string>>,
  name = 'kepler_node_package_joules_total',
): readonly Series[] => [
  container('c', every(60, [0, 600])),
  series(name, { instance: 'n1', ...labels }, every(60, [0, 6000])),
]

const cases: readonly (readonly [shows: string, series: readonly Series[], source: PowerSource])[] = [
  ['a RAPL zone', withPath('/sys/class/powercap/intel-rapl/intel-rapl:0'), 'rapl'],
  ['a RAPL zone of a mounted host', withPath('/host/sys/class/powercap/intel-rapl:0'), 'rapl'],
  ['a part of a RAPL zone', withPath('/host/sys/class/powercap/intel-rapl/intel-rapl:0:1'), 'rapl'],
  ["the fake meter's path", withPath('/sys/class/powercap/intel-rapl/energy_package'), 'fake'],
  ['a sensor', withPath('/sys/class/hwmon/hwmon3/power1_average'), 'hwmon'],
  ['several sockets', withPath('aggregated-package'), 'unknown'],
  ['a path that says nothing', withPath('/opt/meter'), 'unknown'],
  ['no word at all', [w], 'unknown'],
  [
    'a node that draws less than any can',
    withPath('/sys/class/powercap/intel-rapl/intel-rapl:0', 0.002),
    'fake',
  ],
  ['pods that draw so little, and no node', [pod('w', every(60, [0, 0.002]))], 'fake'],
  [
    'GPUs alone',
    [
      series(
        'kepler_pod_gpu_joules_total',
        { pod_id: 'u', pod_name: 'w', pod_namespace: 'shop', node_name: 'n1' },
        every(60, [0, 9]),
      ),
    ],
    'gpu-nvml',
  ],
  ['up to 0.9: RAPL', old({ source: 'rapl-sysfs' }), 'rapl'],
  ['up to 0.9: RAPL by MSR', old({ source: 'rapl-msr' }), 'rapl'],
  ['v0.5: RAPL', old({ source: 'intel_rapl' }), 'rapl'],
  ['up to 0.9: a trained model', old({ source: 'trained_power_model' }), 'estimator'],
  [
    'up to 0.9: the node says so',
    old({ components_power_source: 'estimator', platform_power_source: 'acpi' }, 'kepler_node_info'),
    'estimator',
  ],
  [
    'up to 0.9: only the platform is measured',
    old({ components_power_source: 'none', platform_power_source: 'redfish' }, 'kepler_node_info'),
    'redfish',
  ],
  ['up to 0.9: ACPI', old({ platform_power_source: 'acpi' }, 'kepler_node_info'), 'acpi'],
  ['up to 0.9: nothing is said', old({ source: '' }), 'unknown'],
]

for (const [shows, all, source] of cases) {
  test(`power source: ${shows} → ${source}`, () => {
    const [target] = labelled(all).targets
    const isReal = !['unknown', 'fake', 'estimator'].includes(source)
    assert.deepEqual([target?.power_source, target?.provenance], [source, isReal ? 'kepler' : 'modelled'])
  })
}

test('power source: of several nodes, the worst', () => {
  const other = { node_name: 'n2', pod_id: 'u2', pod_name: 'w' }
  const all = [
    ...withPath('/sys/class/powercap/intel-rapl:0'),
    pod('w', every(60, [0, 600]), other),
    node(every(60, [0, 6000]), { node_name: 'n2', path: 'aggregated-package' }),
    ...['uid-w', 'u2'].map((uid) =>
      series(
        'kube_pod_owner',
        { namespace: 'shop', pod: 'w', uid, owner_kind: 'DaemonSet', owner_name: 'w' },
        [[0, 1]],
      ),
    ),
  ]
  const [target] = labelled(all).targets
  assert.deepEqual([target?.power_source, target?.node], ['unknown', null])
})

test('power source: the user may tell what is unknown, and nothing else', () => {
  const told = (all: readonly Series[]) => labelled(all, { told_source: 'rapl' }).targets[0]?.power_source
  assert.equal(told(withPath('aggregated-package')), 'rapl')
  assert.equal(told(withPath('/sys/class/powercap/intel-rapl/energy_package')), 'fake')
  assert.equal(told(withPath('aggregated-package', 0.002)), 'fake')
})

test('the version is what Kepler says, else its generation', () => {
  const info = series('kepler_build_info', { version: 'v0.11.4', instance: 'x' }, [[0, 1]])
  assert.equal(labelled([w, info]).targets[0]?.kepler_version, 'v0.11.4')
  assert.equal(labelled([w]).targets[0]?.kepler_version, '>=0.10')
  assert.equal(labelled(old({})).targets[0]?.kepler_version, '<=0.9')
  const mixed = labelled([w, ...old({})])
  assert.deepEqual(
    mixed.targets.map(({ total_energy_j }) => total_energy_j),
    [600],
  )
  assert.match(mixed.warnings.join(), /two versions/)
})

test('pods that are given more than their node drew are told', () => {
  const told = (activeJ: number) =>
    labelled([w, node(every(60, [0, 6000])), node(every(60, [0, activeJ]), {}, 'active_')]).warnings
  assert.deepEqual(
    told(560).filter((text) => /given/.test(text)),
    [],
  )
  assert.match(told(500).join(), /the node n1 are given 600 J, more than the 500 J/)
})

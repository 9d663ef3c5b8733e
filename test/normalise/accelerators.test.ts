import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resourceMeaning } from '../../src/normalise/accelerator-table.ts'
import { acceleratorsFrom, extendedFault, gpuCount, lonelyShares } from '../../src/normalise/accelerators.ts'

const amountsOf = (amounts: Readonly<Record<string, number>>): Map<string, bigint> =>
  new Map(Object.entries(amounts).map(([name, amount]) => [name, BigInt(amount * 1000)]))

/** A pod's amounts as one map: what a rule that looks for "gpu" in names counts wrongly. */
const pods: readonly (readonly [
  shows: string,
  amounts: Readonly<Record<string, number>>,
  gpus: number,
  devices: number,
  lonely: readonly string[],
])[] = [
  ['8000 MiB of two GPUs are two', { 'nvidia.com/gpu': 2, 'nvidia.com/gpumem': 8000 }, 2, 2, []],
  [
    'memory and cores',
    { 'nvidia.com/gpu': 1, 'nvidia.com/gpumem': 3000, 'nvidia.com/gpucores': 30 },
    1,
    1,
    [],
  ],
  ['half of the memory', { 'nvidia.com/gpu': 2, 'nvidia.com/gpumem-percentage': 50 }, 2, 2, []],
  [
    'Moore Threads',
    { 'mthreads.com/vgpu': 1, 'mthreads.com/sgpu-core': 8, 'mthreads.com/sgpu-memory': 32 },
    1,
    1,
    [],
  ],
  ['MetaX', { 'metax-tech.com/sgpu': 1, 'metax-tech.com/vcore': 60, 'metax-tech.com/vmemory': 4 }, 1, 1, []],
  [
    'Iluvatar',
    { 'iluvatar.ai/BI-V150-vgpu': 1, 'iluvatar.ai/BI-V150.vCore': 50, 'iluvatar.ai/BI-V150.vMem': 64 },
    1,
    1,
    [],
  ],
  ['Hygon', { 'hygon.com/dcunum': 1, 'hygon.com/dcumem': 2000, 'hygon.com/dcucores': 60 }, 1, 1, []],
  ['Ascend', { 'huawei.com/Ascend910B4': 1, 'huawei.com/Ascend910B4-memory': 16384 }, 0, 1, []],
  [
    'Cambricon',
    {
      'cambricon.com/vmlu': 1,
      'cambricon.com/mlu370.smlu.vcore': 20,
      'cambricon.com/mlu370.smlu.vmemory': 20,
    },
    0,
    1,
    [],
  ],
  [
    'Enflame: half of a board',
    { 'enflame.com/drs-gcu': 3, 'enflame.com/gcu-memory': 20480, 'enflame.com/gcu-core': 50 },
    0,
    1 / 2,
    [],
  ],
  ['Kunlunxin', { 'kunlunxin.com/vxpu': 1, 'kunlunxin.com/vxpu-memory': 24576 }, 0, 1, []],
  [
    'Intel',
    { 'gpu.intel.com/i915': 1, 'gpu.intel.com/i915_monitoring': 1, 'gpu.intel.com/millicores': 500 },
    1,
    1,
    [],
  ],
  ['TPU chips', { 'google.com/tpu': 4 }, 0, 4, []],
  ['Neuron devices', { 'aws.amazon.com/neuron': 16 }, 0, 16, []],
  ['Gaudi', { 'habana.ai/gaudi': 8, 'hugepages-2Mi': 4400, 'vpc.amazonaws.com/efa': 4 }, 0, 8, []],
  ['two slices of an A100', { 'nvidia.com/mig-3g.20gb': 2 }, 6 / 7, 6 / 7, []],
  ['a percentage of two boards', { 'tencent.com/vcuda-core': 200, 'tencent.com/vcuda-memory': 60 }, 2, 2, []],
  ['a part of one', { 'tencent.com/vcuda-core': 50, 'tencent.com/vcuda-memory': 20 }, 0.5, 0.5, []],
  ['a helper of the network', { 'nvidia.com/gpu': 8, 'rdma/roce_gdr': 8 }, 8, 8, []],
  ['nobody knows', { 'example.com/gpu': 4 }, 0, 0, []],
  ['none asked for', { 'nvidia.com/gpu': 0 }, 0, 0, []],
  ['memory of a device that is not asked for', { 'aliyun.com/gpu-mem': 3 }, 0, 0, ['aliyun.com/gpu-mem']],
  [
    'cores of a device that is not asked for',
    { 'aws.amazon.com/neuroncore': 2 },
    0,
    0,
    ['aws.amazon.com/neuroncore'],
  ],
]
for (const [shows, amounts, gpus, devices, lonely] of pods) {
  test(`acceleratorsFrom: ${shows}`, () => {
    const accelerators = acceleratorsFrom(amountsOf(amounts), null, resourceMeaning)
    assert.equal(gpuCount(accelerators), gpus)
    assert.equal(
      accelerators.reduce((sum, { count }) => sum + count, 0),
      devices,
    )
    assert.deepEqual(lonelyShares(amountsOf(amounts), resourceMeaning), lonely)
  })
}

const labelled: readonly (readonly [
  resource: string,
  label: string | null,
  model: string | null,
  share: string,
  count: number,
])[] = [
  ['nvidia.com/gpu', 'H100-PCIE', 'H100-PCIE', 'whole', 1],
  ['nvidia.com/gpu', 'A100-SXM4-40GB-MIG-1G.5GB', 'A100-SXM4-40GB', 'slice', 1 / 7],
  ['nvidia.com/gpu', 'A30-MIG-2G.12GB.ME', 'A30', 'slice', 1 / 2],
  ['nvidia.com/gpu', 'T4-SHARED', 'T4', 'shared', 1],
  ['nvidia.com/gpu', 'H100-80GB-HBM3-MIG-1G.10GB-SHARED', 'H100-80GB-HBM3', 'shared', 1 / 7],
  ['nvidia.com/mig-1g.24gb', 'RTX-PRO-6000-BLACKWELL', 'RTX-PRO-6000-BLACKWELL', 'slice', 1 / 4],
  ['nvidia.com/mig-1g.10gb', 'H100', 'H100', 'slice', 1 / 7],
  ['nvidia.com/mig-1g.5gb', null, 'A100-40GB', 'slice', 1 / 7],
  ['nvidia.com/mig-1g.5gb', 'A100-PCIE-40GB', 'A100-PCIE-40GB', 'slice', 1 / 7],
  ['nvidia.com/mig-1g.5gb', 'A100', 'A100-40GB', 'slice', 1 / 7],
  ['nvidia.com/mig-3g.20gb', 'A10G', 'A100-40GB', 'slice', 3 / 7],
  ['huawei.com/Ascend910B2', 'ASCEND910', 'Ascend 910B2', 'whole', 1],
  ['google.com/tpu', 'TPU v6e', 'TPU v6e', 'whole', 1],
]
for (const [resource, label, model, share, count] of labelled) {
  test(`acceleratorsFrom: ${resource} on ${label ?? 'any node'} is ${count} of ${model}`, () => {
    const [accelerator] = acceleratorsFrom(amountsOf({ [resource]: 1 }), label, resourceMeaning)
    assert.deepEqual([accelerator?.model, accelerator?.share, accelerator?.count], [model, share, count])
  })
}

const faultOf = (resource: string, milli: bigint) => extendedFault(resource, milli, resourceMeaning)

test('extendedFault: what is not known, and half a device, are told', () => {
  assert.match(faultOf('example.com/gpu', 1000n)?.message ?? '', /is not known/)
  assert.match(faultOf('deviceclass.resource.kubernetes.io/gpu.example.com', 1000n)?.message ?? '', /class/)
  assert.match(faultOf('nvidia.com/gpu', 500n)?.message ?? '', /asks for 0\.5 devices/)
  assert.equal(faultOf('nvidia.com/gpu', 1000n), null)
  assert.equal(faultOf('nvidia.com/gpumem', 500n), null)
})

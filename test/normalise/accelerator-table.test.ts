import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  DEVICE_CLASS_PREFIX,
  deviceClassOf,
  isShare,
  migProfile,
  resourceMeaning,
} from '../../src/normalise/accelerator-table.ts'

/** Resources of which one is `part` devices. */
const devices: readonly (readonly [resource: string, what: string, part: number, model: string | null])[] = [
  ['nvidia.com/gpu', 'nvidia gpu whole', 1, null],
  ['nvidia.com/pgpu', 'nvidia gpu whole', 1, null],
  ['alpha.kubernetes.io/nvidia-gpu', 'nvidia gpu whole', 1, null],
  ['nvidia.com/gpu.shared', 'nvidia gpu shared', 1, null],
  ['nvidia.com/mig-1g.5gb', 'nvidia gpu slice', 1 / 7, 'A100-40GB'],
  ['nvidia.com/mig-1g.5gb.me', 'nvidia gpu slice', 1 / 7, 'A100-40GB'],
  ['nvidia.com/mig-3g.20gb', 'nvidia gpu slice', 3 / 7, 'A100-40GB'],
  ['nvidia.com/mig-7g.40gb', 'nvidia gpu slice', 1, 'A100-40GB'],
  ['nvidia.com/mig-1g.10gb', 'nvidia gpu slice', 1 / 7, null],
  ['nvidia.com/mig-3g.40gb', 'nvidia gpu slice', 3 / 7, null],
  ['nvidia.com/mig-1g.12gb', 'nvidia gpu slice', 1 / 7, null],
  ['nvidia.com/mig-7g.141gb', 'nvidia gpu slice', 1, null],
  ['nvidia.com/mig-4g.90gb', 'nvidia gpu slice', 4 / 7, 'B200'],
  ['nvidia.com/mig-2g.47gb', 'nvidia gpu slice', 2 / 7, 'GB200'],
  ['nvidia.com/mig-1g.6gb', 'nvidia gpu slice', 1 / 4, 'A30'],
  ['nvidia.com/mig-2g.12gb', 'nvidia gpu slice', 2 / 4, 'A30'],
  ['nvidia.com/mig-2g.12gb.me', 'nvidia gpu slice', 2 / 4, 'A30'],
  ['nvidia.com/mig-4g.24gb', 'nvidia gpu slice', 1, 'A30'],
  ['nvidia.com/mig-1g.24gb', 'nvidia gpu slice', 1 / 7, null],
  ['nvidia.com/mig-1g.24gb.gfx', 'nvidia gpu slice', 1 / 4, null],
  ['nvidia.com/mig-2g.48gb', 'nvidia gpu slice', 2 / 4, null],
  ['nvidia.com/mig-4g.96gb', 'nvidia gpu slice', 1, 'RTX-PRO-6000'],
  ['nvidia.com/mig-1g.10gb.shared', 'nvidia gpu shared', 1 / 7, null],
  ['volcano.sh/vgpu-number', 'nvidia gpu shared', 1, null],
  ['aliyun.com/gpu-count', 'nvidia gpu shared', 1, null],
  ['tencent.com/vcuda-core', 'nvidia gpu slice', 1 / 100, null],
  ['tke.cloud.tencent.com/qgpu-core', 'nvidia gpu slice', 1 / 100, null],
  ['koordinator.sh/gpu', 'unknown gpu slice', 1 / 100, null],
  ['amd.com/gpu', 'amd gpu whole', 1, null],
  ['amd.com/spx_nps1', 'amd gpu whole', 1, null],
  ['amd.com/dpx_nps2', 'amd gpu slice', 1 / 2, null],
  ['amd.com/cpx_nps4', 'amd gpu slice', 1 / 8, null],
  ['gpu.intel.com/i915', 'intel gpu whole', 1, null],
  ['gpu.intel.com/xe', 'intel gpu whole', 1, null],
  ['gpu.intel.com/dxg', 'intel gpu whole', 1, null],
  ['habana.ai/gaudi', 'intel npu whole', 1, null],
  ['npu.intel.com/accel', 'intel npu whole', 1, null],
  ['google.com/tpu', 'google tpu whole', 1, null],
  ['aws.amazon.com/neuron', 'aws npu whole', 1, null],
  ['aws.amazon.com/neurondevice', 'aws npu whole', 1, null],
  ['huawei.com/Ascend910', 'huawei npu whole', 1, null],
  ['huawei.com/Ascend910A', 'huawei npu whole', 1, 'Ascend 910A'],
  ['huawei.com/Ascend910B2', 'huawei npu whole', 1, 'Ascend 910B2'],
  ['huawei.com/Ascend910B3', 'huawei npu whole', 1, 'Ascend 910B3'],
  ['huawei.com/Ascend910B4', 'huawei npu whole', 1, 'Ascend 910B4'],
  ['huawei.com/Ascend910B4-1', 'huawei npu whole', 1, 'Ascend 910B4-1'],
  ['huawei.com/Ascend910C', 'huawei npu whole', 1, 'Ascend 910C'],
  ['huawei.com/Ascend310P', 'huawei npu whole', 1, 'Ascend 310P'],
  ['cambricon.com/mlu', 'cambricon npu whole', 1, null],
  ['cambricon.com/mlu370', 'cambricon npu whole', 1, 'MLU370'],
  ['cambricon.com/vmlu', 'cambricon npu shared', 1, null],
  ['cambricon.com/mlu370.share', 'cambricon npu shared', 1, null],
  ['hygon.com/dcu', 'hygon gpu whole', 1, null],
  ['hygon.com/dcunum', 'hygon gpu shared', 1, null],
  ['iluvatar.com/gpu', 'iluvatar gpu whole', 1, null],
  ['iluvatar.ai/vgpu', 'iluvatar gpu shared', 1, null],
  ['iluvatar.ai/BI-V150-vgpu', 'iluvatar gpu shared', 1, 'BI-V150'],
  ['iluvatar.ai/MR-V100-vgpu', 'iluvatar gpu shared', 1, 'MR-V100'],
  ['iluvatar.ai/NEW-V1-vgpu', 'iluvatar gpu shared', 1, null],
  ['metax-tech.com/gpu', 'metax gpu whole', 1, null],
  ['metax-tech.com/sgpu', 'metax gpu shared', 1, null],
  ['mthreads.com/gpu', 'mthreads gpu whole', 1, null],
  ['mthreads.com/vgpu', 'mthreads gpu shared', 1, null],
  ['enflame.com/gcu', 'enflame npu whole', 1, null],
  ['enflame.com/vgcu', 'enflame npu shared', 1, null],
  ['enflame.com/drs-gcu', 'enflame npu slice', 1 / 6, null],
  ['kunlunxin.com/xpu', 'kunlunxin npu whole', 1, null],
  ['kunlunxin.com/vxpu', 'kunlunxin npu shared', 1, null],
  ['birentech.com/gpu', 'biren gpu whole', 1, null],
  ['birentech.com/1-4-gpu', 'biren gpu slice', 1 / 4, null],
  ['vastaitech.com/va', 'vastai npu whole', 1, null],
  ['qualcomm.com/qaic', 'qualcomm npu whole', 1, null],
  ['furiosa.ai/rngd', 'furiosa npu whole', 1, 'RNGD'],
  ['rebellions.ai/ATOM', 'rebellions npu whole', 1, null],
]
for (const [resource, what, part, model] of devices) {
  test(`resourceMeaning: ${resource} is ${what}, ${part} of ${model ?? 'a device it does not name'}`, () => {
    const meaning = resourceMeaning(resource)
    assert.ok(typeof meaning === 'object')
    const { vendor, kind, share, ...rest } = meaning.device
    assert.deepEqual([`${vendor} ${kind} ${share}`, rest], [what, { part, model }])
    assert.equal(isShare(resource), false)
  })
}

const shares: readonly string[] = [
  'nvidia.com/gpumem',
  'nvidia.com/gpucores',
  'nvidia.com/gpumem-percentage',
  'volcano.sh/vgpu-memory',
  'volcano.sh/vgpu-cores',
  'aliyun.com/gpu-mem',
  'aliyun.com/gpu-core.percentage',
  'tencent.com/vcuda-memory',
  'tke.cloud.tencent.com/qgpu-memory',
  'koordinator.sh/gpu.shared',
  'koordinator.sh/gpu-core',
  'koordinator.sh/gpu-memory-ratio',
  'amd.com/gpumem',
  'gpu.intel.com/millicores',
  'gpu.intel.com/memory.max',
  'gpu.intel.com/tiles',
  'aws.amazon.com/neuroncore',
  'huawei.com/Ascend910A-memory',
  'huawei.com/Ascend910B4-1-memory',
  'huawei.com/Ascend910C-core',
  'huawei.com/Ascend310P-memory',
  'huawei.com/npu-core',
  'cambricon.com/mlu370.smlu.vcore',
  'cambricon.com/mlu370.smlu.vmemory',
  'cambricon.com/mlu.smlu.vmemory',
  'hygon.com/dcumem',
  'hygon.com/dcucores',
  'iluvatar.ai/BI-V150.vCore',
  'iluvatar.ai/BI-V150.vMem',
  'metax-tech.com/vmemory',
  'metax-tech.com/vcore',
  'mthreads.com/sgpu-core',
  'mthreads.com/sgpu-memory',
  'enflame.com/gcu-memory',
  'enflame.com/gcu-core',
  'enflame.com/vgcu-percentage',
  'kunlunxin.com/vxpu-memory',
  'gpu.example.com/memory',
  'example.com/accelerator-memory',
]
for (const resource of shares) {
  test(`resourceMeaning: ${resource} is a share of a device`, () =>
    assert.deepEqual([resourceMeaning(resource), isShare(resource)], ['not-a-device', true]))
}

const elsewhere: readonly string[] = [
  'cpu',
  'memory',
  'ephemeral-storage',
  'hugepages-2Mi',
  'attachable-volumes-aws-ebs',
  'rdma/roce_gdr',
  'vpc.amazonaws.com/efa',
  'networking.gke.io.networks/rdma-0',
  'devices.kubevirt.io/kvm',
  'openshift.io/mlnxnics',
  'nvidia.com/hostdev',
  'gpu.intel.com/i915_monitoring',
  'gpu.intel.com/xe_monitoring',
  'qat.intel.com/generic',
  'dsa.intel.com/wq-user-dedicated',
  'iaa.intel.com/wq-user-dedicated',
  'dlb.intel.com/pf',
  'sgx.intel.com/epc',
  'fpga.intel.com/af-ce4.d84.zkiWk5jwXsOtDqbxEWNbG0t5FYdSKZdZqVdGe2WzWRs',
  'kubernetes.io/batch-memory',
]
for (const resource of elsewhere) {
  test(`resourceMeaning: ${resource} is nothing that we count`, () =>
    assert.deepEqual([resourceMeaning(resource), isShare(resource)], ['not-a-device', false]))
}

const unknown: readonly string[] = [
  'example.com/gpu',
  'custom.com/gpu',
  'nvidia.com/a100', // renamed by hand
  'nvidia.com/GA102GL_A10',
  'nvidia.com/gpus',
  'nvidia.com/mig-5g.20gb',
  'nvidia.com/mig-8g.80gb',
  'nvidia.com/mig-1g.5gb.too',
  'xnvidia.com/gpu',
  'nvidia.com/gpu\n',
  'huawei.com/Ascend910-16c',
  'enflame.com/shared-gcu',
  'k8s.amazonaws.com/vgpu', // ten to a board, or whatever its plugin was told
  'xilinx.com/fpga-xilinx_u30',
  'constructor/toString',
  `${'a'.repeat(400)}/gpu`,
  `${DEVICE_CLASS_PREFIX}${'a'.repeat(400)}`,
]
for (const resource of unknown) {
  test(`resourceMeaning: ${JSON.stringify(resource.slice(0, 60))} is not known`, () =>
    assert.deepEqual([resourceMeaning(resource), isShare(resource)], ['unknown', false]))
}

test('resourceMeaning: a DeviceClass stands for itself, whatever its name ends with', () => {
  for (const name of ['gpu.example.com', 'memory', 'nvidia.com']) {
    assert.equal(resourceMeaning(`deviceclass.resource.kubernetes.io/${name}`), 'device-class')
    assert.equal(deviceClassOf(`deviceclass.resource.kubernetes.io/${name}`), name)
    assert.equal(isShare(`deviceclass.resource.kubernetes.io/${name}`), false)
  }
  assert.equal(deviceClassOf('nvidia.com/gpu'), null)
})

test('migProfile: the board decides where the profile does not', () => {
  assert.deepEqual(migProfile('1g.24gb', 'RTX-PRO-6000-BLACKWELL-SERVER-EDITION'), {
    part: 1 / 4,
    model: null,
  })
  assert.deepEqual(migProfile('1g.24gb', 'H100-NVL'), { part: 1 / 7, model: null })
  assert.deepEqual(migProfile('1G.5GB'), { part: 1 / 7, model: 'A100-40GB' })
  assert.equal(migProfile('gpu'), null)
})

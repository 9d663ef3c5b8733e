import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { acceleratorModel, acceleratorModelOf } from '../../src/normalise/accelerator-model.ts'
import { boardOf } from '../../src/prior/device.ts'
import { Model } from '../../src/schema/model.ts'

const { coefficients } = Model.parse(JSON.parse(readFileSync('models/default.json', 'utf8')))

const nameplateW = (model: string | null): number | null => {
  const accelerator = { resource: 'x', vendor: 'x', kind: 'gpu', share: 'whole', count: 1, model } as const
  const board = boardOf(accelerator, coefficients)
  return board.isNamed ? board.nameplateW : null
}

/** A key of one label, or the type of a machine. */
const cases: readonly (readonly [
  key: string,
  value: string,
  model: string | null,
  nameplateW: number | null,
])[] = [
  ['nvidia.com/gpu.product', 'NVIDIA-H100-80GB-HBM3', 'H100-80GB-HBM3', 700],
  ['nvidia.com/gpu.product', 'NVIDIA-H100-PCIe', 'H100-PCIE', 350],
  ['nvidia.com/gpu.product', 'NVIDIA-A100-SXM4-80GB', 'A100-SXM4-80GB', 400],
  ['nvidia.com/gpu.product', 'NVIDIA-A100-SXM4-40GB-MIG-1g.5gb', 'A100-SXM4-40GB-MIG-1G.5GB', 400],
  ['nvidia.com/gpu.product', 'NVIDIA-GeForce-RTX-4090', 'RTX-4090', 450],
  ['nvidia.com/gpu.product', 'NVIDIA-RTX-PRO-6000-Blackwell', 'RTX-PRO-6000-BLACKWELL', 600],
  ['nvidia.com/gpu.product', 'Tesla-T4', 'T4', 70],
  ['nvidia.com/gpu.product', 'NVIDIA-A16', 'A16', 250],
  ['cloud.google.com/gke-accelerator', 'nvidia-l4', 'L4', 72],
  ['cloud.google.com/gke-accelerator', 'nvidia-tesla-t4', 'T4', 70],
  ['cloud.google.com/gke-accelerator', 'nvidia-tesla-a100', 'A100', 400],
  ['cloud.google.com/gke-accelerator', 'nvidia-a100-80gb', 'A100-80GB', 400],
  ['cloud.google.com/gke-accelerator', 'nvidia-h100-80gb', 'H100-80GB', 700],
  ['cloud.google.com/gke-accelerator', 'nvidia-h100-mega-80gb', 'H100-MEGA-80GB', 700],
  ['cloud.google.com/gke-accelerator', 'nvidia-h200-141gb', 'H200-141GB', 700],
  ['cloud.google.com/gke-accelerator', 'nvidia-b200', 'B200', 1000],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as manifests have it
  ['cloud.google.com/gke-accelerator', '${GPU_TYPE_2}', null, null],
  ['cloud.google.com/gke-tpu-accelerator', 'tpu-v4-podslice', 'TPU v4', 192],
  ['cloud.google.com/gke-tpu-accelerator', 'tpu-v5-lite-podslice', 'TPU v5e', null],
  ['cloud.google.com/gke-tpu-accelerator', 'tpu-v5p-slice', 'TPU v5p', null],
  ['cloud.google.com/gke-tpu-accelerator', 'tpu-v6e-slice', 'TPU v6e', null],
  ['cloud.google.com/gke-tpu-accelerator', 'tpu7x', 'TPU 7x', null],
  ['amd.com/gpu.product-name', 'AMD_Instinct_MI300X_OAM', 'MI300X_OAM', 750],
  ['beta.amd.com/gpu.product-name', 'AMD_Instinct_MI210', 'MI210', 300],
  ['gpu.intel.com/product', 'Max_1100', 'MAX_1100', 300],
  ['k8s.amazonaws.com/accelerator', 'nvidia-tesla-v100', 'V100', 300],
  ['karpenter.k8s.aws/instance-gpu-name', 'a10g', 'A10G', 300],
  ['karpenter.k8s.aws/instance-accelerator-name', 'inferentia2', 'Inferentia2', null],
  ['karpenter.k8s.aws/instance-accelerator-name', 'trainium', 'Trainium', null],
  ['eks.amazonaws.com/instance-gpu-name', 'l40s', 'L40S', 350],
  ['karpenter.azure.com/sku-gpu-name', 'A100', 'A100', 400],
  ['aliyun.accelerator/nvidia_name', 'Tesla-V100-SXM2-16GB', 'V100-SXM2-16GB', 300],
  ['gpu.nvidia.com/model', 'H100_NVLINK_80GB', 'H100_80GB', 700],
  ['gpu.nvidia.com/class', 'H100_NVL', 'H100_NVL', 400],
  ['accelerator', 'nvidia-tesla-k80', 'K80', 300],
  ['accelerator', 'huawei-Ascend910', 'ASCEND910', null],
  ['accelerator', 'gpu', null, null],
  ['accelerator', 'gpu-pool-2', null, null],
  ['accelerator', 'a1000', null, null],
  // A family of devices is no device, and a label that says nothing of them is none to read.
  ['nvidia.com/gpu.family', 'ampere', null, null],
  ['nvidia.com/gpu.family', 'h100', null, null],
  ['kubernetes.io/arch', 'h100', null, null],
  ['aliyun.accelerator/nvidia_count', '8', null, null],

  ['karpenter.k8s.aws/instance-family', 'g5', 'A10G', 300],
  ['karpenter.k8s.aws/instance-family', 'r8g', null, null],
  ['eks.amazonaws.com/instance-family', 'p5', 'H100', 700],
  ['karpenter.azure.com/sku-name', 'Standard_NC4as_T4_v3', 'T4', 70],
  ['cloud.google.com/machine-family', 'g2', 'L4', 72],
  ['cloud.google.com/machine-family', 'a3', null, null],
  ['instanceType', 'Standard_NC24ads_A100_v4', 'A100-PCIE-80GB', 300],
  ['instance-type', 'p4d.24xlarge', 'A100-40GB', 400],
  ['beta.kubernetes.io/instance-type', 'a2-highgpu-1g', 'A100-40GB', 400],
]
for (const [key, value, model, watts] of cases) {
  test(`${key}=${value} is ${model ?? 'no word on the device'}, nameplate ${watts ?? 'unknown'}`, () => {
    assert.equal(acceleratorModel(new Map([[key, value]])), model)
    assert.equal(nameplateW(model), watts)
  })
}

const machines: readonly (readonly [types: string, model: string | null, nameplateW: number | null])[] = [
  ['p3.2xlarge p3.16xlarge p3dn.24xlarge', 'V100', 300],
  ['p4d.24xlarge', 'A100-40GB', 400],
  ['p4de.24xlarge', 'A100-80GB', 400],
  ['p5.48xlarge p5.4xlarge ml.p5.48xlarge', 'H100', 700],
  ['p5e.48xlarge p5en.48xlarge', 'H200', 700],
  ['p6-b200.48xlarge', 'B200', 1000],
  ['p6-b300.48xlarge', 'B300', 1100],
  ['p6e-gb200.36xlarge', 'GB200', 1200],
  ['p6e-gb300.36xlarge', 'GB300', 1400],
  ['g4dn.xlarge g4dn.metal', 'T4', 70],
  ['g4ad.4xlarge', 'Radeon Pro V520', null],
  ['g5.8xlarge', 'A10G', 300],
  ['g5g.xlarge', 'T4G', 70],
  ['g6.2xlarge gr6.4xlarge', 'L4', 72],
  ['g6e.xlarge', 'L40S', 350],
  ['g7.48xlarge', 'RTX-PRO-4500', null],
  ['g7e.2xlarge', 'RTX-PRO-6000', 600],
  ['dl1.24xlarge', 'Gaudi', 350],
  ['dl2q.24xlarge', 'Cloud AI 100', null],
  ['inf1.xlarge', 'Inferentia', null],
  ['inf2.48xlarge', 'Inferentia2', null],
  ['trn1.32xlarge trn1n.32xlarge', 'Trainium', null],
  ['trn2.48xlarge trn2u.48xlarge', 'Trainium2', null],

  ['a2-highgpu-1g a2-megagpu-16g', 'A100-40GB', 400],
  ['a2-ultragpu-8g', 'A100-80GB', 400],
  ['a3-highgpu-8g a3-megagpu-8g a3-edgegpu-8g', 'H100', 700],
  ['a3-ultragpu-8g', 'H200', 700],
  ['a4-highgpu-8g', 'B200', 1000],
  ['a4x-highgpu-4g', 'GB200', 1200],
  ['a4x-maxgpu-4g-metal', 'GB300', 1400],
  ['g2-standard-4', 'L4', 72],
  ['g4-standard-48 g4-standard-384', 'RTX-PRO-6000', 600],
  ['ct4p-hightpu-4t', 'TPU v4', 192],
  ['ct5lp-hightpu-8t ct5l-hightpu-1t', 'TPU v5e', null],
  ['ct5p-hightpu-4t', 'TPU v5p', null],
  ['ct6e-standard-4t', 'TPU v6e', null],
  ['tpu7x-standard-4t', 'TPU 7x', null],

  ['Standard_NC6s_v2 Standard_NC24rs_v2', 'P100', 250],
  ['Standard_NC6s_v3 Standard_NC24rs_v3', 'V100-PCIE', 250],
  ['Standard_NC64as_T4_v3', 'T4', 70],
  ['Standard_NC24ads_A100_v4 standard_nc96ads_a100_v4', 'A100-PCIE-80GB', 300],
  ['Standard_NC40ads_H100_v5 Standard_NC80adis_H100_v5 Standard_NCC40ads_H100_v5', 'H100-NVL', 400],
  ['Standard_ND24rs', 'P40', 250],
  ['Standard_ND40rs_v2', 'V100', 300],
  ['Standard_ND96asr_v4', 'A100-40GB', 400],
  ['Standard_ND96amsr_A100_v4', 'A100-80GB', 400],
  ['Standard_ND96isr_H100_v5 Standard_ND96is_flex_H100_v5', 'H100', 700],
  ['Standard_ND96isr_H200_v5', 'H200', 700],
  ['Standard_ND96isr_MI300X_v5', 'MI300X', 750],
  ['Standard_ND128isr_NDR_GB200_v6', 'GB200', 1200],
  ['Standard_ND128isr_GB300_v6', 'GB300', 1400],
  ['Standard_NV36ads_A10_v5 Standard_NV36adms_A10_v5 Standard_NV72ads_A10_v5', 'A10', 150],
  ['Standard_NG32ads_V620_v1', 'Radeon Pro V620', null],

  // Half boards, fractions of boards, cards that are no GPU, no card at all, and what only looks like a type.
  ['p2.xlarge g3.4xlarge g3s.xlarge Standard_NC6 Standard_NC24r Standard_NV12s_v3 Standard_NV6', null, null],
  ['g6f.large gr6f.4xlarge g4-standard-6 Standard_NV6ads_A10_v5 Standard_NV18ads_A10_v5', null, null],
  ['Standard_NV4as_v4 Standard_NG8ads_V620_v1 Standard_NG16ads_V620_v1', null, null],
  ['vt1.3xlarge f1.2xlarge f2.6xlarge Standard_NP10s', null, null],
  ['m5.large r8gd.12xlarge n1-standard-8 n2-standard-4 Standard_D4s_v5 c3d', null, null],
  ['toString constructor.large p5 h100 g5 a3 xp5.48xlarge', null, null],
]
for (const [types, model, watts] of machines) {
  test(`machines ${types}: ${model ?? 'no word on the device'}`, () => {
    for (const type of types.split(' ')) {
      assert.equal(acceleratorModel(new Map([['node.kubernetes.io/instance-type', type]])), model, type)
    }
    assert.equal(nameplateW(model), watts)
  })
}

const choices: readonly (readonly [
  shows: string,
  labels: Readonly<Record<string, readonly string[]>>,
  model: string | null,
])[] = [
  ['no label', {}, null],
  ['sizes of a family', { 'node.kubernetes.io/instance-type': ['g6e.2xlarge', 'g6e.4xlarge'] }, 'L40S'],
  ['families with the same device', { 'karpenter.k8s.aws/instance-family': ['p5e', 'p5en'] }, 'H200'],
  ['families with different ones', { 'karpenter.k8s.aws/instance-family': ['g5', 'g6'] }, null],
  ['one with a device, one without', { 'karpenter.k8s.aws/instance-family': ['g5', 'm5'] }, null],
  ['no value', { 'karpenter.k8s.aws/instance-family': [] }, null],
  ['two spellings', { 'nvidia.com/gpu.product': ['Tesla-T4', 'NVIDIA-Tesla-T4'] }, 'T4'],
  [
    'another label where the first leaves a choice',
    {
      'nvidia.com/gpu.product': ['Tesla-T4', 'NVIDIA-L4'],
      'node.kubernetes.io/instance-type': ['g6.xlarge'],
    },
    'L4',
  ],
  [
    'a product before a machine',
    {
      'node.kubernetes.io/instance-type': ['p4d.24xlarge'],
      'nvidia.com/gpu.product': ['NVIDIA-A100-SXM4-40GB'],
    },
    'A100-SXM4-40GB',
  ],
  [
    'slices on Google',
    {
      'cloud.google.com/gke-accelerator': ['nvidia-tesla-a100'],
      'cloud.google.com/gke-gpu-partition-size': ['1g.5gb'],
    },
    'A100-MIG-1G.5GB',
  ],
  [
    'turns on Google',
    {
      'cloud.google.com/gke-accelerator': ['nvidia-l4'],
      'cloud.google.com/gke-gpu-sharing-strategy': ['time-sharing'],
    },
    'L4-SHARED',
  ],
  ['a partition of nothing', { 'cloud.google.com/gke-gpu-partition-size': ['1g.5gb'] }, null],
]
for (const [shows, labels, model] of choices) {
  test(`acceleratorModelOf: ${shows}`, () =>
    assert.equal(acceleratorModelOf(new Map(Object.entries(labels))), model))
}

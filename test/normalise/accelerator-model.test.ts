import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { acceleratorModel } from '../../src/normalise/accelerator-model.ts'
import { boardOf } from '../../src/prior/device.ts'
import { Model } from '../../src/schema/model.ts'

const { coefficients } = Model.parse(JSON.parse(readFileSync('models/default.json', 'utf8')))

const cases: readonly (readonly [
  key: string,
  value: string,
  model: string | null,
  nameplateW: number | null,
])[] = [
  ['nvidia.com/gpu.product', 'NVIDIA-H100-80GB-HBM3', 'H100-80GB-HBM3', 700],
  ['nvidia.com/gpu.product', 'NVIDIA-H100-PCIe', 'H100-PCIE', 350],
  ['nvidia.com/gpu.product', 'NVIDIA-A100-SXM4-80GB', 'A100-SXM4-80GB', 400],
  ['nvidia.com/gpu.product', 'Tesla-T4', 'T4', 70],
  ['nvidia.com/gpu.product', 'NVIDIA-A16', 'A16', 250],
  ['cloud.google.com/gke-accelerator', 'nvidia-tesla-a100', 'A100', 400],
  ['cloud.google.com/gke-accelerator', 'nvidia-h100-mega-80gb', 'H100-MEGA-80GB', 700],
  ['cloud.google.com/gke-tpu-accelerator', 'tpu-v4-podslice', 'TPU v4', 192],
  ['cloud.google.com/gke-tpu-accelerator', 'tpu-v5-lite-podslice', 'TPU v5e', null],
  ['cloud.google.com/gke-tpu-accelerator', 'tpu-v6e-slice', 'TPU v6e', null],
  ['node.kubernetes.io/instance-type', 'p5.48xlarge', 'H100', 700],
  ['node.kubernetes.io/instance-type', 'p5en.48xlarge', 'H200', 700],
  ['node.kubernetes.io/instance-type', 'g5.8xlarge', 'A10G', 300],
  ['node.kubernetes.io/instance-type', 'g6e.xlarge', 'L40S', 350],
  ['beta.kubernetes.io/instance-type', 'a2-highgpu-1g', 'A100-40GB', 400],
  ['node.kubernetes.io/instance-type', 'Standard_ND96isr_H100_v5', 'H100', 700],
  ['node.kubernetes.io/instance-type', 'trn1.32xlarge', 'Trainium', null],
  ['node.kubernetes.io/instance-type', 'm5.large', null, null],
  ['node.kubernetes.io/instance-type', 'toString', null, null],
  ['accelerator', 'gpu', null, null],
  ['kubernetes.io/arch', 'h100', null, null],
]
for (const [key, value, model, nameplateW] of cases) {
  test(`${key}=${value} is ${model ?? 'no word on the device'}, nameplate ${nameplateW ?? 'unknown'}`, () => {
    assert.equal(acceleratorModel(new Map([[key, value]])), model)
    const board = boardOf(
      { resource: 'x', vendor: 'x', kind: 'gpu', share: 'whole', count: 1, model },
      coefficients,
    )
    assert.equal(board.isNamed ? board.nameplateW : null, nameplateW)
  })
}

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { acceleratorModel } from '../../src/normalise/accelerator-model.ts'
import { boardOf } from '../../src/prior/device.ts'
import { Model } from '../../src/schema/model.ts'

const { coefficients } = Model.parse(JSON.parse(readFileSync('models/default.json', 'utf8')))

const cases: readonly (readonly [key: string, value: string, model: string | null])[] = [
  ['nvidia.com/gpu.product', 'NVIDIA-H100-80GB-HBM3', 'H100'],
  ['nvidia.com/gpu.product', 'NVIDIA-H200', 'H200'],
  ['nvidia.com/gpu.product', 'NVIDIA-A100-SXM4-80GB', 'A100-80GB'],
  ['nvidia.com/gpu.product', 'NVIDIA-A100-SXM4-40GB-MIG-1g.5gb', 'A100-40GB'],
  ['nvidia.com/gpu.product', 'NVIDIA-A10G', 'A10G'],
  ['nvidia.com/gpu.product', 'NVIDIA-L40S', 'L40S'],
  ['cloud.google.com/gke-accelerator', 'nvidia-tesla-t4', 'T4'],
  ['cloud.google.com/gke-accelerator', 'nvidia-l4', 'L4'],
  ['cloud.google.com/gke-accelerator', 'nvidia-h100-mega-80gb', 'H100'],
  ['cloud.google.com/gke-tpu-accelerator', 'tpu-v5-lite-podslice', 'TPU v5e'],
  ['cloud.google.com/gke-tpu-accelerator', 'tpu-v6e-slice', 'TPU v6e'],
  ['node.kubernetes.io/instance-type', 'p5.48xlarge', 'H100'],
  ['node.kubernetes.io/instance-type', 'p5en.48xlarge', 'H200'],
  ['node.kubernetes.io/instance-type', 'g5.8xlarge', 'A10G'],
  ['node.kubernetes.io/instance-type', 'g6e.xlarge', 'L40S'],
  ['beta.kubernetes.io/instance-type', 'a2-highgpu-1g', 'A100-40GB'],
  ['node.kubernetes.io/instance-type', 'Standard_ND96isr_H100_v5', 'H100'],
  ['node.kubernetes.io/instance-type', 'trn1.32xlarge', 'Trainium'],
  ['node.kubernetes.io/instance-type', 'm5.large', null],
  ['node.kubernetes.io/instance-type', 'toString', null],
  ['kubernetes.io/arch', 'h100', null],
]
for (const [key, value, model] of cases) {
  test(`acceleratorModel: ${key}=${value} is ${model ?? 'no word on it'}`, () => {
    assert.equal(acceleratorModel(new Map([[key, value]])), model)
  })
}

test('every model that a manifest can name has a nameplate, but those whose makers publish none', () => {
  const named = cases.flatMap(([, , model]) => model ?? [])
  const accelerator = { resource: 'x', vendor: 'x', kind: 'gpu', share: 'whole', count: 1 } as const
  const unknown = named.filter((model) => !boardOf({ ...accelerator, model }, coefficients).isNamed)
  assert.deepEqual(unknown, ['TPU v5e', 'TPU v6e', 'Trainium'])
})

/** Node labels whose value names the accelerator. */
const MODEL_LABELS: readonly string[] = [
  'nvidia.com/gpu.product',
  'cloud.google.com/gke-accelerator',
  'cloud.google.com/gke-tpu-accelerator',
  'k8s.amazonaws.com/accelerator',
  'karpenter.k8s.aws/instance-gpu-name',
  'amd.com/gpu.product-name',
  'accelerator',
]

export const INSTANCE_TYPE_LABELS: readonly string[] = [
  'node.kubernetes.io/instance-type',
  'beta.kubernetes.io/instance-type',
]

/** Makers' names in front of a product's: `NVIDIA-H100-PCIe`, `nvidia-tesla-t4`. The rest tells the variant, which matters. */
const MAKERS = /^(?:(?:nvidia|amd|intel|tesla|instinct|geforce|quadro)[-_ ])+/i

/** Google's labels name TPU node shapes, not chips. */
const TPUS: readonly (readonly [RegExp, string])[] = [
  [/^tpu-v6e/, 'TPU v6e'],
  [/^tpu-v5p/, 'TPU v5p'],
  [/^tpu-v5-?lite/, 'TPU v5e'],
  [/^tpu-v4/, 'TPU v4'],
]

/** Instance families of the three big clouds, and the accelerator that every size of them carries. */
const INSTANCES: readonly (readonly [RegExp, string])[] = [
  [/^p6-b200\./, 'B200'],
  [/^p5en?\./, 'H200'],
  [/^p5\./, 'H100'],
  [/^p4de\./, 'A100-80GB'],
  [/^p4d\./, 'A100-40GB'],
  [/^p3/, 'V100'],
  [/^g6e\./, 'L40S'],
  [/^gr?6\./, 'L4'],
  [/^g5\./, 'A10G'],
  [/^g4dn\./, 'T4'],
  [/^trn1/, 'Trainium'],
  [/^trn2/, 'Trainium2'],
  [/^inf1\./, 'Inferentia'],
  [/^inf2\./, 'Inferentia2'],
  [/^dl1\./, 'Gaudi'],
  [/^a4-/, 'B200'],
  [/^a3-ultragpu/, 'H200'],
  [/^a3-/, 'H100'],
  [/^a2-ultragpu/, 'A100-80GB'],
  [/^a2-/, 'A100-40GB'],
  [/^g2-standard/, 'L4'],
  [/standard_nd\w*h100/, 'H100'],
  [/standard_nd\w*h200/, 'H200'],
  [/standard_nc\w*h100/, 'H100'],
  [/standard_n[cd]\w*a100_v4/, 'A100-80GB'],
  [/standard_nc\w*t4_v3/, 'T4'],
]

/** What the API allows for a label's value. */
const LONGEST_LABEL = 63

const matched = (table: readonly (readonly [RegExp, string])[], text: string): string | null =>
  table.find(([pattern]) => pattern.test(text))?.[1] ?? null

/**
 * The accelerator that node labels promise, such as `H100-80GB-HBM3`; `null` when they do not say. `labels` are the values
 * that a pod asks of its node, by key.
 */
export function acceleratorModel(labels: ReadonlyMap<string, string>): string | null {
  for (const key of MODEL_LABELS) {
    const product = (labels.get(key) ?? '').slice(0, LONGEST_LABEL).replace(MAKERS, '')
    // `accelerator: gpu` names none: every product has a number.
    if (/\d/.test(product)) return matched(TPUS, product) ?? product.toUpperCase()
  }
  for (const key of INSTANCE_TYPE_LABELS) {
    const model = matched(INSTANCES, (labels.get(key) ?? '').slice(0, LONGEST_LABEL).toLowerCase())
    if (model !== null) return model
  }
  return null
}

import { migProfile } from './accelerator-table.ts'
import { certainly } from './cel.ts'
import { modelOfAwsFamily, modelOfGoogleFamily, modelOfInstance } from './instance-table.ts'

export const INSTANCE_TYPE_LABELS: readonly string[] = [
  'node.kubernetes.io/instance-type',
  'beta.kubernetes.io/instance-type',
]

/** Makers' names in front of a product's: `NVIDIA-H100-PCIe`, `nvidia-tesla-t4`. The rest tells the variant, which matters. */
const MAKERS = /^(?:(?:nvidia|amd|intel|huawei|tesla|instinct|geforce|quadro)[-_ ])+/i

/** How a cloud tells boards with NVLink from cards: `H100_NVLINK_80GB` is an H100, and not the card called H100 NVL. */
const LINK = /[-_ ]nvlink(?=[-_ ]|$)/i

/** Names without a number of their own, and Google's, which name TPU node shapes, not chips. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/^tpu-?7x/i, 'TPU 7x'],
  [/^tpu-v6e/i, 'TPU v6e'],
  [/^tpu-v5p/i, 'TPU v5p'],
  [/^tpu-v5-?lite/i, 'TPU v5e'],
  [/^tpu-v4/i, 'TPU v4'],
  [/^tpu-v3/i, 'TPU v3'],
  [/^inferentia$/i, 'Inferentia'],
  [/^inferentia2$/i, 'Inferentia2'],
  [/^trainium$/i, 'Trainium'],
  [/^trainium2$/i, 'Trainium2'],
]

/** What the API allows for a label's value. */
const LABEL_VALUE = /^[A-Za-z0-9][\w.-]{0,62}$/

/** The product that a label for products names. `accelerator: gpu` names none: every product has a number. */
function productFrom(text: string): string | null {
  if (!/^[\w .+-]{1,64}$/.test(text)) return null
  const product = text.replace(MAKERS, '').replace(LINK, '')
  const named = NAMED.find(([pattern]) => pattern.test(product))?.[1]
  return named ?? (/\d/.test(product) ? product.toUpperCase() : null)
}

/** Products by their letters and digits, for texts that may as well be a pool's name. */
const PRODUCTS: ReadonlySet<string> = new Set(
  [
    'a2 a10 a10g a16 a30 a40 a100 a800 b100 b200 b300 gb200 gb300 gh200 h20 h100 h200 h800 k80 l2 l4 l20 l40 l40s',
    'm4 m40 m60 p4 p40 p100 t4 t4g t400 v100 rtx3090 rtx3090ti rtx4080 rtx4090 rtx5080 rtx5090 rtx6000 rtx6000ada',
    'rtxpro4500 rtxpro5000 rtxpro6000 rtxa4000 rtxa4500 rtxa5000 rtxa6000 a4000 a4500 a5000 a6000',
    'mi25 mi50 mi60 mi100 mi210 mi250 mi250x mi300a mi300x mi308x mi325x mi350x mi355x',
    'flex140 flex170 max1100 max1550 gaudi gaudi2 gaudi3 ascend310 ascend310p ascend910',
  ].flatMap((line) => line.split(' ')),
)

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** `productFrom` where the first words are a product that we know: `rtx-4090`, `H100 80GB HBM3`. */
function knownProduct(text: string): string | null {
  const product = productFrom(text)
  const words = (product ?? '').split(/[-_ ]/, 4)
  const starts = words.map((_, index) => plain(words.slice(0, index + 1).join('')))
  return starts.some((start) => PRODUCTS.has(start)) || NAMED.some(([, name]) => name === product)
    ? product
    : null
}

/** Node labels that tell the accelerator, and how their values are read. The plainer a label speaks, the earlier it comes. */
const LABELS: readonly (readonly [key: string, read: (value: string) => string | null])[] = [
  ['nvidia.com/gpu.product', productFrom],
  ['cloud.google.com/gke-accelerator', productFrom],
  ['cloud.google.com/gke-tpu-accelerator', productFrom],
  ['amd.com/gpu.product-name', productFrom],
  ['beta.amd.com/gpu.product-name', productFrom],
  ['gpu.intel.com/product', productFrom],
  ['k8s.amazonaws.com/accelerator', productFrom],
  ['karpenter.k8s.aws/instance-gpu-name', productFrom],
  ['karpenter.k8s.aws/instance-accelerator-name', productFrom],
  ['eks.amazonaws.com/instance-gpu-name', productFrom],
  ['eks.amazonaws.com/instance-accelerator-name', productFrom],
  ['karpenter.azure.com/sku-gpu-name', productFrom],
  ['aliyun.accelerator/nvidia_name', productFrom],
  ['gpu.nvidia.com/model', knownProduct],
  ['gpu.nvidia.com/class', knownProduct],
  ['accelerator', knownProduct],
  ['node.kubernetes.io/instance-type', modelOfInstance],
  ['beta.kubernetes.io/instance-type', modelOfInstance],
  ['karpenter.azure.com/sku-name', modelOfInstance],
  ['instanceType', modelOfInstance],
  ['instance-type', modelOfInstance],
  ['karpenter.k8s.aws/instance-family', modelOfAwsFamily],
  ['eks.amazonaws.com/instance-family', modelOfAwsFamily],
  ['cloud.google.com/machine-family', modelOfGoogleFamily],
]

/**
 * The accelerator that node labels promise, such as `H100-80GB-HBM3`; `null` when they do not say. `labels` are the values
 * that a pod takes of its node, by key; all of a key must mean the same device. `A100-MIG-1G.5GB` is a node whose boards
 * are cut into such slices, `T4-SHARED` one whose boards are given out several times.
 */
export function acceleratorModelOf(labels: ReadonlyMap<string, readonly string[]>): string | null {
  for (const [key, read] of LABELS) {
    const model = agreed(labels.get(key) ?? [], read)
    if (model !== null) return model + cutOf(labels)
  }
  return null
}

/** `acceleratorModelOf` for labels with one value each. */
export const acceleratorModel = (labels: ReadonlyMap<string, string>): string | null =>
  acceleratorModelOf(new Map([...labels].map(([key, value]) => [key, [value]])))

function agreed(values: readonly string[], read: (value: string) => string | null): string | null {
  const models = new Set(values.map((value) => (LABEL_VALUE.test(value) ? read(value) : null)))
  const [model = null] = models
  return models.size === 1 ? model : null
}

/** Google Kubernetes Engine tells beside the product what NVIDIA's label says behind it. */
function cutOf(labels: ReadonlyMap<string, readonly string[]>): string {
  const sizes = labels.get('cloud.google.com/gke-gpu-partition-size') ?? []
  const slice = agreed(sizes, (size) => (migProfile(size) === null ? null : `-MIG-${size.toUpperCase()}`))
  return `${slice ?? ''}${labels.has('cloud.google.com/gke-gpu-sharing-strategy') ? '-SHARED' : ''}`
}

const ATTRIBUTE = String.raw`device\.attributes\[(?:'[\w./-]+'|"[\w./-]+")\]\.`
const TEXT = `[rR]?(?:'([^']*)'|"([^"]*)")`
const FOLDED = String.raw`(?:\.(?:lower|upper)Ascii\(\))?`
const PRODUCT_IS = new RegExp(`^${ATTRIBUTE}productName${FOLDED}\\s*==\\s*${TEXT}$`)
const IS_PRODUCT = new RegExp(`^${TEXT}\\s*==\\s*${ATTRIBUTE}productName${FOLDED}$`)
const PRODUCT_HOLDS = new RegExp(
  `^${ATTRIBUTE}productName${FOLDED}\\.(?:matches|contains|startsWith|endsWith)\\(\\s*${TEXT}\\s*\\)$`,
)
const PROFILE_IS = new RegExp(`^${ATTRIBUTE}profile\\s*==\\s*${TEXT}$`)

/**
 * The accelerator that a DRA selector asks for: `device.attributes['gpu.nvidia.com'].productName == 'NVIDIA L4'`. `null`
 * when it names none for certain: other alternatives, negations, an architecture, part of a name that several devices have.
 */
export const modelFromSelector = (cel: string): string | null => certainly(cel, modelAsked)

function modelAsked(condition: string): string | null {
  if (condition.includes('\\')) return null // in a pattern it changes what stands behind it
  const product = textIn(PRODUCT_IS, condition) ?? textIn(IS_PRODUCT, condition)
  if (product !== null) return productFrom(product)
  const piece = textIn(PRODUCT_HOLDS, condition)
  if (piece !== null) return productFromPiece(piece)
  const profile = textIn(PROFILE_IS, condition)
  return profile === null ? null : (migProfile(profile)?.model ?? null)
}

const textIn = (pattern: RegExp, condition: string): string | null => {
  const [, single, double] = pattern.exec(condition) ?? []
  return single ?? double ?? null
}

/** A piece of a product's name, or a pattern that is no more than one. `A10` is none: it is in A100 and A10G too. */
function productFromPiece(piece: string): string | null {
  const text = piece.replace(/^(?:\(\?i\))?\^?(?:\.\*)?/, '').replace(/(?:\.\*)?\$?$/, '')
  if (/[.+]/.test(text)) return null // in a pattern they stand for other texts
  const product = knownProduct(text)
  if (product === null) return null
  const start = plain(product)
  return [...PRODUCTS].some((other) => other !== start && other.startsWith(start)) ? null : product
}

import type { Accelerator } from '../schema/inference-request.ts'

type Entry = {
  readonly resource: RegExp
  readonly vendor: string
  readonly kind: Accelerator['kind']
  readonly share: Accelerator['share']
  /** The device that the name itself tells. */
  readonly model?: string
}

const whole = (resource: RegExp, vendor: string, kind: Accelerator['kind'], model?: string): Entry =>
  model === undefined
    ? { resource, vendor, kind, share: 'whole' }
    : { resource, vendor, kind, share: 'whole', model }

/** Resource names that stand for devices, as the vendors' device plugins register them. */
const DEVICES: readonly Entry[] = [
  whole(/^nvidia\.com\/gpu$/, 'nvidia', 'gpu'),
  { resource: /^nvidia\.com\/gpu\.shared$/, vendor: 'nvidia', kind: 'gpu', share: 'shared' },
  { resource: /^nvidia\.com\/mig-\d+g\.\d+gb(?:\.me)?$/, vendor: 'nvidia', kind: 'gpu', share: 'slice' },
  whole(/^amd\.com\/gpu$/, 'amd', 'gpu'),
  whole(/^gpu\.intel\.com\/(?:i915|xe|dxg)$/, 'intel', 'gpu'),
  whole(/^habana\.ai\/gaudi$/, 'intel', 'npu', 'Gaudi'),
  whole(/^google\.com\/tpu$/, 'google', 'tpu'),
  whole(/^aws\.amazon\.com\/neuron(?:device)?$/, 'aws', 'npu'),
  whole(/^huawei\.com\/Ascend910\w*$/, 'huawei', 'npu', 'Ascend 910'),
  whole(/^huawei\.com\/Ascend310\w*$/, 'huawei', 'npu', 'Ascend 310'),
  whole(/^(?:metax-tech|birentech)\.com\/gpu$/, 'other', 'gpu'),
  whole(/^mthreads\.com\/vgpu$/, 'mthreads', 'gpu'),
  whole(/^(?:hygon\.com\/dcunum|iluvatar\.ai\/[\w-]*vgpu)$/, 'other', 'gpu'),
  whole(
    /^(?:enflame\.com\/gcu|kunlunxin\.com\/vxpu|cambricon\.com\/[\w-]*mlu\w*|vastaitech\.com\/va|npu\.intel\.com\/accel)$/,
    'other',
    'npu',
  ),
]

/** Names of cores and memory of a device, which is counted by another name. */
export const isShare = (resource: string): boolean => resource.includes('/') && SHARE.test(resource)

const SHARE = /(?:mem|memory|vmem|cores?|vcore|percentage)$/i

/** Shares of devices, and resources that draw nothing of their own. */
const NOT_DEVICES: readonly RegExp[] = [
  SHARE,
  /_monitoring$/,
  /^(?:hugepages-|attachable-volumes-)/,
  /^aws\.amazon\.com\/neuroncore$/,
  /^(?:rdma|vpc\.amazonaws\.com|networking\.gke\.io|smarter-devices|devices\.kubevirt\.io|squat\.ai)\//,
  /^(?:qat|dsa|iaa|dlb|sgx|fpga)\.intel\.com\//,
  /^[^/]+$/,
]

/** What the API allows for a resource's name: a domain, a slash and a name. */
const LONGEST_NAME = 253 + 1 + 63

export type ResourceMeaning = { readonly device: Entry } | 'not-a-device' | 'unknown'

/** What an extended resource's name stands for. "Contains gpu" is no test: `nvidia.com/gpumem` counts mebibytes. */
export function resourceMeaning(resource: string): ResourceMeaning {
  if (resource.length > LONGEST_NAME) return 'unknown'
  const device = DEVICES.find((entry) => entry.resource.test(resource))
  if (device !== undefined) return { device }
  return NOT_DEVICES.some((pattern) => pattern.test(resource)) ? 'not-a-device' : 'unknown'
}

/** Sevenths of a board that one MIG slice `mig-Ng.Mgb` takes. */
export const migShare = (resource: string): number => {
  const sevenths = Number(/mig-(\d+)g\./.exec(resource)?.[1] ?? 7)
  return Math.min(sevenths, 7) / 7
}

import type { Accelerator } from '../schema/inference-request.ts'

/** A device that an extended resource stands for. */
export type Device = {
  readonly vendor: string
  readonly kind: Accelerator['kind']
  readonly share: Accelerator['share']
  /** Whole devices in one of the resource: 1/7 for the smallest MIG slice, 1/100 where a percentage is asked for. */
  readonly part: number
  /** The device that the name itself tells; `null` where one name serves several. */
  readonly model: string | null
}

export type ResourceMeaning = { readonly device: Device } | 'device-class' | 'not-a-device' | 'unknown'

/** What a resource's name stands for, on a node whose labels promise `board`. */
export type MeaningOf = (resource: string, board?: string | null) => ResourceMeaning

/** What one of a resource is. 'memory' where vendors' versions differ in the size. */
type Unit = 'device' | 'core' | 'percent' | 'byte' | 'MiB' | '256 MiB' | 'GiB' | 'memory'

/** `part` and `model` as in `Device`. What is not a device is a share of one, which another name counts. */
type Row = readonly [
  name: string | RegExp,
  vendor: string,
  kind: Accelerator['kind'],
  share: Accelerator['share'] | 'not-a-device',
  unit: Unit,
  part?: number,
  model?: string,
]

/** Suffixes that Huawei's plugin and HAMi's put behind `huawei.com/Ascend`. Of plain 910 there are several generations. */
const ASCENDS = ['910A', '910B', '910B1', '910B2', '910B2C', '910B3', '910B4', '910B4-1', '910C', '310P']

/** Names as vendors' device plugins and the schedulers that cut devices up register them. First match wins. */
const TABLE: readonly Row[] = [
  ['nvidia.com/gpu', 'nvidia', 'gpu', 'whole', 'device'],
  ['nvidia.com/pgpu', 'nvidia', 'gpu', 'whole', 'device'], // handed to a virtual machine
  ['alpha.kubernetes.io/nvidia-gpu', 'nvidia', 'gpu', 'whole', 'device'],
  ['nvidia.com/gpu.shared', 'nvidia', 'gpu', 'shared', 'device'],
  ['nvidia.com/gpumem', 'nvidia', 'gpu', 'not-a-device', 'MiB'],
  ['nvidia.com/gpumem-percentage', 'nvidia', 'gpu', 'not-a-device', 'percent'],
  ['nvidia.com/gpucores', 'nvidia', 'gpu', 'not-a-device', 'percent'],
  ['volcano.sh/gpu-number', 'nvidia', 'gpu', 'whole', 'device'],
  ['volcano.sh/vgpu-number', 'nvidia', 'gpu', 'shared', 'device'],
  [/^volcano\.sh\/v?gpu-memory$/, 'nvidia', 'gpu', 'not-a-device', 'memory'],
  ['volcano.sh/vgpu-memory-percentage', 'nvidia', 'gpu', 'not-a-device', 'percent'],
  ['volcano.sh/vgpu-cores', 'nvidia', 'gpu', 'not-a-device', 'percent'],
  ['aliyun.com/gpu-count', 'nvidia', 'gpu', 'shared', 'device'],
  ['aliyun.com/gpu-mem', 'nvidia', 'gpu', 'not-a-device', 'GiB'],
  ['aliyun.com/gpu-core.percentage', 'nvidia', 'gpu', 'not-a-device', 'percent'],
  ['tencent.com/vcuda-core', 'nvidia', 'gpu', 'slice', 'percent', 1 / 100],
  ['tencent.com/vcuda-memory', 'nvidia', 'gpu', 'not-a-device', '256 MiB'],
  ['tke.cloud.tencent.com/qgpu-core', 'nvidia', 'gpu', 'slice', 'percent', 1 / 100],
  ['tke.cloud.tencent.com/qgpu-memory', 'nvidia', 'gpu', 'not-a-device', 'GiB'],
  // Koordinator gives any vendor's boards out; the rest of its names go beside a name that is counted.
  ['koordinator.sh/gpu', 'unknown', 'gpu', 'slice', 'percent', 1 / 100],
  ['koordinator.sh/gpu.shared', 'unknown', 'gpu', 'not-a-device', 'device'],
  [/^koordinator\.sh\/gpu-(?:core|memory-ratio)$/, 'unknown', 'gpu', 'not-a-device', 'percent'],
  ['koordinator.sh/gpu-memory', 'unknown', 'gpu', 'not-a-device', 'byte'],

  ['amd.com/gpu', 'amd', 'gpu', 'whole', 'device'],
  [/^amd\.com\/spx_nps\d$/, 'amd', 'gpu', 'whole', 'device'],
  [/^amd\.com\/dpx_nps\d$/, 'amd', 'gpu', 'slice', 'device', 1 / 2],
  [/^amd\.com\/tpx_nps\d$/, 'amd', 'gpu', 'slice', 'device', 1 / 3],
  [/^amd\.com\/qpx_nps\d$/, 'amd', 'gpu', 'slice', 'device', 1 / 4],
  // One compute die each: eight to a board as AMD documents it. (An MI300A has six.)
  [/^amd\.com\/cpx_nps\d$/, 'amd', 'gpu', 'slice', 'device', 1 / 8],
  ['amd.com/gpumem', 'amd', 'gpu', 'not-a-device', 'MiB'],
  ['amd.com/gpucores', 'amd', 'gpu', 'not-a-device', 'percent'],

  [/^gpu\.intel\.com\/(?:i915|xe|dxg)$/, 'intel', 'gpu', 'whole', 'device'],
  [/^gpu\.intel\.com\/(?:millicores|tiles)$/, 'intel', 'gpu', 'not-a-device', 'core'],
  ['gpu.intel.com/memory.max', 'intel', 'gpu', 'not-a-device', 'byte'],
  ['habana.ai/gaudi', 'intel', 'npu', 'whole', 'device'], // of any generation
  ['npu.intel.com/accel', 'intel', 'npu', 'whole', 'device'],

  ['google.com/tpu', 'google', 'tpu', 'whole', 'device'],
  ['aws.amazon.com/neuron', 'aws', 'npu', 'whole', 'device'],
  ['aws.amazon.com/neurondevice', 'aws', 'npu', 'whole', 'device'],
  ['aws.amazon.com/neuroncore', 'aws', 'npu', 'not-a-device', 'core'], // two to eight in a device

  [/^huawei\.com\/Ascend(?:910|310)$/, 'huawei', 'npu', 'whole', 'device'],
  ...ASCENDS.map(
    (chip): Row => [`huawei.com/Ascend${chip}`, 'huawei', 'npu', 'whole', 'device', 1, `Ascend ${chip}`],
  ),
  [/^huawei\.com\/Ascend310P-(?:V|VPro|IPro)$/, 'huawei', 'npu', 'whole', 'device', 1, 'Ascend 310P'],
  [/^huawei\.com\/Ascend\d{3}[A-Z\d-]*-memory$/, 'huawei', 'npu', 'not-a-device', 'MiB'],
  [/^huawei\.com\/Ascend\d{3}[A-Z\d-]*-core$/, 'huawei', 'npu', 'not-a-device', 'percent'],
  ['huawei.com/npu-core', 'huawei', 'npu', 'not-a-device', 'core'],

  ['cambricon.com/mlu', 'cambricon', 'npu', 'whole', 'device'],
  ['cambricon.com/mlu370', 'cambricon', 'npu', 'whole', 'device', 1, 'MLU370'],
  ['cambricon.com/mlu590', 'cambricon', 'npu', 'whole', 'device', 1, 'MLU590'],
  [/^cambricon\.com\/mlu\d{3}$/, 'cambricon', 'npu', 'whole', 'device'],
  [/^cambricon\.com\/(?:vmlu|mlu(?:\d{3})?\.share)$/, 'cambricon', 'npu', 'shared', 'device'],
  [/^cambricon\.com\/mlu(?:\d{3})?\.smlu\.vcore$/, 'cambricon', 'npu', 'not-a-device', 'percent'],
  [/^cambricon\.com\/mlu(?:\d{3})?\.smlu\.vmemory$/, 'cambricon', 'npu', 'not-a-device', 'memory'],

  ['hygon.com/dcu', 'hygon', 'gpu', 'whole', 'device'],
  ['hygon.com/dcunum', 'hygon', 'gpu', 'shared', 'device'],
  ['hygon.com/dcumem', 'hygon', 'gpu', 'not-a-device', 'MiB'],
  ['hygon.com/dcucores', 'hygon', 'gpu', 'not-a-device', 'percent'],

  [/^iluvatar\.(?:com|ai)\/gpu$/, 'iluvatar', 'gpu', 'whole', 'device'],
  ...['BI-V100', 'BI-V150', 'MR-V50', 'MR-V100'].map(
    (board): Row => [`iluvatar.ai/${board}-vgpu`, 'iluvatar', 'gpu', 'shared', 'device', 1, board],
  ),
  [/^iluvatar\.ai\/(?:[\w-]+-)?vgpu$/, 'iluvatar', 'gpu', 'shared', 'device'],
  [/^iluvatar\.ai\/(?:[\w-]+\.vCore|vcuda-core)$/, 'iluvatar', 'gpu', 'not-a-device', 'percent'],
  [/^iluvatar\.ai\/(?:[\w-]+\.vMem|vcuda-memory)$/, 'iluvatar', 'gpu', 'not-a-device', 'memory'],

  ['metax-tech.com/gpu', 'metax', 'gpu', 'whole', 'device'],
  ['metax-tech.com/sgpu', 'metax', 'gpu', 'shared', 'device'],
  ['metax-tech.com/vmemory', 'metax', 'gpu', 'not-a-device', 'memory'],
  ['metax-tech.com/vcore', 'metax', 'gpu', 'not-a-device', 'percent'],

  ['mthreads.com/gpu', 'mthreads', 'gpu', 'whole', 'device'],
  ['mthreads.com/vgpu', 'mthreads', 'gpu', 'shared', 'device'],
  ['mthreads.com/sgpu-core', 'mthreads', 'gpu', 'not-a-device', 'core'],
  ['mthreads.com/sgpu-memory', 'mthreads', 'gpu', 'not-a-device', 'memory'],

  ['enflame.com/gcu', 'enflame', 'npu', 'whole', 'device'],
  ['enflame.com/vgcu', 'enflame', 'npu', 'shared', 'device'],
  ['enflame.com/drs-gcu', 'enflame', 'npu', 'slice', 'device', 1 / 6], // 1g of its profiles 1g, 3g and 6g
  ['enflame.com/gcu-memory', 'enflame', 'npu', 'not-a-device', 'memory'],
  [/^enflame\.com\/(?:gcu-core|vgcu-percentage)$/, 'enflame', 'npu', 'not-a-device', 'percent'],

  ['kunlunxin.com/xpu', 'kunlunxin', 'npu', 'whole', 'device'],
  ['kunlunxin.com/vxpu', 'kunlunxin', 'npu', 'shared', 'device'],
  ['kunlunxin.com/vxpu-memory', 'kunlunxin', 'npu', 'not-a-device', 'MiB'],
  ['birentech.com/gpu', 'biren', 'gpu', 'whole', 'device'],
  ['birentech.com/1-2-gpu', 'biren', 'gpu', 'slice', 'device', 1 / 2],
  ['birentech.com/1-4-gpu', 'biren', 'gpu', 'slice', 'device', 1 / 4],
  ['vastaitech.com/va', 'vastai', 'npu', 'whole', 'device'],
  ['qualcomm.com/qaic', 'qualcomm', 'npu', 'whole', 'device'],
  ['furiosa.ai/rngd', 'furiosa', 'npu', 'whole', 'device', 1, 'RNGD'],
  [/^rebellions\.ai\/(?:ATOM|REBEL|npu)$/, 'rebellions', 'npu', 'whole', 'device'],
]

/** Networks, files, enclaves and helpers of the processor: whatever they draw, it is not an accelerator's board. */
const ELSEWHERE: readonly RegExp[] = [
  /^[^/]+$/,
  /^(?:rdma|vpc\.amazonaws\.com|networking\.gke\.io|networking\.gke\.io\.networks)\//,
  /^(?:openshift\.io|mellanox\.com|aliyun|smarter-devices|squat\.ai)\//,
  /^(?:devices|[a-z-]+\.network)\.kubevirt\.io\//,
  /^(?:qat|dsa|iaa|dlb|sgx|fpga)\.intel\.com\//,
  /^gpu\.intel\.com\/(?:(?:i915|xe|dxg)_)?monitoring$/,
  /^nvidia\.com\/(?:hostdev|priority)$/,
  /^kubernetes\.io\/(?:batch|mid)-(?:cpu|memory)$/,
]

/** Whoever's devices these are shares of: counting mebibytes as devices is the one thing that must not happen. */
const SHARE = /(?:mem|memory|cores?|percentage)$/i

const BY_NAME: ReadonlyMap<string, Row> = new Map(
  TABLE.flatMap((row): [string, Row][] => (typeof row[0] === 'string' ? [[row[0], row]] : [])),
)
const BY_PATTERN = TABLE.flatMap((row) => (row[0] instanceof RegExp ? [{ pattern: row[0], row }] : []))

/** What the API allows for a resource's name: a domain, a slash and a name. */
const LONGEST_NAME = 253 + 1 + 63

const rowOf = (resource: string): Row | undefined =>
  BY_NAME.get(resource) ?? BY_PATTERN.find(({ pattern }) => pattern.test(resource))?.row

const isElsewhere = (resource: string): boolean => ELSEWHERE.some((pattern) => pattern.test(resource))

/** Names of cores and memory of a device, which is counted by another name. */
export function isShare(resource: string): boolean {
  if (resourceMeaning(resource) !== 'not-a-device') return false
  return rowOf(resource) !== undefined || !isElsewhere(resource)
}

/** The name behind which a DeviceClass hands its devices out where no claim is written. */
export const DEVICE_CLASS_PREFIX = 'deviceclass.resource.kubernetes.io/'

/** The DeviceClass that a resource's name asks for; `null` when it is not such a name. What it gives, the class says. */
export const deviceClassOf = (resource: string): string | null =>
  resource.startsWith(DEVICE_CLASS_PREFIX) ? resource.slice(DEVICE_CLASS_PREFIX.length) : null

/**
 * What an extended resource's name stands for. "Contains gpu" is no test: `nvidia.com/gpumem` counts mebibytes. `board` is
 * what the node's labels promise, for slices whose name does not tell what they are cut from.
 */
export function resourceMeaning(resource: string, board: string | null = null): ResourceMeaning {
  if (resource.length > LONGEST_NAME) return 'unknown'
  if (deviceClassOf(resource) !== null) return 'device-class'
  const mig = migResource(resource, board)
  if (mig !== null) return { device: mig }
  const row = rowOf(resource)
  if (row === undefined) return isElsewhere(resource) || SHARE.test(resource) ? 'not-a-device' : 'unknown'
  const [, vendor, kind, share, , part = 1, model = null] = row
  return share === 'not-a-device' ? share : { device: { vendor, kind, share, part, model } }
}

/**
 * Profiles of which the memory size tells the board, and of boards that are not cut into sevenths. Missing here are names
 * that several boards have: 1g.10gb (A100, H100), 1g.12gb (H100, H20, GH200), 1g.18gb and 7g.141gb (H200, H20), 1g.23gb
 * (B200, GB200), 1g.24gb (all of Hopper with 94 GB and more, and a fourth of an RTX PRO 6000).
 * https://docs.nvidia.com/datacenter/tesla/mig-user-guide/supported-mig-profiles.html
 */
const MIG_BOARDS: readonly (readonly [model: string | null, slices: number, profiles: string])[] = [
  ['A30', 4, '1g.6gb 2g.12gb 4g.24gb'],
  ['A100-40GB', 7, '1g.5gb 2g.10gb 3g.20gb 4g.20gb 7g.40gb'],
  ['A100-80GB', 7, '7g.79gb'],
  ['GH200', 7, '1g.36gb 2g.36gb 3g.72gb 4g.72gb 7g.144gb'],
  ['B200', 7, '1g.45gb 2g.45gb 3g.90gb 4g.90gb 7g.180gb'],
  ['GB200', 7, '1g.47gb 2g.47gb 3g.93gb 4g.93gb 7g.186gb 3g.95gb 4g.95gb 7g.189gb'],
  ['B300', 7, '1g.67gb 2g.67gb 3g.135gb 4g.135gb 7g.269gb'],
  ['RTX-PRO-6000', 4, '4g.96gb'],
  [null, 4, '2g.48gb'], // an RTX PRO 6000 in most cases, whole on an RTX PRO 5000
  ['RTX-PRO-4500', 2, '1g.16gb 2g.32gb'],
]

const MIG_PROFILES = new Map(
  MIG_BOARDS.flatMap(([model, slices, profiles]) =>
    profiles.split(' ').map((profile) => [profile, { model, slices }] as const),
  ),
)

/** A slice of an NVIDIA board: the share of its compute, which its power goes by, and the board where that is certain. */
export type MigProfile = { readonly part: number; readonly model: string | null }

/** The slice that a profile such as `1g.5gb` names, of `board` where the node's labels promise one; `null` for no profile. */
export function migProfile(profile: string, board: string | null = null): MigProfile | null {
  const slices = /^([12347])g\.\d{1,3}gb$/i.exec(profile)?.[1]
  if (slices === undefined) return null
  const known = MIG_PROFILES.get(profile.toLowerCase())
  const ofBoard = known?.slices ?? (/^(?:A30|RTX-?PRO-?6000)(?!\d)/i.test(board ?? '') ? 4 : 7)
  return { part: Math.min(Number(slices) / ofBoard, 1), model: known?.model ?? null }
}

/** `.gfx`, `-me` and `.me.all` are variants that boards of the RTX PRO family alone have. */
const MIG_RESOURCE = /^nvidia\.com\/mig-(\dg\.\d{1,3}gb)(?:\.me|(\.gfx|-me|\.me\.all))?(\.shared)?$/

function migResource(resource: string, board: string | null): Device | null {
  const [, profile, rtx, shared] = MIG_RESOURCE.exec(resource) ?? []
  const slice = profile === undefined ? null : migProfile(profile, rtx === undefined ? board : 'RTX-PRO-6000')
  return (
    slice && { vendor: 'nvidia', kind: 'gpu', share: shared === undefined ? 'slice' : 'shared', ...slice }
  )
}

import { AppError } from '../errors.ts'
import { nearNames } from '../near-names.ts'
import { boardOf } from '../prior/device.ts'
import { quoted } from '../quoted.ts'
import type { Coefficients, Device } from '../schema/coefficients.ts'
import type { Accelerator, InferenceRequest } from '../schema/inference-request.ts'

/** What the vendors' own plugins call one whole device. */
const RESOURCES: Readonly<Record<string, Pick<Accelerator, 'resource' | 'kind'>>> = {
  nvidia: { resource: 'nvidia.com/gpu', kind: 'gpu' },
  amd: { resource: 'amd.com/gpu', kind: 'gpu' },
  google: { resource: 'google.com/tpu', kind: 'tpu' },
  intel: { resource: 'gpu.intel.com/xe', kind: 'gpu' },
}
const GAUDI = { resource: 'habana.ai/gaudi', kind: 'npu' } as const

const ONE: Accelerator = {
  resource: 'nvidia.com/gpu',
  vendor: 'nvidia',
  kind: 'gpu',
  model: null,
  share: 'whole',
  count: 1,
}

/** The device of the model's table that a name stands for. Throws `input`, with names that are near, where there is none. */
export function deviceNamed(name: string, coefficients: Coefficients): Device {
  const { model, isNamed } = boardOf({ ...ONE, model: name }, coefficients)
  const device = isNamed ? coefficients.devices.find((one) => one.model === model) : undefined
  if (device !== undefined) return device
  const models = new Map(
    coefficients.devices.flatMap((one) => [one.model, ...one.names].map((known) => [known, one.model])),
  )
  const near = [...new Set(nearNames(name, [...models.keys()]).flatMap((known) => models.get(known) ?? []))]
  const hint =
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : 'Known are such as T4, L4, A100-SXM, H100-SXM, MI300X.'
  throw new AppError('input', `no accelerator of the model is called ${quoted(name)}`, hint)
}

/** As many boards as it has, of another type; one where it has none. Throws as `deviceNamed`. */
export function withBoardType(
  request: InferenceRequest,
  name: string,
  coefficients: Coefficients,
): InferenceRequest {
  const { model, vendor } = deviceNamed(name, coefficients)
  const named = model.startsWith('Gaudi') ? GAUDI : RESOURCES[vendor]
  const held = request.accelerators.length === 0 ? [{ ...ONE, ...named, vendor }] : request.accelerators
  return withBoards(
    request,
    held.map((one) => (one.vendor === vendor ? { ...one, model } : { ...one, ...named, vendor, model })),
  )
}

/** Another number of whole boards of the type that it has. */
export function withBoardCount(request: InferenceRequest, count: number): InferenceRequest {
  const [first = ONE] = request.accelerators
  return withBoards(request, count === 0 ? [] : [{ ...first, share: 'whole', count }])
}

const withBoards = (request: InferenceRequest, accelerators: Accelerator[]): InferenceRequest => ({
  ...request,
  accelerators,
  gpu_count: accelerators.filter(({ kind }) => kind === 'gpu').reduce((sum, { count }) => sum + count, 0),
})

import * as z from 'zod'
import type { ManifestDoc } from '../parse/documents.ts'
import { modelFromSelector } from './accelerator-model.ts'
import {
  type Device,
  deviceClassOf,
  type MeaningOf,
  migProfile,
  resourceMeaning,
} from './accelerator-table.ts'
import { certainly } from './cel.ts'
import { nameIn } from './objects.ts'

/** What devices of a class are. `not-a-device` draws nothing of its own: a channel, a network. */
export type ClassMeaning = Device | 'not-a-device' | 'unknown'

const whole = (vendor: string, kind: Device['kind']): Device => ({
  vendor,
  kind,
  share: 'whole',
  part: 1,
  model: null,
})

/** Classes as the vendors' drivers install them; a driver mostly has the name of its first class. */
const CLASSES: ReadonlyMap<string, ClassMeaning> = new Map<string, ClassMeaning>([
  ['gpu.nvidia.com', whole('nvidia', 'gpu')],
  ['vfio.gpu.nvidia.com', whole('nvidia', 'gpu')],
  ['mig.nvidia.com', { ...whole('nvidia', 'gpu'), share: 'slice' }],
  ['imex.nvidia.com', 'not-a-device'],
  ['compute-domain.nvidia.com', 'not-a-device'],
  ['compute-domain-daemon.nvidia.com', 'not-a-device'],
  ['compute-domain-default-channel.nvidia.com', 'not-a-device'],
  ['gpu.amd.com', whole('amd', 'gpu')],
  ['gpu.intel.com', whole('intel', 'gpu')],
  ['gaudi.intel.com', { ...whole('intel', 'npu'), model: 'Gaudi' }],
  ['npu.intel.com', whole('intel', 'npu')],
  ['qat.intel.com', 'not-a-device'],
  ['tpu.google.com', whole('google', 'tpu')],
  ['neuron.aws.com', whole('aws', 'npu')],
  ['dra.net', 'not-a-device'],
  ['sriovnetwork.k8snetworkplumbingwg.io', 'not-a-device'],
  ['dra.cpu', 'not-a-device'],
  ['cpu.example.com', 'not-a-device'],
  ['net.example.com', 'not-a-device'],
])

export const Selectors = z
  .array(z.object({ cel: z.object({ expression: z.string() }).nullish() }))
  .nullish()
  .catch(null)

const DeviceClass = z.object({
  spec: z.object({ selectors: Selectors, extendedResourceName: z.string().nullish().catch(null) }),
})

/** What is known of a class by its name, and by its object where the tree has one. `selectors` narrow it further. */
export function classMeaning(
  name: string,
  definition: ManifestDoc | null,
  selectors: readonly string[] = [],
): ClassMeaning {
  const all = [...expressionsOf(definition), ...selectors]
  const byName = CLASSES.get(name)
  const meaning = byName ?? all.map(driverIn).find((one) => one !== undefined) ?? 'unknown'
  return typeof meaning === 'string' ? meaning : narrowed(meaning, all)
}

/** A class's object as the selectors of its devices. */
const expressionsOf = (definition: ManifestDoc | null): string[] =>
  selectorTexts(DeviceClass.safeParse(definition?.value).data?.spec.selectors)

export const selectorTexts = (selectors: z.infer<typeof Selectors>): string[] =>
  (selectors ?? []).flatMap(({ cel }) => cel?.expression ?? [])

function driverIn(expression: string): ClassMeaning | undefined {
  const driver = certainly(expression, (condition) => DRIVER.exec(condition)?.[1] ?? null)
  return driver === null ? undefined : CLASSES.get(driver)
}

const DRIVER = /^device\.driver\s*==\s*["']([\w.-]{1,253})["']$/
const PROFILE = /\bprofile\s*==\s*["']([\w.+]{1,20})["']$/
const IS_MIG = /\btype\s*==\s*["'](mig)["']$/

function narrowed(device: Device, selectors: readonly string[]): Device {
  const model = selectors.map(modelFromSelector).find((one) => one !== null) ?? device.model
  const said = (pattern: RegExp): string | undefined =>
    selectors.flatMap((text) => certainly(text, (condition) => pattern.exec(condition)?.[1] ?? null) ?? [])[0]
  const profile = said(PROFILE)
  const slice = profile === undefined ? null : migProfile(profile, model)
  const isSlice = device.share === 'slice' || said(IS_MIG) !== undefined
  return {
    ...device,
    model: model ?? slice?.model ?? null,
    share: isSlice ? 'slice' : device.share,
    part: isSlice ? (slice?.part ?? device.part) : device.part,
  }
}

/** What resources stand for where DeviceClasses of the tree may map them. `definitions` is asked only for names nobody knows. */
export const meaningAmong =
  (definitions: () => readonly ManifestDoc[]): MeaningOf =>
  (resource, board = null) => {
    const meaning = resourceMeaning(resource, board)
    if (meaning !== 'unknown' && meaning !== 'device-class') return meaning
    const found = classOfResource(resource, definitions())
    const device = found === null ? 'unknown' : classMeaning(found.name, found.definition)
    return device === 'unknown' ? meaning : device === 'not-a-device' ? device : { device }
  }

const namesOf = new WeakMap<readonly ManifestDoc[], ReadonlyMap<string, ManifestDoc>>()

/** DeviceClasses by the extended resource that each maps; read once for the same list. */
function extendedNames(definitions: readonly ManifestDoc[]): ReadonlyMap<string, ManifestDoc> {
  const known = namesOf.get(definitions)
  if (known !== undefined) return known
  const names = new Map<string, ManifestDoc>()
  for (const doc of definitions) {
    const name = DeviceClass.safeParse(doc.value).data?.spec.extendedResourceName
    if (name && !names.has(name)) names.set(name, doc)
  }
  namesOf.set(definitions, names)
  return names
}

/** The class behind an extended resource that a DeviceClass of the tree maps, or whose name says so; `null` for any other. */
function classOfResource(
  resource: string,
  definitions: readonly ManifestDoc[],
): { readonly name: string; readonly definition: ManifestDoc | null } | null {
  const definition = extendedNames(definitions).get(resource)
  const name = definition === undefined ? deviceClassOf(resource) : nameIn(definition.value)
  if (name === null) return null
  return { name, definition: definition ?? definitions.find(({ value }) => nameIn(value) === name) ?? null }
}

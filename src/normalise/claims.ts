import * as z from 'zod'
import type { ManifestDoc } from '../parse/documents.ts'
import { type At, isObject } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { Accelerator } from '../schema/inference-request.ts'
import { classMeaning, Selectors, selectorTexts } from './device-classes.ts'
import type { Surroundings } from './kind.ts'
import type { Reader } from './reader.ts'

const CLAIM = 'resource.k8s.io/ResourceClaim'
const CLAIM_TEMPLATE = 'resource.k8s.io/ResourceClaimTemplate'
export const DEVICE_CLASS = 'resource.k8s.io/DeviceClass'
const COMPUTE_DOMAIN = 'resource.nvidia.com/ComputeDomain'

const Reference = z.object({
  resourceClaimName: z.string().nullish(),
  resourceClaimTemplateName: z.string().nullish(),
})

/** `source` is how versions before 1.31 wrote it. */
const PodClaim = Reference.extend({ source: Reference.nullish() })
type PodClaim = z.infer<typeof PodClaim>

/** A pod's claims; `null` in the place of one that has not the shape of a claim. */
function podClaims(resourceClaims: unknown): readonly (PodClaim | null)[] {
  if (resourceClaims === undefined || resourceClaims === null) return []
  if (!Array.isArray(resourceClaims)) return [null]
  return resourceClaims.map((item: unknown) => PodClaim.safeParse(item).data ?? null)
}

const DeviceRequest = z.object({
  deviceClassName: z.string().nullish(),
  count: z.unknown().optional(),
  allocationMode: z.unknown().optional(),
  adminAccess: z.unknown().optional(),
  selectors: Selectors,
})
type DeviceRequest = z.infer<typeof DeviceRequest>

/** Requests stand flat in v1beta1, and under `exactly` or `firstAvailable` from v1beta2 on. */
const ClaimSpec = z.object({
  devices: z
    .object({
      requests: z
        .array(
          DeviceRequest.extend({
            exactly: DeviceRequest.nullish(),
            firstAvailable: z.array(DeviceRequest).nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
  resourceClassName: z.string().nullish(),
})

type Held = { readonly accelerators: readonly Accelerator[]; readonly assumptions: readonly string[] }

/** The ResourceClaims that a pod template names, which its pods hold together with others. */
export function sharedClaims(template: unknown, { find }: Pick<Surroundings, 'find'>): ManifestDoc[] {
  const spec = isObject(template) ? template['spec'] : null
  const claims = podClaims(isObject(spec) ? spec['resourceClaims'] : null)
  return claims.flatMap((claim) => {
    const name = claim?.resourceClaimName ?? claim?.source?.resourceClaimName
    return (name ? find(CLAIM, name) : null) ?? []
  })
}

/**
 * The devices that a pod holds by its claims. A template makes a claim of every pod's own; a claim that is named is shared
 * by all that name it, so that each holds its part. `model` is what the node's labels promise.
 */
export function claimedDevices(
  resourceClaims: unknown,
  at: At,
  reader: Reader,
  around: Surroundings,
  model: string | null,
): Held {
  const held = podClaims(resourceClaims).map((podClaim, index): Held => {
    const claimAt = [...at, index]
    if (podClaim === null) {
      const message =
        'a claim is none that Kubernetes reads: if it asks for accelerators, their power is missing from the figures. Write name and resourceClaimName or resourceClaimTemplateName.'
      reader.problem('invalid-field', claimAt, message)
      return NOTHING
    }
    const { source, ...own } = podClaim
    const shared = own.resourceClaimName ?? source?.resourceClaimName
    const template = own.resourceClaimTemplateName ?? source?.resourceClaimTemplateName
    if (shared) {
      const claim = around.find(CLAIM, shared)
      if (claim === null) return missing('ResourceClaim', shared, claimAt, reader)
      const holders = Math.max(around.holdersOf(claim), 1)
      const devices = devicesOf(claim.value['spec'], claimAt, reader, around, model)
      if (holders === 1 || devices.accelerators.length === 0) return devices
      const said = `The devices of ResourceClaim ${quoted(shared)} are shared by ${holders} pods: each counts with its part.`
      return {
        accelerators: devices.accelerators.map((one) => ({ ...one, count: one.count / holders })),
        assumptions: [...devices.assumptions, said],
      }
    }
    if (!template) return NOTHING
    const definition = around.find(CLAIM_TEMPLATE, template)
    if (definition !== null) {
      const spec = definition.value['spec']
      return devicesOf(isObject(spec) ? spec['spec'] : null, claimAt, reader, around, model)
    }
    // A channel between GPUs, which its ComputeDomain makes the template of: no device.
    if (around.all(COMPUTE_DOMAIN).some(({ value }) => channelTemplate(value) === template)) return NOTHING
    return missing('ResourceClaimTemplate', template, claimAt, reader)
  })
  return {
    accelerators: held.flatMap(({ accelerators }) => accelerators),
    assumptions: held.flatMap(({ assumptions }) => assumptions),
  }
}

const NOTHING: Held = { accelerators: [], assumptions: [] }

function missing(kind: string, name: string, at: At, reader: Reader): Held {
  const message = `${kind} ${quoted(name)} is not among these files: if it asks for accelerators, their power is missing from the figures.`
  reader.problem('unresolved-reference', at, message)
  return NOTHING
}

const ComputeDomain = z.object({
  spec: z.object({ channel: z.object({ resourceClaimTemplate: z.object({ name: z.string() }) }) }),
})

const channelTemplate = (value: unknown): string | null =>
  ComputeDomain.safeParse(value).data?.spec.channel.resourceClaimTemplate.name ?? null

function devicesOf(spec: unknown, at: At, reader: Reader, around: Surroundings, model: string | null): Held {
  const parsed = ClaimSpec.safeParse(spec)
  if (!parsed.success) {
    reader.problem(
      'unknown-resource',
      at,
      'its claim asks for devices in a way that is not known: if they are accelerators, their power is missing from the figures.',
    )
    return NOTHING
  }
  const { devices, resourceClassName } = parsed.data
  const requests = resourceClassName
    ? [{ deviceClassName: resourceClassName, selectors: null }]
    : (devices?.requests ?? [])
  const held = requests.map((request): Held => {
    const alternatives = ('firstAvailable' in request ? request.firstAvailable : null) ?? []
    const [first] = alternatives
    if (first !== undefined) {
      const devices = heldBy(first, at, reader, around, model)
      const said = `A claim takes the first available of ${alternatives.length} alternatives: the first is taken.`
      return { ...devices, assumptions: [...devices.assumptions, said] }
    }
    return heldBy(('exactly' in request ? request.exactly : null) ?? request, at, reader, around, model)
  })
  return {
    accelerators: held.flatMap(({ accelerators }) => accelerators),
    assumptions: held.flatMap(({ assumptions }) => assumptions),
  }
}

function heldBy(
  { deviceClassName, count, allocationMode, adminAccess, selectors }: DeviceRequest,
  at: At,
  reader: Reader,
  around: Surroundings,
  model: string | null,
): Held {
  // Administrators look at devices that others hold.
  if (adminAccess === true || !deviceClassName) return NOTHING
  const definition = around.find(DEVICE_CLASS, deviceClassName)
  const meaning = classMeaning(deviceClassName, definition, selectorTexts(selectors))
  if (meaning === 'not-a-device') return NOTHING
  if (meaning === 'unknown') {
    const message = `device class ${quoted(deviceClassName)} is not known: if its devices are accelerators, their power is missing from the figures.`
    reader.problem('unknown-resource', at, message)
    return NOTHING
  }
  if (allocationMode === 'All') {
    const message = `a claim takes all devices of class ${quoted(deviceClassName)} on its node, and how many that is no manifest says: their power is missing from the figures.`
    reader.problem('unknown-resource', at, message)
    return NOTHING
  }
  // The API server takes 0 for 1.
  const devices = reader.count(count, at, 1) || 1
  const { vendor, kind, share, part } = meaning
  return {
    accelerators: [
      {
        resource: deviceClassName,
        vendor,
        kind,
        model: meaning.model ?? model,
        share,
        count: devices * part,
      },
    ],
    assumptions:
      share === 'slice' && part === 1
        ? [`The size of a slice of ${quoted(deviceClassName)} is not stated: a whole device taken.`]
        : [],
  }
}

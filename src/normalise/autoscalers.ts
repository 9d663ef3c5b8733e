import * as z from 'zod'
import type { ManifestDoc } from '../parse/documents.ts'
import { type At, isObject, type JsonObject } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { Autoscaling } from './kind.ts'
import { nameIn, namespaceOf, type Objects } from './objects.ts'
import type { Reader } from './reader.ts'
import type { Registry } from './registry.ts'

const HPA = 'autoscaling/HorizontalPodAutoscaler'
const SCALED_OBJECT = 'keda.sh/ScaledObject'

/** Served by a release of Kubernetes or KEDA, the present one first: an API server refuses any other. */
const VERSIONS: Readonly<Record<typeof HPA | typeof SCALED_OBJECT, ReadonlySet<string>>> = {
  [HPA]: new Set(['v2', 'v1', 'v2beta2', 'v2beta1'].map((version) => `autoscaling/${version}`)),
  [SCALED_OBJECT]: new Set(['keda.sh/v1alpha1']),
}

const Target = z.object({
  apiVersion: z.string().nullish(),
  kind: z.string().nullish(),
  name: z.string(),
})

const Autoscaler = z.object({
  metadata: z
    .object({ annotations: z.record(z.string(), z.unknown()).nullish() })
    .nullish()
    .catch(null),
  spec: z.object({
    scaleTargetRef: Target,
    minReplicas: z.unknown().optional(),
    maxReplicas: z.unknown().optional(),
    minReplicaCount: z.unknown().optional(),
    maxReplicaCount: z.unknown().optional(),
  }),
})
type Autoscaler = z.infer<typeof Autoscaler>

/** The bounds' names, and what they are where they are not written. https://keda.sh/docs/latest/reference/scaledobject-spec/ */
const BOUNDS = {
  [HPA]: { min: 'minReplicas', max: 'maxReplicas', least: 1, most: null },
  [SCALED_OBJECT]: { min: 'minReplicaCount', max: 'maxReplicaCount', least: 0, most: 100 },
} as const

/**
 * What the tree's autoscalers make of its workloads. One that is not valid, or whose target is not in the tree, is told
 * and has no effect.
 */
export function autoscalingsFrom(
  objects: Objects,
  registry: Registry,
  readerOf: (doc: ManifestDoc) => Reader,
): ReadonlyMap<ManifestDoc, Autoscaling> {
  const found = new Map<ManifestDoc, Autoscaling>()
  for (const groupKind of [HPA, SCALED_OBJECT] as const) {
    for (const doc of objects.of(groupKind)) {
      const reader = readerOf(doc)
      if (!VERSIONS[groupKind].has(doc.apiVersion)) {
        const message = `${quoted(doc.apiVersion)} is no version of ${doc.kind} that is served: it changes no figure here. Write ${[...VERSIONS[groupKind]][0]}.`
        reader.problem('suspect-field', ['apiVersion'], message)
        continue
      }
      const parsed = Autoscaler.safeParse(doc.value)
      if (!parsed.success && isPatch(doc.value)) {
        const message = `${doc.kind}: names no target. Taken for a patch, which changes no figure here.`
        reader.problem('fragment', ['spec'], message)
        continue
      }
      if (!parsed.success) {
        const at: At = parsed.error.issues[0]?.path.filter((step) => typeof step !== 'symbol') ?? []
        reader.problem(
          'invalid-field',
          at,
          `${doc.kind}: ${at.join('.')} is not one. Name a target as Kubernetes expects it.`,
        )
        continue
      }
      const { scaleTargetRef } = parsed.data.spec
      const range = rangeOf(parsed.data, groupKind, reader)
      if (range === null) continue
      const apiVersion = scaleTargetRef.apiVersion ?? 'apps/v1'
      const kind = scaleTargetRef.kind ?? 'Deployment'
      const targets = objects.nearest(registry.groupKindOf(apiVersion, kind), scaleTargetRef.name, doc)
      if (targets.length === 0) {
        const message = `${doc.kind} scales ${quoted(`${kind} ${scaleTargetRef.name}`)}, which is not among these files in its namespace: it changes no figure here.`
        reader.problem('unresolved-reference', ['spec', 'scaleTargetRef'], message)
      }
      const taken = targets.map((target) => found.get(target)).find((one) => one !== undefined)
      for (const target of targets) {
        if (!found.has(target))
          found.set(target, {
            ...range,
            isCertain: namespaceOf(doc) === namespaceOf(target),
            by: `${doc.kind} ${nameIn(doc.value) ?? ''}`.trim(),
            yieldsToZero: groupKind === HPA,
          })
      }
      if (taken !== undefined) {
        const message = `${quoted(`${kind} ${scaleTargetRef.name}`)} is scaled by ${quoted(taken.by)} already, which is taken. Leave one autoscaler.`
        reader.problem('suspect-field', ['spec', 'scaleTargetRef'], message)
      }
    }
  }
  return found
}

/** https://keda.sh/docs/latest/concepts/scaling-deployments/#pause-autoscaling */
const PAUSED_AT = 'autoscaling.keda.sh/paused-replicas'

/** A patch of a kustomization has bounds and no target. */
const isPatch = ({ spec }: JsonObject): boolean => !isObject(spec) || spec['scaleTargetRef'] === undefined

function rangeOf(
  { spec, metadata }: Autoscaler,
  groupKind: keyof typeof BOUNDS,
  reader: Reader,
): { min: number; max: number } | null {
  const bounds = BOUNDS[groupKind]
  const paused = groupKind === SCALED_OBJECT ? metadata?.annotations?.[PAUSED_AT] : undefined
  if (typeof paused === 'string' && /^\d{1,9}$/.test(paused))
    return { min: Number(paused), max: Number(paused) }
  const min = reader.count(spec[bounds.min], ['spec', bounds.min], bounds.least)
  const max = reader.count(spec[bounds.max], ['spec', bounds.max], bounds.most)
  if (min === null) return null
  if (max === null) {
    if (spec[bounds.max] === undefined || spec[bounds.max] === null)
      reader.problem('invalid-field', ['spec'], `${bounds.max} is missing. Write it.`)
    return null
  }
  if (max < Math.max(min, 1)) {
    const message = `${bounds.max} ${max} is less than ${bounds.min} ${min}: the autoscaler has no effect here. Raise it.`
    reader.problem('invalid-field', ['spec', bounds.max], message)
    return null
  }
  return { min, max }
}

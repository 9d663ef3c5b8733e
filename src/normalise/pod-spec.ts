import * as z from 'zod'
import type { At } from '../parse/value.ts'
import type { Reader } from './reader.ts'

/**
 * The parts of a pod template that are read. What must be there or the pod is none is strict; fields that may be
 * mistyped one by one stay `unknown` for the reader, so that one bad value does not lose the workload.
 */
const Resources = z
  .object({
    requests: z.record(z.string(), z.unknown()).nullish(),
    limits: z.record(z.string(), z.unknown()).nullish(),
  })
  .nullish()

const Container = z.object({
  name: z.unknown().optional(),
  image: z.unknown().optional(),
  command: z.unknown().optional(),
  args: z.unknown().optional(),
  env: z.unknown().optional(),
  resources: Resources,
  restartPolicy: z.unknown().optional(),
})
export type Container = z.infer<typeof Container>

const Affinity = z.object({
  nodeAffinity: z
    .object({
      requiredDuringSchedulingIgnoredDuringExecution: z
        .object({
          nodeSelectorTerms: z.array(
            z.object({
              matchExpressions: z
                .array(
                  z.object({
                    key: z.string(),
                    operator: z.string(),
                    values: z.array(z.coerce.string()).nullish(),
                  }),
                )
                .nullish(),
            }),
          ),
        })
        .nullish(),
    })
    .nullish(),
})

/** What is said of an empty list of containers. */
export const NO_CONTAINERS = 'holds no container'

/** What is said of containers that all leave their image to something else. */
export const NO_IMAGES = 'name no image'

export const PodSpec = z.object({
  containers: z
    .array(Container)
    .min(1, NO_CONTAINERS)
    .refine((containers) => containers.some(({ image }) => image !== undefined && image !== null), NO_IMAGES),
  initContainers: z.array(Container).nullish(),
  volumes: z.unknown().optional(),
  nodeSelector: z.unknown().optional(),
  affinity: z.unknown().optional(),
  runtimeClassName: z.unknown().optional(),
  overhead: z.unknown().optional(),
  resourceClaims: z.unknown().optional(),
  resources: Resources,
})
export type PodSpec = z.infer<typeof PodSpec>

/** Metadata and spec, which is parsed by itself: it may stand elsewhere. */
export const PodTemplate = z.object({ metadata: z.unknown().optional(), spec: z.unknown() })

const VOLUME_TYPES = [
  'emptyDir',
  'hostPath',
  'persistentVolumeClaim',
  'configMap',
  'secret',
  'downwardAPI',
  'projected',
  'nfs',
  'ephemeral',
] as const

/** The names k8s-collect gives to volumes; everything else is `other`. */
export function volumeTypes({ volumes }: PodSpec, at: At, reader: Reader): string[] {
  if (volumes === undefined || volumes === null) return []
  if (!Array.isArray(volumes)) {
    reader.problem('invalid-field', [...at, 'volumes'], 'volumes is not a list. Write it as a list.')
    return []
  }
  return volumes.map((volume: unknown, index) => {
    const sources = reader.mapping(volume, [...at, 'volumes', index])
    const [source] = Object.entries(sources).flatMap(([key, value]) =>
      key === 'name' || value === null ? [] : [key],
    )
    // A volume without a source is an emptyDir to the API server.
    if (source === undefined) return 'emptyDir'
    return VOLUME_TYPES.find((type) => sources[type] !== undefined && sources[type] !== null) ?? 'other'
  })
}

/** A native sidecar: an init container that runs as long as the pod. */
export const isNativeSidecar = (container: Container): boolean => container.restartPolicy === 'Always'

const RESTART_POLICIES: ReadonlySet<unknown> = new Set(['Always', 'OnFailure', 'Never', undefined, null])

/** Tells restart policies that Kubernetes does not know: `always` makes no sidecar. */
export function tellRestartPolicies({ initContainers }: PodSpec, at: At, reader: Reader): void {
  for (const [index, { restartPolicy }] of (initContainers ?? []).entries()) {
    if (RESTART_POLICIES.has(restartPolicy)) continue
    const place = [...at, 'initContainers', index, 'restartPolicy']
    const message =
      'restartPolicy is none that Kubernetes knows: the container is taken for a plain init container. Write Always, OnFailure or Never.'
    reader.problem('suspect-field', place, message)
  }
}

/** The values that a pod takes of its node, by label key; a key that it does not ask for is not there. */
export type NodeLabels = ReadonlyMap<string, readonly string[]>

/** From the selector, and from affinities: a key counts where every alternative of the affinity names values for it. */
export function nodeLabels({ nodeSelector, affinity }: PodSpec, at: At, reader: Reader): NodeLabels {
  const labels = new Map<string, readonly string[]>()
  const parsed = Affinity.nullish().safeParse(affinity)
  if (!parsed.success) {
    reader.problem(
      'invalid-field',
      [...at, 'affinity'],
      'affinity is not one that Kubernetes reads. Write it as Kubernetes expects it.',
    )
  }
  const required = parsed.data?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  const terms = (required?.nodeSelectorTerms ?? []).map((term) => {
    const wanted = (term.matchExpressions ?? []).filter(({ operator }) => operator === 'In')
    return new Map(wanted.map(({ key, values }) => [key, values ?? []]))
  })
  for (const key of terms[0]?.keys() ?? []) {
    if (terms.every((term) => term.has(key)))
      labels.set(
        key,
        terms.flatMap((term) => term.get(key) ?? []),
      )
  }
  for (const [key, value] of Object.entries(reader.textMap(nodeSelector, [...at, 'nodeSelector'])))
    labels.set(key, [value])
  return labels
}

import * as z from 'zod'

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
  resources: Resources,
  restartPolicy: z.unknown().optional(),
})
export type Container = z.infer<typeof Container>

const NodeAffinity = z.object({
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

/** What is said of an empty list of containers. */
export const NO_CONTAINERS = 'holds no container'

export const PodSpec = z.object({
  containers: z.array(Container).min(1, NO_CONTAINERS),
  initContainers: z.array(Container).nullish(),
  volumes: z.array(z.record(z.string(), z.unknown())).nullish().catch(null),
  nodeSelector: z.unknown().optional(),
  affinity: z.object({ nodeAffinity: NodeAffinity.nullish() }).nullish().catch(null),
  runtimeClassName: z.unknown().optional(),
  overhead: z.record(z.string(), z.unknown()).nullish().catch(null),
  resources: Resources,
})
export type PodSpec = z.infer<typeof PodSpec>

export const PodTemplate = z.object({
  metadata: z
    .object({ labels: z.unknown().optional(), annotations: z.unknown().optional() })
    .nullish()
    .catch(null),
  spec: PodSpec,
})
export type PodTemplate = z.infer<typeof PodTemplate>

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
export const volumeTypes = (spec: PodSpec): string[] =>
  (spec.volumes ?? []).map(
    (volume) => VOLUME_TYPES.find((type) => volume[type] !== undefined && volume[type] !== null) ?? 'other',
  )

/** A native sidecar: an init container that runs as long as the pod. */
export const isNativeSidecar = (container: Container): boolean => container.restartPolicy === 'Always'

/** The values that a pod asks of its node, by label key: from the selector, and from affinities that leave one choice. */
export function nodeLabels(spec: PodSpec, selector: Readonly<Record<string, string>>): Map<string, string> {
  const labels = new Map<string, string>()
  const terms =
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []
  for (const { key, operator, values } of terms.flatMap((term) => term.matchExpressions ?? [])) {
    const [only, ...others] = values ?? []
    if (operator === 'In' && only !== undefined && others.length === 0) labels.set(key, only)
  }
  for (const [key, value] of Object.entries(selector)) labels.set(key, value)
  return labels
}

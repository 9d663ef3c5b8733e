import * as z from 'zod'
import type { At } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import { type PodGroup, parseAt, type Surroundings } from './kind.ts'
import { RayClusterSpec, rayClusterPods } from './ray-cluster-spec.ts'
import type { Reader } from './reader.ts'
import { runOf, suspendedIf } from './run-once.ts'
import { fixed } from './scale.ts'

export const RayJobSpec = z.object({
  rayClusterSpec: z.unknown().optional(),
  clusterSelector: z.unknown().optional(),
  submissionMode: z.unknown().optional(),
  submitterPodTemplate: z.record(z.string(), z.unknown()).nullish(),
  shutdownAfterJobFinishes: z.unknown().optional(),
  deletionStrategy: z.unknown().optional(),
  suspend: z.unknown().optional(),
})
export type RayJobSpec = z.infer<typeof RayJobSpec>

const CLUSTER_LABEL = 'ray.io/cluster'
const KEPT =
  'shutdownAfterJobFinishes is not set: the cluster stays after the job, and only the run is counted.'

/**
 * A cluster for the time of one job, and the pod that submits it where a template is written. A job that selects a running
 * cluster has no other pods: those of the cluster are counted there.
 * https://docs.ray.io/en/latest/cluster/kubernetes/getting-started/rayjob-quick-start.html
 */
export function rayJobPods(
  spec: RayJobSpec,
  at: At,
  reader: Reader,
  around: Surroundings,
): readonly PodGroup[] {
  return suspendedIf(reader.flag(spec.suspend, [...at, 'suspend']), [
    ...clusterPods(spec, at, reader, around),
    ...submitterPods(spec, at, reader),
  ])
}

function clusterPods(spec: RayJobSpec, at: At, reader: Reader, around: Surroundings): readonly PodGroup[] {
  const selectorAt = [...at, 'clusterSelector']
  const selector = reader.mapping(spec.clusterSelector, selectorAt)
  if (Object.keys(selector).length > 0) {
    const name = reader.text(selector[CLUSTER_LABEL], [...selectorAt, CLUSTER_LABEL])
    if (name === null || around.find('ray.io/RayCluster', name) === null) {
      const message = `clusterSelector means a running cluster, which is not among these files: ${quoted(name ?? 'not named')}. Its pods are not counted here.`
      reader.problem('unresolved-reference', selectorAt, message)
    }
    return []
  }
  const cluster = parseAt(RayClusterSpec, spec.rayClusterSpec, [...at, 'rayClusterSpec'])
  const isShutDown = reader.flag(spec.shutdownAfterJobFinishes, [...at, 'shutdownAfterJobFinishes'])
  const isKept = !isShutDown && (spec.deletionStrategy === undefined || spec.deletionStrategy === null)
  return rayClusterPods(cluster, [...at, 'rayClusterSpec'], reader, around).map((group) => ({
    ...group,
    ...runOf(group.pods),
    assumptions: [...(group.assumptions ?? []), ...(isKept ? [KEPT] : [])],
  }))
}

/** Only a Kubernetes Job submits from a pod of its own, which is what KubeRay makes unless told otherwise. */
function submitterPods(
  { submitterPodTemplate, submissionMode }: RayJobSpec,
  at: At,
  reader: Reader,
): PodGroup[] {
  const mode = reader.text(submissionMode, [...at, 'submissionMode']) ?? 'K8sJobMode'
  return submitterPodTemplate === undefined || submitterPodTemplate === null || mode !== 'K8sJobMode'
    ? []
    : [
        {
          component: 'submitter',
          template: submitterPodTemplate,
          at: [...at, 'submitterPodTemplate'],
          ...runOf(fixed(1)),
        },
      ]
}

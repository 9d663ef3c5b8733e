import { isObject } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { Accelerator } from '../schema/inference-request.ts'
import type { PodGroup } from './kind.ts'
import type { NodeLabels } from './pod-spec.ts'

const TPU = 'google.com/tpu'
const TOPOLOGY = 'cloud.google.com/gke-tpu-topology'
const GRID = /^\d{1,4}(?:x\d{1,4}){1,2}$/

/**
 * What is wrong where the node labels of a pod promise a slice of another size than its pods use; `null` where nothing is,
 * or nobody can tell. A topology such as `4x4` counts the chips of a slice, `google.com/tpu` those of one pod, and the pods
 * of a slice use all of it. `accelerators` are those of one pod.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/tpus#topology
 */
export function topologyFault(
  accelerators: readonly Accelerator[],
  labels: NodeLabels,
  { podsPerSlice }: Pick<PodGroup, 'podsPerSlice'>,
): string | null {
  const [topology, ...others] = labels.get(TOPOLOGY) ?? []
  if (topology === undefined || others.length > 0 || !GRID.test(topology)) return null
  const ofPod = accelerators
    .filter(({ resource }) => resource === TPU)
    .reduce((sum, { count }) => sum + count, 0)
  const used = ofPod * (podsPerSlice ?? 0)
  const chips = topology.split('x').reduce((product, side) => product * Number(side), 1)
  if (used === 0 || chips === used) return null
  const pods = podsPerSlice === 1 ? '1 pod' : `${podsPerSlice} pods`
  return `${TOPOLOGY} ${quoted(topology)} is a slice of ${chips} chips, but ${pods} with ${ofPod} of ${TPU} each use ${used}. Write the topology and the counts of one slice.`
}

/** Does a container of this pod template ask for chips? */
export function asksForTpu(template: unknown): boolean {
  const spec = isObject(template) ? template['spec'] : undefined
  const containers: unknown = isObject(spec) ? spec['containers'] : undefined
  if (!Array.isArray(containers)) return false
  return containers.some((container: unknown) => {
    const resources = isObject(container) ? container['resources'] : undefined
    return (
      isObject(resources) &&
      [resources['limits'], resources['requests']].some((side) => isObject(side) && TPU in side)
    )
  })
}

import type { Predicted } from '../compare.ts'
import { DEVICE_CLASS_PREFIX } from '../normalise/accelerator-table.ts'
import type { PodTemplateRead } from '../normalise/index.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import type { Cluster, ClusterPod } from './cluster.ts'
import { constraintsFrom } from './constraints.ts'
import { ownerAmong } from './owner.ts'
import type { Demand } from './placement.ts'
import { needsFrom } from './room.ts'
import { type PodTemplate, templateFrom } from './template.ts'

/** A workload of the files that is to find room. */
export type Newcomer = {
  readonly request: InferenceRequest
  readonly template: PodTemplate
  readonly demand: Demand
  /** Pods of the same workload that stand or wait now, and go when it comes. */
  readonly replaced: readonly ClusterPod[]
}

/** The workloads that count, without copies and without those that have no pods. What names no namespace is of `namespace`. */
export function newcomersFrom(
  settled: readonly Predicted[],
  podsOf: ReadonlyMap<InferenceRequest, PodTemplateRead>,
  cluster: Cluster,
  namespace: string,
): Newcomer[] {
  const meant = settled.flatMap(({ request: read, countedAs }) => {
    const pod = podsOf.get(read)
    const hasPods = read.pods.typical > 0 || pod?.isPerNode === true
    if (countedAs !== null || pod === undefined || !hasPods) return []
    return [{ request: { ...read, namespace: pod.namespace ?? namespace }, pod }]
  })
  const replaced = replacedPods(
    meant.map(({ request }) => request),
    cluster,
  )
  return meant.map(({ request, pod }) => {
    const goes = replaced.get(request) ?? []
    const demand: Demand = {
      key: JSON.stringify([
        ...[request.namespace, request.workload_kind, request.workload_name, request.api_group],
        ...[request.component, request.path, request.line],
      ]),
      needs: needsFrom(pod.amounts.requests, (name) => !name.startsWith(DEVICE_CLASS_PREFIX)),
      constraints: constraintsFrom(pod.spec, pod.isPerNode),
      pods: pod.isPerNode ? null : request.pods.typical,
      seats: seatsOf(goes),
    }
    return { request, template: templateFrom(request, pod.amounts, []), demand, replaced: goes }
  })
}

/** Pods of the cluster by the workload of the files that they are of; of one with several parts, all go with the first. */
function replacedPods(
  requests: readonly InferenceRequest[],
  { podsOn, unscheduled }: Cluster,
): ReadonlyMap<InferenceRequest, readonly ClusterPod[]> {
  const firstOf = new Map<string, InferenceRequest>()
  for (const request of requests) {
    const key = workloadKey(request.namespace, request.workload_kind, request.workload_name)
    if (!firstOf.has(key)) firstOf.set(key, request)
  }
  const found = new Map<InferenceRequest, ClusterPod[]>()
  for (const pods of [...podsOn.values(), unscheduled]) {
    for (const pod of pods) {
      const isKnown = (kind: string, name: string): boolean =>
        firstOf.has(workloadKey(pod.namespace, kind, name))
      const owner = ownerAmong(pod.owner, isKnown)
      const request =
        owner === null ? undefined : firstOf.get(workloadKey(pod.namespace, owner.kind, owner.name))
      if (request === undefined) continue
      const others = found.get(request)
      if (others === undefined) found.set(request, [pod])
      else others.push(pod)
    }
  }
  return found
}

const workloadKey = (namespace: string, kind: string, name: string): string => `${namespace} ${kind} ${name}`

function seatsOf(pods: readonly ClusterPod[]): ReadonlyMap<string, number> {
  const seats = new Map<string, number>()
  for (const { node } of pods) if (node !== null) seats.set(node, (seats.get(node) ?? 0) + 1)
  return seats
}

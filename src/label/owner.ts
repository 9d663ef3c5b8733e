import { grouped } from '../grouped.ts'
import { keyIn, type Owner, type OwnerFacts, type PodFacts } from './owner-facts.ts'

/** The workload that a pod belongs to. */
export type Workload = Owner & {
  /**
   * `known` by its chain of owners · `inferred`: the ReplicaSet is gone, and the pod's template hash told what it was of ·
   * `unknown`: nobody knows the pod.
   */
  readonly how: 'known' | 'inferred' | 'unknown'
  /** The run that the pod is of: its Job, or the workload that owns the Job; `null` = of none. */
  readonly run: string | null
}

/** A pod as Kepler names it. */
export type NamedPod = { readonly namespace: string; readonly name: string; readonly uid: string | null }

export type OwnerIndex = {
  readonly facts: OwnerFacts
  /** What is known of a pod. `is_exact`: of this very one, and not of another of its name. */
  readonly find: (pod: NamedPod) => { readonly pod: PodFacts; readonly is_exact: boolean } | null
  /** The name of a pod of which only the UID is known. */
  readonly named: (uid: string) => PodFacts | null
  readonly workloadOf: (pod: NamedPod) => Workload
}

export function ownerIndex(facts: OwnerFacts): OwnerIndex {
  const byUid = new Map(facts.pods.flatMap((pod) => (pod.uid === null ? [] : [[pod.uid, pod] as const])))
  const byName = grouped(facts.pods, ({ namespace, name }) => keyIn(namespace, name))
  const find: OwnerIndex['find'] = ({ namespace, name, uid }) => {
    const exact = uid === null ? undefined : byUid.get(uid)
    if (exact !== undefined) return { pod: exact, is_exact: true }
    const namesakes = byName.get(keyIn(namespace, name)) ?? []
    const [pod] = namesakes.toSorted((a, b) => (b.started_at_s ?? 0) - (a.started_at_s ?? 0))
    if (pod === undefined) return null
    // Kepler knows a static pod by the hash of its file, which is not the UID of the API's mirror of it.
    return { pod, is_exact: namesakes.length === 1 && (uid === null || pod.uid === null) }
  }
  return {
    facts,
    find,
    named: (uid) => byUid.get(uid) ?? null,
    workloadOf: (pod) => workloadFrom(pod, find(pod)?.pod ?? null, facts),
  }
}

/** ReplicaSet → Deployment or Rollout, Job → CronJob, none → the pod itself; names are never taken apart. */
function workloadFrom({ namespace, name }: NamedPod, pod: PodFacts | null, facts: OwnerFacts): Workload {
  const itself = { kind: 'Pod', name, run: null }
  if (pod === null || !pod.is_owner_known) return { ...itself, how: 'unknown' }
  const { owner, template_hash } = pod
  if (owner === null) return { ...itself, how: 'known' }
  const key = keyIn(namespace, owner.name)
  if (owner.kind === 'Job') {
    const above = facts.jobs.get(key) ?? null
    // Of other kinds than CronJob, such as JobSet, all Jobs together are one run.
    const run = above === null || above.kind === 'CronJob' ? owner.name : above.name
    return { ...(above ?? owner), how: 'known', run }
  }
  if (owner.kind !== 'ReplicaSet') return { ...owner, how: 'known', run: null }
  const above = facts.replica_sets.get(key)
  if (above !== undefined) return { ...(above ?? owner), how: 'known', run: null }
  const suffix = template_hash === null ? null : `-${template_hash.hash}`
  if (template_hash === null || suffix === null || !owner.name.endsWith(suffix))
    return { ...owner, how: 'known', run: null }
  return { kind: template_hash.of, name: owner.name.slice(0, -suffix.length), how: 'inferred', run: null }
}

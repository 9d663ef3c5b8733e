/** A controller, by kind and name. */
export type Owner = { readonly kind: string; readonly name: string }

/** What is known of one pod. */
export type PodFacts = {
  readonly namespace: string
  readonly name: string
  /** `null` = not told, as by old versions of kube-state-metrics. */
  readonly uid: string | null
  /** Its controller; `null` = none, or the node itself (static pods). */
  readonly owner: Owner | null
  /** Is the owner told at all? */
  readonly is_owner_known: boolean
  readonly started_at_s: number | null
  readonly completed_at_s: number | null
  /** Its label `pod-template-hash`, or `rollouts-pod-template-hash`. */
  readonly template_hash: { readonly of: 'Deployment' | 'Rollout'; readonly hash: string } | null
}

/** Who owns what, by `keyIn(namespace, …)`; an owner of `null` is known to be none. */
export type OwnerFacts = {
  readonly pods: readonly PodFacts[]
  readonly replica_sets: ReadonlyMap<string, Owner | null>
  readonly jobs: ReadonlyMap<string, Owner | null>
  /** Pods that were ready, mean over time, by namespace, kind and name. */
  readonly ready: ReadonlyMap<string, number>
}

export const noFacts: OwnerFacts = {
  pods: [],
  replica_sets: new Map(),
  jobs: new Map(),
  ready: new Map(),
}

export const keyIn = (namespace: string, ...names: readonly string[]): string =>
  JSON.stringify([namespace, ...names])

/** Owners that are none: kube-state-metrics writes '' (or `<none>`, in versions before 2), and the node owns static pods. */
export const ownerOrNone = (kind: string, name: string): Owner | null =>
  kind === '' || kind === '<none>' || kind === 'Node' ? null : { kind, name }

/** The facts of both; where both tell of the same thing, `first` is believed, and `second` fills what it leaves open. */
export function mergedFacts(first: OwnerFacts, second: OwnerFacts): OwnerFacts {
  const pods = new Map(second.pods.map((pod) => [podKey(pod), pod]))
  for (const pod of first.pods) {
    const other = pods.get(podKey(pod)) ?? pods.get(keyIn(pod.namespace, pod.name))
    pods.set(podKey(pod), other === undefined ? pod : filled(pod, other))
  }
  return {
    pods: [...pods.values()],
    replica_sets: new Map([...second.replica_sets, ...first.replica_sets]),
    jobs: new Map([...second.jobs, ...first.jobs]),
    ready: new Map([...second.ready, ...first.ready]),
  }
}

const podKey = ({ namespace, name, uid }: PodFacts): string =>
  keyIn(namespace, name, ...(uid === null ? [] : [uid]))

const filled = (pod: PodFacts, other: PodFacts): PodFacts => ({
  ...pod,
  uid: pod.uid ?? other.uid,
  owner: pod.is_owner_known ? pod.owner : other.owner,
  is_owner_known: pod.is_owner_known || other.is_owner_known,
  started_at_s: pod.started_at_s ?? other.started_at_s,
  completed_at_s: pod.completed_at_s ?? other.completed_at_s,
  template_hash: pod.template_hash ?? other.template_hash,
})

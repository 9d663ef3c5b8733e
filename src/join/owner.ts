/** A workload by kind and name, in some namespace. */
export type Owner = { readonly kind: string; readonly name: string }

/**
 * A pod-template hash: a 32-bit number in decimal, its digits written in letters that spell no words
 * (`SafeEncodeString` of k8s.io/apimachinery), so nothing but these ten. All but one
 * in 40,000 have six digits or more.
 */
const TEMPLATE_HASH = '[4-9bcdf]{6,10}'
const REPLICA_SET = new RegExp(`^(.+)-${TEMPLATE_HASH}$`)
const REPLICA_SET_POD = new RegExp(`^((.+)-${TEMPLATE_HASH})-[a-z0-9]{5}$`)
/** The five letters that the API server adds to a `generateName`. */
const GENERATED = /^(.+)-[bcdfghjklmnpqrstvwxz2456789]{5}$/
const NUMBERED = /^(.+)-\d+$/

/** The Deployment that a ReplicaSet or a pod was made for, as far as names tell; everything else is its own owner. */
export function ownerFrom(kind: string, name: string): Owner {
  if (kind === 'ReplicaSet') return deploymentOf(REPLICA_SET.exec(name)?.[1]) ?? { kind, name }
  if (kind === 'Pod') return deploymentOf(REPLICA_SET_POD.exec(name)?.[2]) ?? { kind, name }
  return { kind, name }
}

const deploymentOf = (name: string | undefined): Owner | null =>
  name === undefined ? null : { kind: 'Deployment', name }

/**
 * The same where it is known which workloads there are: a pod may also be one of a StatefulSet, DaemonSet, Job or Rollout,
 * and a Job one of a CronJob's. A workload that is known by its own name is never taken for another.
 */
export function knownOwner(kind: string, name: string, isKnown: (owner: Owner) => boolean): Owner {
  return candidates(kind, name).find(isKnown) ?? ownerFrom(kind, name)
}

function candidates(kind: string, name: string): Owner[] {
  const itself = { kind, name }
  if (kind === 'Job') return [itself, ...named(NUMBERED.exec(name)?.[1], ['CronJob'])]
  if (kind === 'ReplicaSet') return [itself, ...named(REPLICA_SET.exec(name)?.[1], ['Deployment', 'Rollout'])]
  if (kind !== 'Pod') return [itself]
  const [, replicaSet, deployment] = REPLICA_SET_POD.exec(name) ?? []
  const generated = GENERATED.exec(name)?.[1]
  return [
    itself,
    ...named(replicaSet, ['ReplicaSet']),
    ...named(deployment, ['Deployment', 'Rollout']),
    ...named(generated, ['DaemonSet', 'ReplicaSet', 'Job', 'ReplicationController']),
    ...named(NUMBERED.exec(generated ?? '')?.[1], ['Job', 'CronJob']),
    ...named(NUMBERED.exec(name)?.[1], ['StatefulSet']),
  ]
}

const named = (name: string | undefined, kinds: readonly string[]): Owner[] =>
  name === undefined ? [] : kinds.map((kind) => ({ kind, name }))

import { knownOwner, ownerFrom } from '../join/owner.ts'

/** A workload by group, kind and name, in the namespace of its pods. */
export type PodOwner = { readonly group: string; readonly kind: string; readonly name: string }

export type OwnerReference = {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly controller?: boolean | null | undefined
}

/** Labels that a controller puts on the pods of its ReplicaSets, with the hash that ends the ReplicaSet's name. */
const HASH_LABELS: readonly (readonly [label: string, group: string, kind: string])[] = [
  ['pod-template-hash', 'apps', 'Deployment'],
  ['rollouts-pod-template-hash', 'argoproj.io', 'Rollout'],
]

/** Whose a pod is, as far as the pod itself tells; its own where nothing controls it, or its node does. */
export function ownerOf(
  podName: string,
  references: readonly OwnerReference[],
  labels: Readonly<Record<string, unknown>>,
): PodOwner {
  const controller = references.find((reference) => reference.controller === true)
  if (controller === undefined || controller.kind === 'Node') return { group: '', kind: 'Pod', name: podName }
  const { apiVersion, kind, name } = controller
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : ''
  if (kind !== 'ReplicaSet') return { group, kind, name }
  for (const [label, ownerGroup, ownerKind] of HASH_LABELS) {
    const hash = labels[label]
    const end = `-${String(hash)}`
    if (typeof hash === 'string' && name.endsWith(end) && name.length > end.length)
      return { group: ownerGroup, kind: ownerKind, name: name.slice(0, -end.length) }
  }
  return { group: 'apps', ...ownerFrom(kind, name) }
}

/** The workload of the list that an owner is, or was made by: a Job of a CronJob's, a ReplicaSet of a Rollout's. */
export const ownerAmong = (
  { kind, name }: PodOwner,
  isKnown: (kind: string, name: string) => boolean,
): { readonly kind: string; readonly name: string } | null => {
  const found = kind === 'Pod' ? { kind, name } : knownOwner(kind, name, (one) => isKnown(one.kind, one.name))
  return isKnown(found.kind, found.name) ? found : null
}

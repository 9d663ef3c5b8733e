import type { PodOwner } from '../collect/collector.ts'
import { type Metadata, metadataOf } from '../collect/event.ts'
import { AppError } from '../errors.ts'
import { groupOf } from '../normalise/group.ts'
import { isObject } from '../parse/value.ts'
import type { ClusterApi } from './kubernetes-api.ts'

const HASH = 'pod-template-hash'
/** Owners that are remembered: more than a cluster changes at a time. */
const MOST_KNOWN = 10_000

/** Owners that have owners of their own. */
const BETWEEN: Readonly<Record<string, string>> = {
  ReplicaSet: '/apis/apps/v1/namespaces/{namespace}/replicasets/',
  Job: '/apis/batch/v1/namespaces/{namespace}/jobs/',
}

/**
 * The workload at the end of a pod's owners: the Deployment behind its ReplicaSet, the CronJob behind its Job; `null` for a pod that
 * nobody owns, or a node alone. A ReplicaSet that is gone or forbidden is read off the pod's own template hash.
 */
export function podOwners(api: ClusterApi): (pod: Metadata) => Promise<PodOwner | null> {
  const known = new Map<string, Promise<PodOwner | null>>()

  async function above(owner: PodOwner, namespace: string, pod: Metadata): Promise<PodOwner> {
    const path = Object.hasOwn(BETWEEN, owner.kind) ? BETWEEN[owner.kind] : undefined
    if (path === undefined) return owner
    const inNamespace = path.replace('{namespace}', encodeURIComponent(namespace))
    try {
      const object = await api.get(`${inNamespace}${encodeURIComponent(owner.name)}`)
      return isObject(object) ? (controllerOf(metadataOf(object)) ?? owner) : owner
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const suffix = `-${pod.labels[HASH] ?? ''}`
      return owner.kind === 'ReplicaSet' && suffix !== '-' && owner.name.endsWith(suffix)
        ? { group: 'apps', kind: 'Deployment', name: owner.name.slice(0, -suffix.length) }
        : owner
    }
  }

  return async (pod) => {
    const reference = pod.ownerReferences.find(({ controller }) => controller)
    const owner = controllerOf(pod)
    if (reference === undefined || owner === null || owner.kind === 'Node') return null
    const key = JSON.stringify([pod.namespace, owner, reference.uid])
    const found = known.get(key) ?? above(owner, pod.namespace, pod)
    known.set(key, found)
    if (known.size > MOST_KNOWN) {
      const [first] = known.keys()
      if (first !== undefined) known.delete(first)
    }
    return found
  }
}

function controllerOf({ ownerReferences }: Metadata): PodOwner | null {
  const controller = ownerReferences.find(({ controller }) => controller)
  if (controller === undefined) return null
  const { apiVersion, kind, name } = controller
  return { group: groupOf(apiVersion), kind, name }
}

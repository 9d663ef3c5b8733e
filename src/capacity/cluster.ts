import { grouped } from '../grouped.ts'
import { quoted } from '../quoted.ts'
import { type ClusterNode, nodeFrom } from './node.ts'
import type { ClusterObjects } from './objects.ts'
import { type ApiPod, nameIn } from './pod.ts'
import { type PodTemplate, templatesOf } from './template.ts'

/** A pod that counts: it has not ended. */
export type ClusterPod = Omit<ApiPod, 'spec' | 'hasEnded' | 'runPattern'> & { readonly template: PodTemplate }

/** Nodes and pods of a cluster at one moment. */
export type Cluster = {
  /** In order of their names. */
  readonly nodes: readonly ClusterNode[]
  readonly podsOn: ReadonlyMap<string, readonly ClusterPod[]>
  /** Pods without a node, and those on a node that is not among `nodes`. */
  readonly unscheduled: readonly ClusterPod[]
  readonly endedPods: number
  /** Objects that could not be read: every sum is without them. */
  readonly errors: readonly string[]
}

/** An object that is there twice counts once, as it stands first. */
export function clusterFrom({ nodes: nodeObjects, pods: readPods }: ClusterObjects): Cluster {
  const errors: string[] = []
  const refuse = (what: string, name: string): void => {
    errors.push(`${what} ${quoted(name)} could not be read. Save it with kubectl get -o json.`)
  }
  const nodes = new Map<string, ClusterNode>()
  for (const object of nodeObjects) {
    const node = nodeFrom(object)
    if (node === null) refuse('node', nameIn(object))
    else if (!nodes.has(node.name)) nodes.set(node.name, node)
  }
  const known = new Set<string>()
  const pods: ApiPod[] = []
  let endedPods = 0
  for (const pod of readPods) {
    if ('unread' in pod) {
      refuse('pod', pod.unread)
      continue
    }
    const key = `${pod.namespace}/${pod.name}`
    if (known.has(key)) continue
    known.add(key)
    if (pod.hasEnded) endedPods++
    else pods.push(pod)
  }
  const templates = templatesOf(pods)
  const standing = pods.flatMap((pod): ClusterPod[] => {
    const template = templates.get(pod)
    const { namespace, name, owner, node, waitsFor } = pod
    return template === undefined ? [] : [{ namespace, name, owner, node, waitsFor, template }]
  })
  const isOnNode = ({ node }: ClusterPod): boolean => node !== null && nodes.has(node)
  return {
    nodes: [...nodes.values()].toSorted((a, b) => compareText(a.name, b.name)),
    podsOn: grouped(standing.filter(isOnNode), ({ node }) => node ?? ''),
    unscheduled: standing.filter((pod) => !isOnNode(pod)),
    endedPods,
    errors,
  }
}

/** By code unit, not by locale: the order must not depend on the machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

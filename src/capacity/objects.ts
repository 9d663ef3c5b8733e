import { isObject, type JsonObject } from '../parse/value.ts'
import { type ApiPod, readPod, type UnreadPod } from './pod.ts'

/** Nodes as the API of a cluster hands them out, and what was read of its pods. */
export type ClusterObjects = {
  readonly nodes: readonly JsonObject[]
  readonly pods: readonly (ApiPod | UnreadPod)[]
}

/** What the items of a typed list are, for they do not say. */
const ITEM_KINDS: ReadonlyMap<unknown, string> = new Map([
  ['NodeList', 'Node'],
  ['PodList', 'Pod'],
])

/** The nodes and pods of saved answers: objects, a `List` of them, a `NodeList` or a `PodList`. Other kinds are passed over. */
export function objectsIn(values: readonly unknown[]): ClusterObjects {
  const nodes: JsonObject[] = []
  const pods: (ApiPod | UnreadPod)[] = []
  const add = (value: unknown, kindOfItem: string | undefined): void => {
    if (!isObject(value)) return
    const kind = value['kind'] ?? kindOfItem
    const { items } = value
    if (Array.isArray(items)) for (const item of items) add(item, ITEM_KINDS.get(kind))
    else if (kind === 'Node') nodes.push(value)
    else if (kind === 'Pod') pods.push(readPod(value))
  }
  for (const value of values) add(value, undefined)
  return { nodes, pods }
}

import * as z from 'zod'
import { isObject, type JsonObject } from '../parse/value.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import type { Resource } from './resource.ts'

/** What the API server says of one object: it was there when we came · it came or changed · it went. */
export type ClusterEvent = {
  readonly type: 'present' | 'changed' | 'gone'
  readonly resource: Resource
  /** As the server sends it; of one that went while nobody listened, its metadata alone. */
  readonly object: JsonObject
}

/** A workload that is gone. Its line in a stream of requests. */
export const Deletion = z.strictObject({
  schema_version: z.literal('v1'),
  event: z.literal('deleted'),
  namespace: z.string(),
  workload_kind: z.string(),
  workload_name: z.string(),
  api_group: z.string(),
})
export type Deletion = z.infer<typeof Deletion>

/** One line of the stream. */
export type Collected =
  | { readonly type: 'request'; readonly request: InferenceRequest }
  | { readonly type: 'deleted'; readonly deletion: Deletion }

export type OwnerReference = {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly uid: string
  readonly controller: boolean
}

/** What is read of an object's metadata. */
export type Metadata = {
  readonly name: string
  readonly namespace: string
  readonly uid: string
  readonly resourceVersion: string
  /** `null` where the server keeps no count of its changes. */
  readonly generation: number | null
  readonly labels: JsonObject
  readonly annotations: JsonObject
  readonly ownerReferences: readonly OwnerReference[]
}

/** By hand, for it is done for every event of a cluster: a schema would take as long as reading the event. */
export function metadataOf({ metadata }: JsonObject): Metadata {
  const from = isObject(metadata) ? metadata : NOTHING
  const { generation, ownerReferences } = from
  return {
    name: textIn(from, 'name'),
    namespace: textIn(from, 'namespace') || 'default',
    uid: textIn(from, 'uid'),
    resourceVersion: textIn(from, 'resourceVersion'),
    generation: typeof generation === 'number' ? generation : null,
    labels: isObject(from['labels']) ? from['labels'] : NOTHING,
    annotations: isObject(from['annotations']) ? from['annotations'] : NOTHING,
    ownerReferences: Array.isArray(ownerReferences)
      ? ownerReferences.filter(isObject).map(referenceFrom)
      : [],
  }
}

const NOTHING: JsonObject = {}

function textIn(from: JsonObject, key: string): string {
  const value = from[key]
  return typeof value === 'string' ? value : ''
}

const referenceFrom = (from: JsonObject): OwnerReference => ({
  apiVersion: textIn(from, 'apiVersion'),
  kind: textIn(from, 'kind'),
  name: textIn(from, 'name'),
  uid: textIn(from, 'uid'),
  controller: from['controller'] === true,
})

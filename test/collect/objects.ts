import type { ClusterEvent } from '../../src/collect/event.ts'
import { resourcesFrom } from '../../src/collect/resource.ts'
import type { JsonObject, JsonValue } from '../../src/parse/value.ts'

/** Objects as the API server sends them. */

export type Given = {
  readonly name: string
  readonly kind?: string
  readonly uid?: string
  readonly generation?: number
  readonly resourceVersion?: string
  readonly replicas?: number
  readonly cpu?: string
  readonly metadata?: JsonObject
  readonly status?: JsonValue
}

export function objectOf(given: Given): JsonObject {
  const { name, kind = 'Deployment', replicas = 1, cpu = '100m', generation, resourceVersion = '1' } = given
  const pod: JsonObject = {
    containers: [{ name: 'c', image: 'nginx:1.27', resources: { requests: { cpu } } }],
  }
  const template: JsonObject = { metadata: { labels: { app: name } }, spec: pod }
  return {
    apiVersion: kind === 'Pod' ? 'v1' : 'apps/v1',
    kind,
    metadata: {
      name,
      namespace: 'shop',
      uid: given.uid ?? `uid-${name}`,
      resourceVersion,
      ...(generation === undefined ? {} : { generation }),
      ...given.metadata,
    },
    spec: kind === 'Pod' ? pod : { replicas, selector: { matchLabels: { app: name } }, template },
    ...(given.status === undefined ? {} : { status: given.status }),
  }
}

export function eventOf(type: ClusterEvent['type'], given: Given): ClusterEvent {
  const [resource] = resourcesFrom([given.kind ?? 'Deployment'])
  if (resource === undefined) throw new Error('no such kind')
  return { type, resource, object: objectOf(given) }
}

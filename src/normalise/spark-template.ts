import type { At, JsonObject } from '../parse/value.ts'
import type { Reader } from './reader.ts'
import { type App, mappingOf, type Role, sparkResources } from './spark-resources.ts'

type Whole = App & {
  readonly image: unknown
  readonly volumes: readonly unknown[]
  readonly nodeSelector: JsonObject
}

export function listAt(value: unknown, at: At, reader: Reader): readonly unknown[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value
  reader.problem('invalid-field', at, `${at.at(-1)} is not a list. Write it as a list.`)
  return []
}

/**
 * The pod that the operator has Spark make for a role. A pod template below it gives what is written nowhere else: its
 * container of Spark's name, or else its first, is the one that Spark runs in.
 * https://spark.apache.org/docs/latest/running-on-kubernetes.html#pod-template
 */
export function sparkTemplate(role: Role, app: Whole, reader: Reader): unknown {
  const { fields, at } = role
  const list = (key: string): readonly unknown[] => listAt(fields[key], [...at, key], reader)
  const mapping = (key: string): JsonObject => reader.mapping(fields[key], [...at, key])
  const template = reader.mapping(fields['template'], [...at, 'template'])
  const specAt = [...at, 'template', 'spec']
  const below = reader.mapping(template['spec'], specAt)
  const listBelow = (key: string): readonly unknown[] => listAt(below[key], [...specAt, key], reader)
  const containers = listBelow('containers')
  const name = `spark-kubernetes-${role.name}`
  const own = Math.max(
    containers.findIndex((container) => mappingOf(container)['name'] === name),
    0,
  )
  const base = mappingOf(containers[own])
  const resources = mappingOf(base['resources'])
  const { requests, limits } = sparkResources(role, app, reader)
  const main = {
    ...base,
    name,
    image: imageOf(role, app.image) ?? base['image'],
    resources: {
      requests: { ...mappingOf(resources['requests']), ...requests },
      limits: { ...mappingOf(resources['limits']), ...limits },
    },
  }
  const mounted = new Set(list('volumeMounts').map((mount) => mappingOf(mount)['name']))
  const metadata = mappingOf(template['metadata'])
  const merged = (key: 'labels' | 'annotations') => ({
    ...mappingOf(metadata[key]),
    ...mapping(key),
  })
  return {
    metadata: { labels: merged('labels'), annotations: merged('annotations') },
    spec: {
      ...below,
      containers: [main, ...containers.filter((_, index) => index !== own), ...list('sidecars')],
      initContainers: [...listBelow('initContainers'), ...list('initContainers')],
      volumes: [
        ...listBelow('volumes'),
        ...app.volumes.filter((volume) => mounted.has(mappingOf(volume)['name'])),
      ],
      nodeSelector: {
        ...mappingOf(below['nodeSelector']),
        ...app.nodeSelector,
        ...mapping('nodeSelector'),
      },
      affinity: fields['affinity'] ?? below['affinity'],
      runtimeClassName: fields['runtimeClassName'] ?? below['runtimeClassName'],
    },
  }
}

/** The operator hands its own image to Spark under the name of the role, which goes before the name for both. */
const imageOf = ({ name, fields, conf }: Role, image: unknown): unknown =>
  fields['image'] ??
  image ??
  conf[`spark.kubernetes.${name}.container.image`] ??
  conf['spark.kubernetes.container.image']

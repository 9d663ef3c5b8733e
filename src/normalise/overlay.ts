import { type At, isObject, type JsonObject } from '../parse/value.ts'
import type { Reader } from './reader.ts'

/** Lists whose items are known by their name. */
const BY_NAME: ReadonlySet<string> = new Set([
  'containers',
  'initContainers',
  'sidecars',
  'volumes',
  'replicatedJobs',
])
/** An item of these stands or falls as a whole: a volume has one source. */
const WHOLE_ITEMS: ReadonlySet<string> = new Set(['volumes'])

/**
 * `over` laid over `base` as Kubernetes merges a template and what overrides it: mappings key by key, containers, volumes
 * and jobs by their names, any other list as a whole. What is not written, or null, leaves what is below.
 * https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 */
export function overlay(base: unknown, over: unknown, key = ''): unknown {
  if (over === undefined || over === null) return base
  if (isObject(base) && isObject(over)) {
    const keys = new Set([...Object.keys(base), ...Object.keys(over)])
    return Object.fromEntries([...keys].map((name) => [name, overlay(base[name], over[name], name)]))
  }
  return Array.isArray(base) && Array.isArray(over) && BY_NAME.has(key) ? merged(base, over, key) : over
}

function merged(base: readonly unknown[], over: readonly unknown[], key: string): unknown[] {
  const overByName = new Map(over.map((item) => [nameOf(item), item]))
  const names = new Set(base.map(nameOf))
  return [
    ...base.map((item) => {
      const upper = nameOf(item) === undefined ? undefined : overByName.get(nameOf(item))
      return WHOLE_ITEMS.has(key) ? (upper ?? item) : overlay(item, upper)
    }),
    ...over.filter((item) => nameOf(item) === undefined || !names.has(nameOf(item))),
  ]
}

const nameOf = (item: unknown): unknown => (isObject(item) ? item['name'] : undefined)

/** The mappings of a list; none where it is no list. */
export const mappingsOf = (list: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(list) ? list.filter(isObject) : []

/** Of a mapping, what is written under some names. */
export const pick = (
  from: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> =>
  Object.fromEntries(names.flatMap((name) => (name in from ? [[name, from[name]] as const] : [])))

/** The mapping under a key; an empty one where there is none. */
export function mappingIn(from: Readonly<Record<string, unknown>>, key: string): JsonObject {
  const value = from[key]
  return isObject(value) ? value : {}
}

/** As many as any real object lays over another. */
const MOST_LAYERS = 16

/** Layers to be merged one by one: no more than are worth their work, which is told. */
export function fewLayers<T>(layers: readonly T[], at: At, reader: Reader): readonly T[] {
  if (layers.length > MOST_LAYERS) {
    const message = `${layers.length} are more than are read: only the first ${MOST_LAYERS} are taken.`
    reader.problem('suspect-field', at, message)
  }
  return layers.slice(0, MOST_LAYERS)
}

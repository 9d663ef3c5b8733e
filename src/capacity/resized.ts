import { parseMilli } from '../parse/quantity.ts'
import { isObject, type JsonObject, type JsonValue } from '../parse/value.ts'

/** What a pod's status says that its containers hold. */
export type Held = ReadonlyMap<JsonValue, JsonObject>

/** `lists` are the statuses of containers and of init containers. */
export function heldIn(...lists: readonly (JsonValue | undefined)[]): Held {
  const held = new Map<JsonValue, JsonObject>()
  for (const list of lists) {
    for (const status of Array.isArray(list) ? list : []) {
      if (!isObject(status)) continue
      const { name, resources, allocatedResources } = status
      const actual = isObject(resources) && isObject(resources['requests']) ? resources['requests'] : {}
      const allocated = isObject(allocatedResources) ? allocatedResources : {}
      if (name !== undefined) held.set(name, { ...actual, ...allocated })
    }
  }
  return held
}

/** A container that is being made smaller holds what it has until it has become so: the greater counts, as the scheduler has it. */
export function atLeastHeld(container: JsonObject, held: Held): JsonObject {
  const { resources } = container
  const now = held.get(container['name'] ?? null)
  const asked = isObject(resources) ? resources['requests'] : undefined
  if (now === undefined || !isObject(resources) || !isObject(asked)) return container
  const greater = Object.entries(asked).filter(([name, text]) => isMore(now[name], text))
  if (greater.length === 0) return container
  const requests = { ...asked, ...Object.fromEntries(greater.map(([name]) => [name, now[name] ?? null])) }
  return { ...container, resources: { ...resources, requests } }
}

function isMore(held: JsonValue | undefined, asked: JsonValue): boolean {
  if (held === undefined || held === asked) return false
  const [before, after] = [parseMilli(String(held)), parseMilli(String(asked))]
  return before !== null && after !== null && before > after
}

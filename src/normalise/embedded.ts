import * as z from 'zod'
import type { At, JsonObject } from '../parse/value.ts'
import type { PodGroup, Surroundings } from './kind.ts'
import { nameIn } from './objects.ts'
import type { Reader } from './reader.ts'
import type { Registry } from './registry.ts'

/** Workloads inside workloads inside workloads: nothing real nests deeper. */
const DEEPEST = 8

/** The pods of a whole workload that stands inside another object at `at`; `null` when its kind is not read. */
export function embeddedFrom(
  registry: Registry,
  object: JsonObject,
  at: At,
  reader: Reader,
  around: Surroundings,
  depth = 0,
): readonly PodGroup[] | null {
  const { apiVersion, kind } = object
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return null
  const definition = registry.definitionOf(apiVersion, kind)
  if (definition === undefined) return null
  if (depth > DEEPEST) {
    const message = `${kind}: it stands inside of more than ${DEEPEST} objects. It is not read, and its power is missing from the figures. Write it by itself.`
    reader.problem('yaml-limit', at, message)
    return []
  }
  const name = `${kind} ${nameIn(object) ?? ''}`.trim()
  try {
    const groups = definition.podGroups(object, reader.within(at), {
      ...around,
      autoscaling: null,
      embedded: (inner, innerAt) =>
        embeddedFrom(registry, inner, [...at, ...innerAt], reader, around, depth + 1),
    })
    return groups.map((group) => ({
      ...group,
      component: group.component === undefined ? name : `${name} ${group.component}`,
      at: group.isBorrowed === true ? group.at : [...at, ...group.at],
    }))
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    throw new z.ZodError(error.issues.map((issue) => ({ ...issue, path: [...at, ...issue.path] })))
  }
}

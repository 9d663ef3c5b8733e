import type { At, JsonValue } from '../parse/value.ts'
import { isObject } from '../parse/value.ts'
import type { CustomKind } from '../schema/config.ts'
import type { KindDefinition, PodGroup } from './kind.ts'
import type { Reader } from './reader.ts'
import { replicas } from './scale.ts'
import { scheduled } from './scheduled.ts'

/** A kind that the configuration describes. */
export const customKind = ({ group, kind, runs, schedule, pods }: CustomKind): KindDefinition => ({
  group,
  otherGroups: [],
  kind,
  podGroups(object, reader, around) {
    const groups = pods.flatMap(({ template, spec, replicas: counted, name }): PodGroup[] => {
      const path = template ?? spec ?? ''
      const found = placesOf(object, path)
      if (found.length === 0) tellNothing(path, 'no pods are read', reader)
      const counts = counted === undefined ? [] : placesOf(object, counted)
      if (counted !== undefined && counts.length === 0) tellNothing(counted, '1 pod taken', reader)
      const countBeside = besideOf(counts)
      return found.map(({ at, value }): PodGroup => {
        const count = countBeside(at)
        const scale = replicas(count.value, count.at, reader, around)
        const indices = at.filter((step) => typeof step === 'number')
        const called = [...(name === undefined ? [] : [name]), ...indices].join(' ')
        return {
          ...(called === '' ? {} : { component: called }),
          template: template === undefined ? { spec: value } : value,
          at,
          ...(template === undefined ? { specAt: at } : {}),
          run_pattern: runs === 'continuous' ? 'continuous' : 'run-once',
          ...scale,
        }
      })
    })
    return runs === 'scheduled' ? onSchedule(object, groups, schedule ?? 'spec.schedule', reader) : groups
  },
})

/** A path of the configuration that leads nowhere may be a slip, and would let a workload vanish. */
function tellNothing(path: string, what: string, reader: Reader): void {
  const message = `${path}, as kinds of the configuration has it, leads to nothing in this object: ${what}. Correct the path, or the object.`
  reader.problem('invalid-field', ['spec'], message)
}

function onSchedule(object: unknown, groups: PodGroup[], path: string, reader: Reader): PodGroup[] {
  const [place] = placesOf(object, path)
  const at = place?.at ?? ['spec', 'schedule']
  const fields = {
    schedule: [String(at.at(-1)), place?.value],
    timeZone: ['timeZone', undefined],
    suspend: ['suspend', undefined],
  } as const
  return scheduled(groups, fields, at.slice(0, -1), reader)
}

type Place = { readonly at: At; readonly value: JsonValue }

/** Every value that a path such as `spec.groups[].template` leads to. */
function placesOf(object: unknown, path: string): Place[] {
  let places: { at: At; value: unknown }[] = [{ at: [], value: object }]
  for (const step of path.split('.')) {
    const key = step.replace(/\[\]$/, '')
    places = places.flatMap(({ at, value }) => {
      const next = isObject(value) ? value[key] : undefined
      if (next === undefined || next === null) return []
      if (!step.endsWith('[]')) return [{ at: [...at, key], value: next }]
      return Array.isArray(next)
        ? next.map((item: unknown, index) => ({ at: [...at, key, index], value: item }))
        : []
    })
  }
  return places.flatMap(({ at, value }) => (isJson(value) ? [{ at, value }] : []))
}

const isJson = (value: unknown): value is JsonValue => value !== undefined

/**
 * Of the values that one path leads to, the first that stands in the same items of lists as another place; where there is
 * none, the place it would have.
 */
function besideOf(places: readonly Place[]): (at: At) => { readonly at: At; readonly value: unknown } {
  const levels = (places[0]?.at ?? []).flatMap((step, level) => (typeof step === 'number' ? [level] : []))
  const itemsOf = (at: At): string => JSON.stringify(levels.map((level) => at[level]))
  const byItems = new Map(places.toReversed().map((place) => [itemsOf(place.at), place]))
  return (at) => byItems.get(itemsOf(at)) ?? { at: ['spec'], value: undefined }
}

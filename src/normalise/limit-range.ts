import * as z from 'zod'
import { grouped } from '../grouped.ts'
import type { ManifestDoc } from '../parse/documents.ts'
import type { Amounts } from './amounts.ts'
import { namespaceOf, nearestOf, type Objects, placeOf, stepsBetween } from './objects.ts'
import type { Reader } from './reader.ts'
import { amountsOf } from './resources.ts'

const LIMIT_RANGE = '/LimitRange'

const LimitRange = z.object({
  spec: z.object({
    limits: z.array(
      z.object({
        type: z.unknown().optional(),
        default: z.unknown().optional(),
        defaultRequest: z.unknown().optional(),
        max: z.unknown().optional(),
        min: z.unknown().optional(),
      }),
    ),
  }),
})

/** What a namespace gives to a container that does not say. */
export type ContainerDefaults = { readonly limits: Amounts; readonly requests: Amounts }

/**
 * A container's defaults by the LimitRanges of its namespace: those of the nearest folder where the namespace is written,
 * those of the same folder where none is.
 */
export function containerDefaultsFrom(
  objects: Objects,
  readerOf: (doc: ManifestDoc) => Reader,
): (doc: ManifestDoc) => ContainerDefaults | null {
  const known = new Map<ManifestDoc, ContainerDefaults>()
  for (const doc of objects.of(LIMIT_RANGE)) known.set(doc, defaultsOf(doc, readerOf(doc)))
  const ranges = grouped(known.keys(), namespaceOf)
  const ofPlace = new Map<string, ContainerDefaults | null>()
  return (doc) => {
    const namespace = namespaceOf(doc)
    const inNamespace = ranges.get(namespace)
    if (inNamespace === undefined) return null
    const place = JSON.stringify([namespace, placeOf(doc)])
    const before = ofPlace.get(place)
    if (before !== undefined) return before
    const meant = inNamespace
      .slice(0, MOST_LIMIT_RANGES)
      .filter((range) => namespace !== null || stepsBetween(placeOf(range), placeOf(doc)) <= 1)
    const [first = null, ...others] = nearestOf(meant, doc).flatMap((range) => known.get(range) ?? [])
    const all = others.reduce(together, first)
    const defaults = all === null ? null : { limits: few(all.limits), requests: few(all.requests) }
    ofPlace.set(place, defaults)
    return defaults
  }
}

/** Every container of the namespace is given each of them: the devices of a whole cluster have fewer names. */
const MOST_NAMES = 50

/** Those of `MOST_NAMES` resources; CPU and memory, which the figures follow, whatever else there is. */
function few(amounts: Amounts): Amounts {
  if (amounts.size <= MOST_NAMES) return amounts
  const leading = ['cpu', 'memory'].flatMap((name) => {
    const milli = amounts.get(name)
    return milli === undefined ? [] : [[name, milli] as const]
  })
  return new Map([...leading, ...[...amounts].slice(0, MOST_NAMES)])
}

/** Of more in one namespace, the first in order of the tree are looked at. */
const MOST_LIMIT_RANGES = 5000

/** Of two LimitRanges of a namespace, the first fills in first. */
const together = (first: ContainerDefaults | null, then: ContainerDefaults): ContainerDefaults => ({
  limits: new Map([...then.limits, ...(first?.limits ?? [])]),
  requests: new Map([...then.requests, ...(first?.requests ?? [])]),
})

/**
 * As the API server completes a LimitRange: the default limit is `default`, else `max`; the default request is
 * `defaultRequest`, else the default limit, else `min`.
 * https://kubernetes.io/docs/concepts/policy/limit-range/
 */
function defaultsOf(doc: ManifestDoc, reader: Reader): ContainerDefaults {
  const parsed = LimitRange.safeParse(doc.value)
  if (!parsed.success) {
    reader.problem(
      'invalid-field',
      ['spec'],
      'LimitRange: spec.limits is not a list of limits. Write it as one.',
    )
    return { limits: new Map(), requests: new Map() }
  }
  const items = parsed.data.spec.limits.flatMap((item, index) => {
    if (item.type !== 'Container') return []
    const read = (key: 'default' | 'defaultRequest' | 'max' | 'min'): Amounts => {
      const at = ['spec', 'limits', index, key]
      return amountsOf(reader.mapping(item[key], at), at, reader)
    }
    const limits = new Map([...read('max'), ...read('default')])
    return [{ limits, requests: new Map([...read('min'), ...limits, ...read('defaultRequest')]) }]
  })
  const limits = new Map(items.flatMap(({ limits }) => [...limits]))
  const requests = new Map(items.flatMap(({ requests }) => [...requests]))
  if (requests.size > MOST_NAMES) {
    const message = `LimitRange: ${requests.size} resources are more than are read: the first ${MOST_NAMES} are taken. Leave out what no container asks for.`
    reader.problem('suspect-field', ['spec', 'limits'], message)
  }
  return { limits: few(limits), requests: few(requests) }
}

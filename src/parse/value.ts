import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'
import { scalarValue } from './scalar.ts'

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject
export type JsonObject = { readonly [key: string]: JsonValue }

/** Where a value stands inside its document: keys and indices from the root. */
export type At = readonly (string | number)[]

/** Why a document cannot be turned into a value. `offset` is where in the text. */
export type Refusal = {
  readonly reason: 'limit' | 'templated' | 'syntax'
  readonly message: string
  readonly offset: number
}

/** Deeper than any real manifest: the deepest CRD schemas nest some forty levels. */
const DEEPEST = 200
/** Values after aliases are expanded; the largest real manifest has some 60,000. */
const MOST_VALUES = 250_000

/** `first` and `second` are offsets; `depth` 0 is the root. */
export type Duplicate = {
  readonly key: string
  readonly first: number
  readonly second: number
  readonly depth: number
}

/** A plain word that Kubernetes' reader (YAML 1.1) takes for true or false, and YAML 1.2 for text. */
export type Word = { readonly text: string; readonly offset: number }

export type DocumentValue = {
  readonly value: JsonValue
  readonly words: readonly Word[]
  readonly duplicates: readonly Duplicate[]
  /** The offset of the key or item at `at`, or of the deepest part of it that is there. */
  readonly offsetAt: (at: At) => number
}

/**
 * The document as plain data, as Kubernetes' reader sees it: aliases resolved, keys and merges applied in the order they
 * are written (the last wins; of several maps merged at once, the first), binary scalars as the text they hold. A plain
 * number whose text is not its canonical form (`1.10`, `0x10`, `9007199254740993`) stays text, so that nothing is lost.
 * Objects have no prototype.
 */
export function valueFrom(document: Document): DocumentValue | Refusal {
  const anchors = new Map<string, { value: JsonValue; size: number }>()
  const places = new WeakMap<object, ReadonlyMap<string | number, number>>()
  const duplicates: Duplicate[] = []
  const words: Word[] = []
  const refusals: Refusal[] = []
  let size = 0

  function refuse(reason: Refusal['reason'], message: string, node: unknown): null {
    refusals.push({ reason, message, offset: offsetOf(node) })
    return null
  }

  function visit(node: unknown, depth: number): JsonValue {
    if (!isNode(node) || refusals.length > 0) return null
    if (depth > DEEPEST) return refuse('limit', `is nested deeper than ${DEEPEST} levels`, node)
    const anchor = isAlias(node) ? anchors.get(node.source) : undefined
    if (isAlias(node) && anchor === undefined)
      return refuse('syntax', 'has an alias without its anchor', node)
    const before = size
    size += anchor?.size ?? 1
    if (size > MOST_VALUES) return refuse('limit', 'expands to too many values', node)
    if (anchor !== undefined) return anchor.value
    const value = isMap(node)
      ? visitMap(node, depth)
      : isSeq(node)
        ? visitItems(node.items, depth)
        : visitScalar(node)
    if ('anchor' in node && typeof node.anchor === 'string')
      anchors.set(node.anchor, { value, size: size - before })
    return value
  }

  function visitScalar(node: Node): JsonValue {
    const value = scalarValue(node)
    if (typeof value === 'string' && isScalar(node) && node.type === 'PLAIN' && OLD_BOOLEAN.test(value))
      words.push({ text: value, offset: offsetOf(node) })
    return value === undefined ? refuse('syntax', 'holds a value of a type that JSON has not', node) : value
  }

  function visitItems(items: readonly unknown[], depth: number): JsonValue {
    const values = items.map((item) => visit(item, depth + 1))
    places.set(values, new Map(items.map((item, index) => [index, offsetOf(item)])))
    return values
  }

  function visitMap(map: YAMLMap, depth: number): JsonObject {
    const object: Record<string, JsonValue> = Object.create(null)
    const offsets = new Map<string, number>()
    const written = new Map<string, number>()
    places.set(object, offsets)
    for (const pair of map.items) {
      const value = visit(pair.value, depth + 1)
      if (isMergeKey(pair)) merge(value, object, offsets, pair)
      else {
        const key = keyText(pair)
        if (key === null) {
          refuse('templated', 'has a mapping or a list for a key, as {{ … }} is', pair.key)
          return object
        }
        const offset = offsetOf(pair.key)
        const first = written.get(key)
        written.set(key, offset)
        if (first !== undefined) duplicates.push({ key, first, second: offset, depth })
        offsets.set(key, offset)
        object[key] = value
      }
    }
    return object
  }

  function merge(
    value: JsonValue,
    into: Record<string, JsonValue>,
    offsets: Map<string, number>,
    pair: Pair,
  ): void {
    const sources = Array.isArray(value) ? value.toReversed() : [value]
    for (const source of sources) {
      if (!isObject(source)) refuse('syntax', 'merges (<<) something that is not a mapping', pair.key)
      else {
        for (const [key, item] of Object.entries(source)) {
          into[key] = item
          offsets.set(key, places.get(source)?.get(key) ?? offsetOf(pair.key))
        }
      }
    }
  }

  function keyText({ key }: Pair): string | null {
    if (key === null) return ''
    const value = isAlias(key) ? anchors.get(key.source)?.value : isScalar(key) ? keyOf(key) : undefined
    return value === undefined || typeof value === 'object' ? null : String(value)
  }

  const value = visit(document.contents, 0)
  const start = offsetOf(document.contents)
  return refusals[0] ?? { value, duplicates, words, offsetAt: (at) => offsetIn(value, at, start, places) }
}

/** https://yaml.org/type/bool.html, but for `true` and `false`, which are the same to both. */
const OLD_BOOLEAN = /^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)$/

function offsetIn(
  root: JsonValue,
  at: At,
  start: number,
  places: WeakMap<object, ReadonlyMap<string | number, number>>,
): number {
  let value: unknown = root
  let offset = start
  for (const step of at) {
    const next = typeof value === 'object' && value !== null ? places.get(value)?.get(step) : undefined
    if (next === undefined) return offset
    offset = next
    value = Reflect.get(Object(value), step)
  }
  return offset
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A plain key keeps its text: `010` is no number there. */
function keyOf(key: Node): JsonValue | undefined {
  if (!isScalar(key)) return undefined
  return typeof key.value === 'number' || key.value === null ? (key.source ?? '') : scalarValue(key)
}

const MERGE_TAG = 'tag:yaml.org,2002:merge'

const isMergeKey = ({ key }: Pair): boolean =>
  isScalar(key) && (key.tag === MERGE_TAG || (key.source === '<<' && (key.type ?? 'PLAIN') === 'PLAIN'))

const isNode = (node: unknown): node is Node => typeof node === 'object' && node !== null

function offsetOf(node: unknown): number {
  if (!isNode(node) || !('range' in node) || !Array.isArray(node.range)) return 0
  const [start]: unknown[] = node.range
  return typeof start === 'number' ? start : 0
}

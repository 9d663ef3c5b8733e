import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml'

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
const MOST_VALUES = 1_000_000

/** `first` and `second` are offsets; `depth` 0 is the root. */
export type Duplicate = {
  readonly key: string
  readonly first: number
  readonly second: number
  readonly depth: number
}

export type DocumentValue = { readonly value: JsonValue; readonly duplicates: readonly Duplicate[] }

/**
 * The document as plain data, as Kubernetes' reader sees it: merge keys applied, aliases resolved, the last of two
 * equal keys kept (and told in `duplicates`). A plain number whose text is not its canonical form (`1.10`, `0x10`,
 * `9007199254740993`) stays text, so that nothing is lost. Objects have no prototype.
 */
export function valueFrom(document: Document): DocumentValue | Refusal {
  const anchors = new Map<string, { value: JsonValue; size: number }>()
  const duplicates: Duplicate[] = []
  const refusals: Refusal[] = []
  let size = 0

  function refuse(reason: Refusal['reason'], message: string, node: unknown): null {
    refusals.push({ reason, message, offset: offsetOf(node) ?? 0 })
    return null
  }

  function visit(node: unknown, depth: number): JsonValue {
    if (!isNode(node) || refusals.length > 0) return null
    if (depth > DEEPEST) return refuse('limit', `is nested deeper than ${DEEPEST} levels`, node)
    const anchor = isAlias(node) ? anchors.get(node.source) : undefined
    if (isAlias(node) && anchor === undefined)
      return refuse('syntax', `has no anchor for the alias *${node.source}`, node)
    const before = size
    size += anchor?.size ?? 1
    if (size > MOST_VALUES) return refuse('limit', 'expands to too many values', node)
    if (anchor !== undefined) return anchor.value
    const value = isMap(node)
      ? visitMap(node, depth)
      : isSeq(node)
        ? node.items.map((item) => visit(item, depth + 1))
        : scalarValue(node)
    if ('anchor' in node && typeof node.anchor === 'string')
      anchors.set(node.anchor, { value, size: size - before })
    return value
  }

  function visitMap(map: YAMLMap, depth: number): JsonObject {
    const object: Record<string, JsonValue> = Object.create(null)
    const offsets = new Map<string, number>()
    const merges: JsonValue[] = []
    for (const pair of map.items) {
      const value = visit(pair.value, depth + 1)
      if (isMergeKey(pair)) {
        merges.push(...(Array.isArray(value) ? value : [value]))
        continue
      }
      const key = keyText(pair)
      if (key === null) {
        refuse('templated', 'has a mapping or a list for a key, as {{ … }} is', pair.key)
        return object
      }
      const offset = offsetOf(pair.key) ?? 0
      const first = offsets.get(key)
      if (first !== undefined) duplicates.push({ key, first, second: offset, depth })
      offsets.set(key, offset)
      object[key] = value
    }
    for (const merged of merges) {
      if (!isObject(merged)) refuse('syntax', 'merges (<<) something that is not a mapping', map)
      else for (const [key, value] of Object.entries(merged)) if (!(key in object)) object[key] = value
    }
    return object
  }

  const value = visit(document.contents, 0)
  return refusals[0] ?? { value, duplicates }
}

/** The offset of the key or item at `at`, or of the deepest part of it that is there. */
export function offsetAt(document: Document, at: At): number {
  let node: unknown = document.contents
  let offset = offsetOf(node) ?? 0
  for (const step of at) {
    if (isAlias(node)) node = node.resolve(document)
    const found = isMap(node) ? pairAt(document, node, String(step)) : undefined
    if (found !== undefined) {
      offset = offsetOf(found.key) ?? offset
      node = found.value
    } else if (isSeq(node) && typeof step === 'number' && step in node.items) {
      node = node.items[step]
      offset = offsetOf(node) ?? offset
    } else return offset
  }
  return offset
}

function pairAt(document: Document, map: YAMLMap, key: string): Pair | undefined {
  const own = map.items.findLast(
    (pair) => isScalar(pair.key) && String(pair.key.source ?? pair.key.value) === key,
  )
  if (own !== undefined) return own
  for (const merge of map.items.filter(isMergeKey)) {
    const sources = isSeq(merge.value) ? merge.value.items : [merge.value]
    for (const source of sources) {
      const target = isAlias(source) ? source.resolve(document) : source
      const found = isMap(target) ? pairAt(document, target, key) : undefined
      if (found !== undefined) return found
    }
  }
  return undefined
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function keyText({ key }: Pair): string | null {
  if (key === null) return ''
  return isScalar(key) ? String(key.source ?? key.value ?? '') : null
}

const isMergeKey = (pair: Pair): boolean =>
  isScalar(pair.key) && pair.key.source === '<<' && (pair.key.type ?? 'PLAIN') === 'PLAIN'

function scalarValue(node: unknown): JsonValue {
  if (!isScalar(node)) return null
  const { value, source }: Scalar = node
  switch (typeof value) {
    case 'number':
      return source === undefined || String(value) === source ? value : source
    case 'string':
    case 'boolean':
      return value
    case 'bigint':
      return String(value)
    default:
      return null
  }
}

const isNode = (node: unknown): node is Node => typeof node === 'object' && node !== null

function offsetOf(node: unknown): number | null {
  if (!isNode(node) || !('range' in node) || !Array.isArray(node.range)) return null
  const [start]: unknown[] = node.range
  return typeof start === 'number' ? start : null
}

import { isScalar, type Node } from 'yaml'

const utf8 = new TextDecoder()

/** One scalar as Kubernetes' reader sees it; `undefined` for a type that JSON has not. */
export function scalarValue(node: Node): null | boolean | number | string | undefined {
  if (!isScalar(node)) return undefined
  const { value, source } = node
  switch (typeof value) {
    case 'number':
      return source === undefined || String(value) === source ? value : source
    case 'string':
      // Half of a surrogate pair, which an escape can write, is no text that could be passed on.
      return value.toWellFormed()
    case 'boolean':
      return value
    case 'bigint':
      return String(value)
    default:
      if (value === null || value === undefined) return null
      if (value instanceof Uint8Array) return utf8.decode(value)
      return value instanceof Date ? (source ?? value.toISOString()) : undefined
  }
}

import { createHash } from 'node:crypto'
import type { InferenceRequest } from '../schema/inference-request.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * First 16 hexadecimal digits of the SHA-256 that k8sPodPCP gives the same workload: over its own fields only, written as
 * Python's `json.dumps(request, sort_keys=True)` writes them.
 */
export function specHash(request: InferenceRequest): string {
  return createHash('sha256')
    .update(pythonJson(originFields(request)))
    .digest('hex')
    .slice(0, 16)
}

function originFields(request: InferenceRequest): Json {
  const { schema_version, namespace, workload_kind, workload_name, labels, annotations } = request
  const { containers, init_container_count, sidecar_count, volume_types, node_type, runtime_class } = request
  const { gpu_count, parallelism, completions } = request
  return {
    schema_version,
    namespace,
    workload_kind,
    workload_name,
    labels,
    annotations,
    containers,
    init_container_count,
    sidecar_count,
    volume_types,
    node_type,
    runtime_class,
    gpu_count,
    parallelism,
    completions,
  }
}

function pythonJson(value: Json): string {
  if (typeof value === 'string') return asciiString(value)
  if (value === null || typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`
  const members = Object.entries(value)
    .toSorted(([a], [b]) => compareCodePoints(a, b))
    .map(([key, member]) => `${asciiString(key)}: ${pythonJson(member)}`)
  return `{${members.join(', ')}}`
}

/** JSON.stringify already escapes what Python escapes below U+007F, in the same way. */
const asciiString = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Python sorts by code point; JavaScript's `<` sorts by UTF-16 unit, which differs above U+FFFF. */
function compareCodePoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  for (const [i, character] of left.entries()) {
    const other = right[i]
    if (other === undefined) return 1
    const difference = (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

import { type At, isObject, type JsonObject } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import { isPlaceholder, type Reader } from './reader.ts'
import { sparkMib } from './spark-memory.ts'

export type Fields = Readonly<Record<string, unknown>>

/** A driver or an executor as an application describes it: fields of its own, and properties of Spark. */
export type Role = {
  readonly name: 'driver' | 'executor'
  readonly fields: Fields
  readonly at: At
  readonly conf: JsonObject
  readonly confAt: At
}

export type Setting = { readonly value: unknown; readonly at: At }

const isWritten = (value: unknown): boolean => value !== undefined && value !== null

/** A property is text, and sometimes written without its quotes. */
export const isOn = (value: unknown): boolean => value === true || value === 'true'

/** A field, or else the first of these properties: the operator hands fields to Spark after `sparkConf`, so that they win. */
export function setting(role: Role, field: string | null, ...properties: string[]): Setting | null {
  if (field !== null && isWritten(role.fields[field]))
    return { value: role.fields[field], at: [...role.at, field] }
  const property = properties.find((one) => isWritten(role.conf[one]))
  return property === undefined ? null : { value: role.conf[property], at: [...role.confAt, property] }
}

/** All of Spark's properties are text, counts too. */
export const countable = (found: Setting | null): unknown =>
  typeof found?.value === 'string' && /^\d{1,9}$/.test(found.value) ? Number(found.value) : found?.value

export const settingCount = (found: Setting | null, reader: Reader): number | null =>
  found === null ? null : reader.count(countable(found), found.at, null)

type Quantities = Record<string, string>

/** What Spark asks Kubernetes for: memory always with the same limit, CPU with one that is written. Left out: what cannot be read. */
export function sparkResources(
  role: Role,
  app: App,
  reader: Reader,
): { requests: Quantities; limits: Quantities } {
  const cpu = coreRequest(role, reader)
  const limit = setting(role, 'coreLimit', `spark.kubernetes.${role.name}.limit.cores`)
  const coreLimit = limit === null ? null : reader.milli(limit.value, limit.at)
  const mib = podMib(role, app, reader)
  const memory = mib === null ? {} : { memory: `${mib}Mi` }
  return {
    requests: { ...(cpu === null ? {} : { cpu: `${cpu}m` }), ...memory },
    // Kubernetes would take the limit for a request that could not be read.
    limits: {
      ...accelerators(role, reader),
      ...(cpu === null || coreLimit === null ? {} : { cpu: `${coreLimit}m` }),
      ...memory,
    },
  }
}

/** 1 core where none is written. https://www.kubeflow.org/docs/components/spark-operator/user-guide/writing-sparkapplication/ */
function coreRequest(role: Role, reader: Reader): bigint | null {
  const found =
    setting(role, 'coreRequest', `spark.kubernetes.${role.name}.request.cores`) ??
    setting(role, 'cores', `spark.${role.name}.cores`)
  return found === null ? 1000n : reader.milli(found.value, found.at)
}

/** What an application says for both of its roles. */
export type App = { readonly language: string; readonly overheadFactorMilli: bigint | null }

const NOT_JVM: ReadonlySet<string> = new Set(['Python', 'R'])

const DEFAULT_MIB = 1024n
const LEAST_OVERHEAD_MIB = 384n

/**
 * The heap (1g where none is written), and on top what is not heap: `memoryOverhead`, or else a share of the heap, 0.1 for
 * the JVM's languages and 0.4 for Python and R, of at least 384 MiB. Executors also get what they use off the heap.
 * https://spark.apache.org/docs/latest/running-on-kubernetes.html#spark-properties
 */
function podMib(role: Role, { language, overheadFactorMilli }: App, reader: Reader): bigint | null {
  const { name } = role
  const heap = sizeMib(setting(role, 'memory', `spark.${name}.memory`), 'm', DEFAULT_MIB, reader)
  const factor = setting(role, null, `spark.${name}.memoryOverheadFactor`)
  const milli =
    (factor === null ? null : reader.milli(factor.value, factor.at)) ??
    overheadFactorMilli ??
    (NOT_JVM.has(language) ? 400n : 100n)
  const share = ((heap ?? 0n) * milli) / 1000n
  const overhead = sizeMib(
    setting(role, 'memoryOverhead', `spark.${name}.memoryOverhead`),
    'm',
    share > LEAST_OVERHEAD_MIB ? share : LEAST_OVERHEAD_MIB,
    reader,
  )
  const parts = [heap, overhead, ...(name === 'executor' ? offHeapMib(role, language, reader) : [])]
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0n)
}

function offHeapMib(role: Role, language: string, reader: Reader): (bigint | null)[] {
  const isEnabled = isOn(role.conf['spark.memory.offHeap.enabled'])
  return [
    isEnabled ? sizeMib(setting(role, null, 'spark.memory.offHeap.size'), 'b', 0n, reader) : 0n,
    language === 'Python'
      ? sizeMib(setting(role, null, 'spark.executor.pyspark.memory'), 'm', 0n, reader)
      : 0n,
  ]
}

function sizeMib(found: Setting | null, bare: 'm' | 'b', absent: bigint, reader: Reader): bigint | null {
  if (found === null) return absent
  const { value, at } = found
  const text = reader.text(value, at)
  if (text === null) return null
  const mib = sparkMib(text, bare)
  if (mib !== null) return mib
  if (isPlaceholder(text)) {
    const message = `${at.at(-1)} is the placeholder ${quoted(text)}. Render the file first, or write the value.`
    reader.problem('unresolved-placeholder', at, message)
  } else {
    const message = `${at.at(-1)} ${quoted(text)} is not a size that Spark reads. Write one such as 512m or 4g.`
    reader.problem('invalid-field', at, message)
  }
  return null
}

/** Devices by `spark.….resource.gpu`, and by the field `gpu` of the operator, which goes before it. */
function accelerators(role: Role, reader: Reader): Quantities {
  const property = `spark.${role.name}.resource.gpu`
  const amount = settingCount(setting(role, null, `${property}.amount`), reader)
  const vendor = `${property}.vendor`
  const at = [...role.at, 'gpu']
  const gpu = reader.mapping(role.fields['gpu'], at)
  const quantity = reader.count(gpu['quantity'], [...at, 'quantity'], null)
  const devices: Quantities = {}
  if (amount !== null)
    devices[`${named(role.conf[vendor], [...role.confAt, vendor], 'nvidia.com', reader)}/gpu`] = `${amount}`
  if (quantity !== null)
    devices[named(gpu['name'], [...at, 'name'], 'nvidia.com/gpu', reader)] = `${quantity}`
  return devices
}

function named(value: unknown, at: At, instead: string, reader: Reader): string {
  if (!isWritten(value))
    reader.problem('suspect-field', at, `${at.slice(-2).join('.')} is missing: ${instead} taken. Write it.`)
  return reader.text(value, at) ?? instead
}

/** The mapping that a value is; empty where it is none. */
export const mappingOf = (value: unknown): JsonObject => (isObject(value) ? value : {})

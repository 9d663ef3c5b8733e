import * as z from 'zod'
import { floatFrom } from '../exposition/float.ts'
import type { Series } from '../exposition/sample.ts'
import { labelled } from './api-labels.ts'
import { Metric, matrixFrom } from './api-matrix.ts'

/** What the HTTP API of Prometheus answers, whatever the status: https://prometheus.io/docs/prometheus/latest/querying/api/ */
export type ApiAnswer<T> =
  | {
      readonly kind: 'data'
      readonly data: T
      /** What may be missing, such as a store that did not answer. */
      readonly warnings: readonly string[]
      /** What the query may not have meant. */
      readonly infos: readonly string[]
    }
  | { readonly kind: 'error'; readonly errorType: string; readonly error: string }

/** The series of a query; `null` = something else than an answer. */
export function seriesAnswerFrom(bytes: Buffer): ApiAnswer<readonly Series[]> | null {
  const matrix = matrixFrom(bytes)
  if (matrix !== null) return withData(envelopeFrom(matrix.rest), () => matrix.series)
  const answer = withData(envelopeFrom(bytes.toString('utf8')), foundIn)
  if (answer?.kind !== 'data') return answer
  const { series, left } = answer.data
  if (left === 0) return { ...answer, data: series }
  const warning = `${left} series of native histograms, which are no single values, left out`
  return { ...answer, data: series, warnings: [...answer.warnings, warning] }
}

const Names = z.array(z.string())

/** The values of a label; `null` = something else than an answer. */
export const namesAnswerFrom = (bytes: Buffer): ApiAnswer<readonly string[]> | null =>
  withData(envelopeFrom(bytes.toString('utf8')), (data) => Names.safeParse(data ?? []).data ?? null)

const PARTIAL = 'the answer is partial: not all of the storage answered'

const Texts = z
  .array(z.string())
  .nullish()
  .transform((texts) => texts ?? [])
const Envelope = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('success'),
    data: z.unknown(),
    warnings: Texts,
    infos: Texts,
    // How VictoriaMetrics says that storage nodes are missing.
    isPartial: z.boolean().default(false),
  }),
  z.object({ status: z.literal('error'), errorType: z.string().default(''), error: z.string().default('') }),
])

function envelopeFrom(text: string): ApiAnswer<unknown> | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const { data: envelope } = Envelope.safeParse(json)
  if (envelope === undefined) return null
  if (envelope.status === 'error')
    return { kind: 'error', errorType: envelope.errorType, error: envelope.error }
  const { data, infos, isPartial } = envelope
  const warnings = isPartial ? [...envelope.warnings, PARTIAL] : envelope.warnings
  return { kind: 'data', data, warnings, infos }
}

function withData<T>(
  answer: ApiAnswer<unknown> | null,
  read: (data: unknown) => T | null,
): ApiAnswer<T> | null {
  if (answer?.kind !== 'data') return answer
  const data = read(answer.data)
  return data === null ? null : { ...answer, data }
}

const Value = z.string().transform((text, context) => {
  const value = floatFrom(text, 'prometheus')
  if (value === null) context.addIssue({ code: 'custom', message: 'no number' })
  return value ?? Number.NaN
})
const Point = z.tuple([z.number(), Value])
/** A native histogram has neither. */
const Found = z.object({ metric: Metric, value: Point.optional(), values: z.array(Point).optional() })
const Result = z.discriminatedUnion('resultType', [
  z.object({ resultType: z.literal('matrix'), result: z.array(Found) }),
  z.object({ resultType: z.literal('vector'), result: z.array(Found) }),
  z.object({ resultType: z.literal('scalar'), result: Point }),
])

/** The series, and how many are left out. */
function foundIn(data: unknown): { readonly series: readonly Series[]; readonly left: number } | null {
  const { data: found } = Result.safeParse(data)
  if (found === undefined) return null
  if (found.resultType === 'scalar')
    return { series: [{ name: '', labels: {}, points: [found.result] }], left: 0 }
  const series = found.result.flatMap(({ metric, value, values = value && [value] }) =>
    values === undefined ? [] : [{ ...labelled(metric), points: values }],
  )
  return { series, left: found.result.length - series.length }
}

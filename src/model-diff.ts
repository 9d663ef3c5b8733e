import { grouped } from './grouped.ts'
import type { Model, ModelPart, ModelRow } from './schema/model.ts'
import {
  MODEL_DIFF_SCHEMA_VERSION,
  type ModelDiff,
  type PowerChange,
  type RowChange,
} from './schema/model-diff.ts'
import { Scope } from './schema/prediction.ts'

/** What changed from one model to another; `predictions` are those of both for the same requests. */
export const modelDiff = (
  before: Model,
  after: Model,
  predictions: readonly PowerChange[] | null,
): ModelDiff => ({
  schema_version: MODEL_DIFF_SCHEMA_VERSION,
  before: sideOf(before),
  after: sideOf(after),
  coefficients: changesOf(coefficientsOf(before), coefficientsOf(after)),
  rows: Scope.options.flatMap((scope) => rowChanges(scope, before, after)),
  settings: changesOf(settingsOf(before, after), settingsOf(after, before)),
  sources: changesOf(sourcesOf(before), sourcesOf(after)),
  limits: changesOf(limitsOf(before), limitsOf(after)),
  scores: scoreChanges(before, after),
  predictions: predictions === null ? null : [...predictions],
})

const sideOf = ({ id, version, created, tables }: Model): ModelDiff['before'] => ({
  id,
  version,
  created,
  rows: tables.reduce((sum, { rows }) => sum + rows.length, 0),
})

type Facts = ReadonlyMap<string, string>

/** Facts that are not the same on both sides, in the order of the first, what only the second has behind. */
const changesOf = (before: Facts, after: Facts): ModelDiff['coefficients'] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((of) => {
    const change = { of, before: before.get(of) ?? null, after: after.get(of) ?? null }
    return change.before === change.after ? [] : [change]
  })

/** Single numbers by name; tables of devices, software and models entry by entry. */
function coefficientsOf({ coefficients }: Model): Facts {
  const { devices, software, known_models, ...single } = coefficients
  const amount = ({ value, unit }: { value: number | readonly number[]; unit: string }): string =>
    `${typeof value === 'number' ? value : value.join(' ')} ${unit}`
  return new Map([
    ...Object.entries(single).map(([name, one]) => [name, amount(one)] as const),
    ...devices.map(
      ({ model, nameplate_w, fp16_tflops }) =>
        [`device ${model}`, `${nameplate_w} W, ${fp16_tflops ?? 'no'} TFLOPS`] as const,
    ),
    ...software.map(
      ({ id, utilisation, use_vcpu, mem_gib }) =>
        [`software ${id}`, `${utilisation} in use, ${use_vcpu} vCPU, ${mem_gib} GiB`] as const,
    ),
    ...known_models.map(
      ({ name, params_b, active_params_b, weight_bits }) =>
        [`model ${name}`, `${params_b} B, ${active_params_b} B active, ${weight_bits ?? 16} bits`] as const,
    ),
  ])
}

/** Facts of every part; one in all of a part that the other model has not. */
const settingsOf = ({ parts }: Model, other: Model): Facts =>
  new Map(
    parts.flatMap((part): (readonly [string, string])[] => {
      const { id, scope, k, bandwidth, shrinkage } = part
      if (!other.parts.some((one) => one.id === id && one.scope === scope))
        return [[id, `${scope}, ${k} neighbours, bandwidth ${bandwidth}, shrinkage ${shrinkage}`]]
      return partFacts(part).map(([what, value]) => [`${id}: ${what}`, value])
    }),
  )

function partFacts({
  scope,
  family,
  needs,
  trend,
  encoder,
  k,
  bandwidth,
  shrinkage,
  calibrations,
}: ModelPart) {
  const terms = (trend?.terms ?? []).map(
    ({ inputs, slope }) =>
      [`slope of ${inputs.map(({ feature }) => feature).join(' × ')}`, String(slope)] as const,
  )
  return [
    ['answers', `${scope}, ${family ?? 'any family'}, needs ${needs.join(' ') || 'nothing'}`],
    ['neighbours', String(k)],
    ['bandwidth', String(bandwidth)],
    ['shrinkage', String(shrinkage)],
    ['encoder', encoder.id],
    ['intercept', trend === null ? 'no trend' : String(trend.intercept)],
    ...terms,
    ...calibrations.map(
      ({ case: what, low, high, spread_near, spread_far, rows }) =>
        [`interval, ${what}`, `${low}…${high} × ${spread_near}…${spread_far} of ${rows} rows`] as const,
    ),
  ] as const
}

const sourcesOf = ({ sources }: Model): Facts =>
  new Map(
    sources.map(({ id, title, licence, retrieved, url }) => [
      id,
      `${title} (${licence}, ${retrieved}, ${url})`,
    ]),
  )

const limitsOf = ({ limits }: Model): Facts => new Map(limits.map((limit) => [limit, 'stated']))

function rowChanges(scope: Scope, before: Model, after: Model): RowChange[] {
  const keyOf = ({ source_id, provenance }: ModelRow): string => JSON.stringify([source_id, provenance])
  const rowsOf = ({ tables }: Model) => tables.find((table) => table.scope === scope)?.rows ?? []
  const [left, right] = [grouped(rowsOf(before), keyOf), grouped(rowsOf(after), keyOf)]
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) => {
    const [old, fresh] = [left.get(key) ?? [], right.get(key) ?? []]
    const [first] = [...old, ...fresh]
    if (first === undefined) return []
    const { source_id, provenance } = first
    return [{ scope, source_id, provenance, ...compared(old, fresh) }]
  })
}

/** Equal rows first, then those of equal group and title; what is left came or went. */
function compared(old: readonly ModelRow[], fresh: readonly ModelRow[]) {
  const content = (row: ModelRow): string => JSON.stringify(row)
  const name = ({ group, title }: ModelRow): string => JSON.stringify([group, title])
  const [gone, come] = [without(old, fresh, content), without(fresh, old, content)]
  const [removed, added] = [without(gone, come, name), without(come, gone, name)]
  return {
    added: added.length,
    removed: removed.length,
    changed: gone.length - removed.length,
    unchanged: old.length - gone.length,
    groups: [...new Set([...gone, ...come].map(({ group }) => group))].toSorted(),
  }
}

/** Rows that have no partner among `others`; each partner is one row's. */
function without(
  rows: readonly ModelRow[],
  others: readonly ModelRow[],
  keyOf: (row: ModelRow) => string,
): ModelRow[] {
  const free = new Map([...grouped(others, keyOf)].map(([key, { length }]) => [key, length]))
  return rows.filter((row) => {
    const count = free.get(keyOf(row)) ?? 0
    free.set(keyOf(row), count - 1)
    return count <= 0
  })
}

function scoreChanges(before: Model, after: Model): ModelDiff['scores'] {
  const keyOf = ({ scope, split, predictor }: Model['evaluation'][number]): string =>
    JSON.stringify([scope, split, predictor])
  const [left, right] = [before, after].map(
    ({ evaluation }) => new Map(evaluation.map((score) => [keyOf(score), score])),
  )
  const keys = new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])
  return [...keys].flatMap((key) => {
    const [old, fresh] = [left?.get(key) ?? null, right?.get(key) ?? null]
    const one = old ?? fresh
    if (one === null || JSON.stringify(old) === JSON.stringify(fresh)) return []
    const { scope, split, predictor } = one
    return [{ scope, split, predictor, before: old, after: fresh }]
  })
}

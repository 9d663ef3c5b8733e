import type { TextVectors } from '../encode/text.ts'
import { AppError } from '../errors.ts'
import type { Model, ModelRow, Table } from '../schema/model.ts'
import { Scope } from '../schema/prediction.ts'
import { featuresOf } from './prepare.ts'
import { type Head, modelOfTables } from './train.ts'

/** A model to merge into another. `weight` multiplies that of the rows which the other does not have. */
export type Own = { readonly name: string; readonly model: Model; readonly weight: number }

export type Merged = {
  readonly model: Model
  /** Rows that each of them added, in their order. */
  readonly added: readonly number[]
}

/**
 * The rows of several models as one model, fitted again. A row that an earlier one has is not taken twice. Throws `model` where coefficients or features differ: their rows do not compare.
 */
export function mergedModel(
  base: Model,
  owns: readonly Own[],
  head: Pick<Head, 'version' | 'created'>,
  vectors?: TextVectors,
): Merged {
  checkFeatures(base)
  let { tables } = base
  const added = owns.map((own) => {
    checkMergeable(base, own)
    const merged = Scope.options.flatMap((scope) => mergedTable(scope, tables, own) ?? [])
    tables = merged.map(({ table }) => table)
    return merged.reduce((sum, one) => sum + one.added, 0)
  })
  const models = [base, ...owns.map(({ model }) => model)]
  const sources = new Map(models.flatMap((model) => model.sources.map((source) => [source.id, source])))
  const limits = new Set(models.flatMap((model) => model.limits))
  const all = { ...head, sources: [...sources.values()], limits: [...limits] }
  return { model: modelOfTables(tables, base.coefficients, all, vectors), added }
}

function mergedTable(scope: Scope, tables: readonly Table[], { model, weight }: Own) {
  const before = tables.find((table) => table.scope === scope)
  const own = model.tables.find((table) => table.scope === scope)
  if (own === undefined) return before === undefined ? null : { table: before, added: 0 }
  const known = new Set((before?.rows ?? []).map(contentOf))
  const fresh = own.rows.filter((row) => !known.has(contentOf(row)))
  const weighted = fresh.map((row) => ({ ...row, weight: row.weight * weight }))
  return { table: { ...own, rows: [...(before?.rows ?? []), ...weighted] }, added: fresh.length }
}

/** A row but for what it counts. */
const contentOf = ({ weight: _, ...row }: ModelRow): string => JSON.stringify(row)

function checkMergeable(base: Model, { name, model }: Own): void {
  const others = new Map<string, unknown>(Object.entries(model.coefficients))
  const differing = Object.entries(base.coefficients).flatMap(([key, value]) =>
    JSON.stringify(value) === JSON.stringify(others.get(key)) ? [] : key,
  )
  const [first] = differing
  if (first !== undefined) {
    const more = differing.length === 1 ? '' : ` and ${differing.length - 1} more`
    throw new AppError(
      'model',
      `${name}: its coefficients are not those of the base (${first}${more})`,
      'Rows are kept beside what the formula says about them, so it must be one formula: train it again on the base.',
    )
  }
  checkFeatures(model, name)
}

/** Throws `model` where a table holds other features than this version reads. */
export function checkFeatures(model: Model, name = `model ${model.version}`): void {
  for (const { scope, features } of model.tables) {
    if (JSON.stringify(features) === JSON.stringify(featuresOf(scope))) continue
    throw new AppError(
      'model',
      `${name}: its rows of ${scope} hold other features than this version of wattlint makes`,
      'Train it again from the rows that it was made of.',
    )
  }
}

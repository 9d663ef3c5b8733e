import type { TextVectors } from '../encode/text.ts'
import { AppError } from '../errors.ts'
import type { Coefficients } from '../schema/coefficients.ts'
import {
  type Model,
  type ModelPart,
  type ModelRow,
  modelFrom,
  type Source,
  type Table,
} from '../schema/model.ts'
import type { TrainingRow } from '../schema/training.ts'
import { fitPart } from './fit.ts'
import { knownRows } from './known.ts'
import { tablesFrom } from './prepare.ts'
import { recipes } from './recipes.ts'

export type Head = {
  readonly sources: readonly Source[]
  readonly limits: readonly string[]
  /** Of the model, not of the program. */
  readonly version: string
  /** Date of the data, `YYYY-MM-DD`: training reads no clock. */
  readonly created: string
}

export type TrainInput = Head & {
  readonly rows: readonly TrainingRow[]
  readonly coefficients: Coefficients
}

/** Rows → model, one part per recipe that has rows. Evaluation is empty: see `withEvaluation`. */
export function trainModel({ rows, coefficients, ...head }: TrainInput, vectors?: TextVectors): Model {
  return modelOfTables(tablesFrom(rows, coefficients), coefficients, head, vectors)
}

/**
 * A model with new rows beside those that it has: every scope with new rows is fitted again on all of its rows, the others
 * stay as they are. A row of a group that was known takes its place.
 */
export function extendModel(
  base: Model,
  { rows, sources, limits, version, created }: Head & Pick<TrainInput, 'rows'>,
  vectors?: TextVectors,
): Model {
  const known = new Set(sources.map(({ id }) => id))
  return modelOfTables(
    mergedTables(base.tables, tablesFrom(rows, base.coefficients)),
    base.coefficients,
    {
      version,
      created,
      sources: [...base.sources.filter(({ id }) => !known.has(id)), ...sources],
      limits: [...new Set([...base.limits, ...limits])],
    },
    vectors,
  )
}

/** Rows of `fresh` beside those of `base`; a group that both have from one source is `fresh`'s. Both must hold the same features. */
export function mergedTables(base: readonly Table[], fresh: readonly Table[]): readonly Table[] {
  const merged = base.map((table) => {
    const more = fresh.find(({ scope }) => scope === table.scope)
    if (more === undefined) return table
    const keyOf = ({ source_id, group }: ModelRow): string => JSON.stringify([source_id, group])
    const replaced = new Set(more.rows.map(keyOf))
    return { ...table, rows: [...table.rows.filter((row) => !replaced.has(keyOf(row))), ...more.rows] }
  })
  return [...merged, ...fresh.filter(({ scope }) => base.every((table) => table.scope !== scope))]
}

/** A model fitted on tables of rows. Throws `AppError('model')` when there is nothing to fit. */
export function modelOfTables(
  tables: readonly Table[],
  coefficients: Coefficients,
  { sources, limits, version, created }: Head,
  vectors?: TextVectors,
): Model {
  const parts = tables.flatMap((table) => partsOf(table, vectors))
  if (parts.length === 0) {
    throw new AppError('model', 'No row can be trained on.', 'Rows need a scope, watts and a known workload.')
  }
  return modelFrom({
    version,
    created,
    coefficients,
    tables: [...tables],
    parts,
    evaluation: [],
    sources: [...sources],
    limits: [...limits],
  })
}

/** Every part that the rows of a table can teach, in the order of the recipes. */
export const partsOf = (table: Table, vectors?: TextVectors): readonly ModelPart[] =>
  recipes.flatMap((recipe) => {
    const known = recipe.scope === table.scope ? knownRows(recipe, table) : []
    return known.length === 0 ? [] : [fitPart(known, recipe, vectors)]
  })

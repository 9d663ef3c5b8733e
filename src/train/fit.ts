import { fitEncoder, type Recipe, transform } from '../encode/encoder.ts'
import { withoutBatch } from '../encode/features.ts'
import type { Settings } from '../predict/correction.ts'
import type { ModelPart } from '../schema/model.ts'
import type { Scope } from '../schema/prediction.ts'
import { calibrationsFrom } from './calibrate.ts'
import { groupedFolds } from './folds.ts'
import { errorsOutOfFold, type LeftOut, neighboursOutOfFold } from './out-of-fold.ts'
import type { Prepared } from './prepare.ts'
import { quantile } from './quantile.ts'

export const FOLDS = 5

const NEIGHBOURS = [4, 6, 8]
const BANDWIDTHS = [0.7, 1, 1.4]
const SHRINKAGES = [0.05, 0.1, 0.3]
export const MOST_NEIGHBOURS = Math.max(...NEIGHBOURS)

/** How a scope is fitted. `settings` null: chosen by grouped cross-validation. */
export type PartRecipe = Recipe & { readonly settings: Settings | null }

/** Encoder, settings and calibration of one scope. Rows must not be empty. */
export function fitPart(prepared: readonly Prepared[], scope: Scope, recipe: PartRecipe): ModelPart {
  const groups = prepared.map(({ row }) => row.group)
  const splits = new Set(groups).size < 2 ? [] : groupedFolds(groups, FOLDS)
  const leftOut = neighboursOutOfFold(prepared, splits, recipe, MOST_NEIGHBOURS)
  const withoutBatches = neighboursOutOfFold(prepared, splits, recipe, MOST_NEIGHBOURS, withoutBatch)
  const boards = prepared.map(({ board }) => board)
  const measured = [...new Set(boards)].filter((board) => board !== '').toSorted()
  const byBoard = measured.length < 2 ? [] : groupedFolds(boards, measured.length)
  const withoutBoard = neighboursOutOfFold(prepared, byBoard, recipe, MOST_NEIGHBOURS)
  const settings = recipe.settings ?? bestSettings(prepared, leftOut)
  const encoder = fitEncoder(
    prepared.map(({ features }) => features),
    recipe,
  )
  return {
    scope,
    encoder,
    ...settings,
    boards: measured,
    rows: prepared.map(({ row, features }) => ({ ...row, vector: [...transform(features, encoder).values] })),
    calibrations: [
      ...calibrationsFrom('batch-told', prepared, errorsOutOfFold(prepared, leftOut, settings)),
      ...calibrationsFrom('batch-not-told', prepared, errorsOutOfFold(prepared, withoutBatches, settings)),
      ...calibrationsFrom('board-not-measured', prepared, errorsOutOfFold(prepared, withoutBoard, settings)),
    ],
    evaluation: [],
  }
}

/** The settings with the least typical error over a fixed grid; the first of equals. */
export function bestSettings(prepared: readonly Prepared[], leftOut: readonly LeftOut[]): Settings {
  const grid = NEIGHBOURS.flatMap((k) =>
    BANDWIDTHS.flatMap((bandwidth) => SHRINKAGES.map((shrinkage) => ({ k, bandwidth, shrinkage }))),
  )
  let best = { settings: { k: 8, bandwidth: 1, shrinkage: 0.3 }, cost: Number.POSITIVE_INFINITY }
  for (const settings of grid) {
    const cost = typicalError(errorsOutOfFold(prepared, leftOut, settings).map(({ error }) => error))
    if (cost < best.cost) best = { settings, cost }
  }
  return best.settings
}

/** Median and mean of the absolute log error count alike: good in the middle, not reckless in the tail. */
export function typicalError(errors: readonly number[]): number {
  const absolute = errors.map(Math.abs)
  return quantile(absolute, 0.5) + absolute.reduce((sum, error) => sum + error, 0) / absolute.length
}

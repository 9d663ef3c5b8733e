import { type FeatureRow, withoutBatch } from '../encode/features.ts'
import type { TextVectors } from '../encode/text.ts'
import { partPredictor } from '../predict/part.ts'
import { boardEstimate, type Estimate, hostEstimate } from '../predict/reckon.ts'
import { featureRowOf } from '../predict/table.ts'
import type { Coefficients } from '../schema/coefficients.ts'
import type { ModelPart, ModelRow, Table } from '../schema/model.ts'
import { fitPart } from '../train/fit.ts'
import { knownRows } from '../train/known.ts'
import { type PartRecipe, recipes } from '../train/recipes.ts'
import { baselinesFrom } from './baselines.ts'
import type { Outcome } from './score.ts'

/** Outcomes of one row by predictor. */
export type Judged = { readonly row: ModelRow; readonly byPredictor: ReadonlyMap<string, Outcome> }

export type HeldOut = {
  readonly trainOn: Table
  readonly testOn: readonly ModelRow[]
  readonly coefficients: Coefficients
  readonly isBatchHidden: boolean
}

export const OURS = 'wattlint'

/** Predictions for rows by parts that were fitted, tuned and calibrated on other rows alone, and by the baselines. */
export function judgeHeldOut(
  { trainOn, testOn, coefficients, isBatchHidden }: HeldOut,
  vectors?: TextVectors,
): readonly Judged[] {
  const asked = testOn.map((row) => {
    const features = featureRowOf(row, trainOn)
    return { row, features: isBatchHidden ? withoutBatch(features) : features }
  })
  const estimates = new Map<ModelRow, Estimate>()
  for (const recipe of recipes) {
    const ofRecipe = asked.filter(
      ({ row, features }) => !estimates.has(row) && recipe.scope === trainOn.scope && fits(recipe, features),
    )
    const known = ofRecipe.length === 0 ? [] : knownRows(recipe, trainOn)
    if (known.length === 0) continue
    const part = fitPart(known, recipe, vectors)
    for (const [row, estimate] of estimatesBy(part, trainOn, ofRecipe, coefficients, vectors))
      estimates.set(row, estimate)
  }
  const baselines = baselinesFrom(trainOn.rows, trainOn, coefficients)
  return testOn.flatMap((row) => {
    const estimate = estimates.get(row)
    if (estimate === undefined) return []
    const ours = { watts: row.watts, predictedW: estimate.p50W, interval: estimate.interval }
    const others = baselines.map(
      ({ name, predict }) => [name, { watts: row.watts, predictedW: predict(row), interval: null }] as const,
    )
    return [{ row, byPredictor: new Map<string, Outcome>([[OURS, ours], ...others]) }]
  })
}

const fits = ({ family, needs }: PartRecipe, features: FeatureRow): boolean =>
  (family === null || features.family === family) &&
  needs.every((need) => (features.numbers[need] ?? null) !== null)

/** What a part says about rows that it has not seen. */
export function estimatesBy(
  part: ModelPart,
  table: Table,
  asked: readonly { readonly row: ModelRow; readonly features: FeatureRow }[],
  coefficients: Coefficients,
  vectors?: TextVectors,
): readonly (readonly [ModelRow, Estimate])[] {
  const learner = partPredictor(part, table, vectors)
  return asked.map(({ row, features }) => {
    const { formula_w, formula_width, board, devices } = row
    const estimate =
      part.scope === 'gpu_board_at_load'
        ? boardEstimate(
            { gpuW: formula_w, boards: [{ model: board, count: devices }] },
            features,
            learner,
            coefficients,
          )
        : hostEstimate({ formulaW: formula_w, cpuWidth: formula_width }, features, learner, coefficients)
    return [row, estimate]
  })
}

// Run by hand after new data: node models/tune.ts. Prints the weights to write into src/train/recipes.ts.
import { stdout } from 'node:process'
import { FeatureName } from '../src/schema/features.ts'
import { bestSettings, MOST_NEIGHBOURS, typicalError } from '../src/train/fit.ts'
import { groupedFolds, type Split } from '../src/train/folds.ts'
import { errorsOutOfFold, neighboursOutOfFold } from '../src/train/out-of-fold.ts'
import { prepareRows } from '../src/train/prepare.ts'
import { recipes } from '../src/train/recipes.ts'
import { bundle } from './build/bundle.ts'

const ROUNDS = 3
const FACTORS = [0, 0.5, 0.7, 1.4, 2]
const FIRST_WEIGHT = 0.5

/** Few networks were measured in training: a tenth keeps them from steering the rest. */
const TRAINING_WEIGHT = 0.1

/** Eight folds where the reported errors use five: the weights must not be made for one cut. */
const FOLDS = 8

const { rows, coefficients } = bundle()
const prepared = prepareRows(rows, 'gpu_board_at_load', coefficients)
const byModel = prepared.map(({ row }) => row.group)
const isTraining = prepared.map(({ features }) => features.numbers.is_training === 1)

/** What is held out, and how much its error counts. */
const aims: readonly (readonly [weight: number, splits: readonly Split[]])[] = [
  [1, groupedFolds(byModel, FOLDS)],
  [
    0.3,
    groupedFolds(
      prepared.map(({ devices }) => String(devices)),
      99,
    ),
  ],
  [
    0.3,
    groupedFolds(
      prepared.map(({ board }) => board),
      99,
    ),
  ],
]

type Recipe = (typeof recipes)['gpu_board_at_load']
type Weights = Partial<Record<FeatureName, number>>

function cost(weights: Weights, textScale: number): number {
  const base: Recipe = recipes.gpu_board_at_load
  const recipe = { weights, text: { ...base.text, scale: textScale } }
  const leftOut = aims.map(([, splits]) => neighboursOutOfFold(prepared, splits, recipe, MOST_NEIGHBOURS))
  const settings = bestSettings(prepared, leftOut[0] ?? [])
  return aims.reduce((sum, [weight], aim) => {
    const errors = errorsOutOfFold(prepared, leftOut[aim] ?? [], settings)
    const of = (training: boolean) =>
      typicalError(errors.filter(({ index }) => isTraining[index] === training).map(({ error }) => error))
    return sum + weight * (of(false) + TRAINING_WEIGHT * of(true))
  }, 0)
}

let weights: Weights = { ...recipes.gpu_board_at_load.weights }
let textScale: number = recipes.gpu_board_at_load.text.scale
let least = cost(weights, textScale)
for (let round = 0; round < ROUNDS; round++) {
  const before = least
  for (const name of FeatureName.options) {
    const current = Object.entries(weights).find(([key]) => key === name)?.[1] ?? 0
    const tries = current === 0 ? [FIRST_WEIGHT] : FACTORS.map((factor) => current * factor)
    for (const weight of tries) {
      const candidate = { ...weights, [name]: Number(weight.toPrecision(2)) }
      const found = cost(candidate, textScale)
      if (found < least - 1e-4) {
        least = found
        weights = candidate
      }
    }
  }
  for (const scale of [0, textScale * 0.5, textScale * 2, 0.5]) {
    const found = cost(weights, scale)
    if (found < least - 1e-4) {
      least = found
      textScale = scale
    }
  }
  stdout.write(
    `round ${round + 1}: ${least.toFixed(4)}\n${JSON.stringify({ weights, textScale }, null, 2)}\n`,
  )
  if (before - least < 1e-3) break
}

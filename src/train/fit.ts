import { fitEncoder } from '../encode/encoder.ts'
import { hashedText, type TextVectors } from '../encode/text.ts'
import type { Settings } from '../predict/correction.ts'
import type { Calibration, ModelPart } from '../schema/model.ts'
import { mean, quantile } from '../statistics.ts'
import { calibrationFrom } from './calibrate.ts'
import { groupedFolds } from './folds.ts'
import type { Known } from './known.ts'
import { errorsOutOfFold, type LeftOut, leaveOut } from './out-of-fold.ts'
import type { PartRecipe } from './recipes.ts'
import { fitTrend } from './ridge.ts'

const FOLDS = 10

const NEIGHBOURS = [8, 20]
const BANDWIDTHS = [0.4, 0.6, 1, 1.5, 2]
const SHRINKAGES = [0.1, 0.3, 1]
const MOST_NEIGHBOURS = Math.max(...NEIGHBOURS)

/** With fewer groups than this, the best of many settings is the luckiest. */
const LEAST_GROUPS_TO_CHOOSE = 6

/** Boards of one count are left out together, and so are those of one type. */
const MANY_FOLDS = 99

/** How much wider an interval is for another type of board where only one was measured. An assumption. */
const NEVER_LEFT_OUT = 1.2

/** Trend, encoder, settings and calibrations of one sort of request. Rows must not be empty. */
export function fitPart(
  known: readonly Known[],
  general: PartRecipe,
  vectors: TextVectors = hashedText,
): ModelPart {
  const recipe = recipeWith(general, vectors)
  const groups = known.map(({ group }) => group)
  const leftOut = foldsOf(known, groups, FOLDS, recipe, vectors)
  const isEnough = recipe.isTuned && new Set(groups).size >= LEAST_GROUPS_TO_CHOOSE
  const settings = isEnough ? bestSettings(known, leftOut) : recipe.settings
  const usual = calibrationFrom('usual', known, errorsOutOfFold(known, leftOut, settings))
  const calibrations: Calibration[] = [usual]
  const apart = [
    ['count-not-measured', known.map(({ row }) => (row.devices === 0 ? '' : String(row.devices)))],
    ['board-not-measured', known.map(({ row }) => row.board)],
  ] as const
  for (const [what, keys] of apart) {
    if (keys.every((key) => key === '')) continue
    if (new Set(keys).size < 2) {
      calibrations.push({
        ...usual,
        case: what,
        low: usual.low * NEVER_LEFT_OUT,
        high: usual.high * NEVER_LEFT_OUT,
      })
      continue
    }
    const without = foldsOf(known, keys, MANY_FOLDS, recipe, vectors)
    calibrations.push(calibrationFrom(what, known, errorsOutOfFold(known, without, settings)))
  }
  const { id, scope, family, needs } = recipe
  return {
    id,
    scope,
    family,
    needs: [...needs],
    trend: recipe.trend === null ? null : fitTrend(known, recipe.trend),
    encoder: fitEncoder(
      known.map(({ features }) => features),
      recipe,
    ),
    ...settings,
    calibrations,
  }
}

/** A recipe that reads text says in the model whose vectors its texts became. */
const recipeWith = (
  recipe: PartRecipe,
  { embedder = null }: { readonly embedder?: string | null },
): PartRecipe => (recipe.text.dimensions === 0 ? recipe : { ...recipe, text: { ...recipe.text, embedder } })

const foldsOf = (
  known: readonly Known[],
  groups: readonly string[],
  count: number,
  recipe: PartRecipe,
  vectors: TextVectors,
): readonly LeftOut[] =>
  new Set(groups).size < 2
    ? []
    : leaveOut(known, groupedFolds(groups, count), recipe, MOST_NEIGHBOURS, vectors)

/** The settings with the least typical error over a fixed grid; the first of equals. */
function bestSettings(known: readonly Known[], leftOut: readonly LeftOut[]): Settings {
  const grid = NEIGHBOURS.flatMap((k) =>
    BANDWIDTHS.flatMap((bandwidth) => SHRINKAGES.map((shrinkage) => ({ k, bandwidth, shrinkage }))),
  )
  let best = { settings: { k: 12, bandwidth: 1, shrinkage: 0.3 }, cost: Number.POSITIVE_INFINITY }
  for (const settings of grid) {
    const cost = typicalError(errorsOutOfFold(known, leftOut, settings).map(({ error }) => error))
    if (cost < best.cost) best = { settings, cost }
  }
  return best.settings
}

/** Median and mean of the absolute log error count alike: good in the middle, not reckless in the tail. */
function typicalError(errors: readonly number[]): number {
  const absolute = errors.map(Math.abs)
  return quantile(absolute, 0.5) + mean(absolute)
}

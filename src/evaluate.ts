import { withoutBatch } from './encode/features.ts'
import { calibrated, calibrationOf, logSpread } from './predict/interval.ts'
import { partPredictor } from './predict/part.ts'
import type { Model, ModelPart, Score } from './schema/model.ts'
import type { Scope } from './schema/prediction.ts'
import type { TrainingRow } from './schema/training.ts'
import { FOLDS, fitPart } from './train/fit.ts'
import { checkNoLeak, groupedFolds, type Split, splitFrom } from './train/folds.ts'
import { type Prepared, prepareRows } from './train/prepare.ts'
import { quantile } from './train/quantile.ts'
import { recipes } from './train/recipes.ts'
import { modelFrom } from './train/train.ts'

/** One held-out row beside what was predicted for it. `null` interval: the predictor gives none. */
export type Outcome = {
  readonly watts: number
  readonly predictedW: number
  readonly interval: { readonly p10: number; readonly p90: number } | null
}

/** The model with the scores of every part on rows that its copies had not seen. */
export function withEvaluation(model: Model, rows: readonly TrainingRow[]): Model {
  const parts = model.parts.map((part) => {
    const prepared = prepareRows(rows, part.scope, model.coefficients)
    const evaluation = [
      ...evaluatePart(prepared, part.scope, model.coefficients.accelerator_load_ratio.value),
    ]
    return { ...part, evaluation }
  })
  const { version, created, coefficients, sources } = model
  return modelFrom({ version, created, coefficients, parts, sources })
}

/** Every split of a scope, our predictor first and its baselines after it. */
function evaluatePart(prepared: readonly Prepared[], scope: Scope, loadRatio: number): readonly Score[] {
  return experiments(prepared, scope).flatMap(({ split, splits, groups, isBatchHidden, isScored }) => {
    const outcomes = splits.flatMap((one) => heldOut(prepared, scope, one, groups, isBatchHidden))
    const scored = outcomes.filter(({ index }) => isScored(prepared[index]))
    const nameplate = (factor: number) =>
      scored.map(({ watts, priorW }) => ({ watts, predictedW: priorW * factor, interval: null }))
    const baselines =
      scope === 'gpu_board_at_load'
        ? ([
            ['global mean', scored.map(({ watts, meanW }) => ({ watts, predictedW: meanW, interval: null }))],
            ['nameplate × boards', nameplate(1 / loadRatio)],
            [`${loadRatio} × nameplate × boards`, nameplate(1)],
          ] as const)
        : ([
            ['global mean', scored.map(({ watts, meanW }) => ({ watts, predictedW: meanW, interval: null }))],
            ['formula alone', nameplate(1)],
          ] as const)
    return [['wattlint', scored] as const, ...baselines].flatMap(([predictor, list]) =>
      list.length === 0 ? [] : [scoreFrom(split, predictor, list)],
    )
  })
}

type Experiment = {
  readonly split: string
  readonly splits: readonly Split[]
  /** What must not stand on both sides. */
  readonly groups: readonly string[]
  readonly isBatchHidden: boolean
  readonly isScored: (one: Prepared | undefined) => boolean
}

function experiments(prepared: readonly Prepared[], scope: Scope): readonly Experiment[] {
  const leaveOut = (split: string, groups: readonly string[], folds: number): Experiment[] =>
    new Set(groups).size < 2
      ? []
      : [{ split, groups, splits: groupedFolds(groups, folds), isBatchHidden: false, isScored: () => true }]
  const groups = prepared.map(({ row }) => row.group)
  if (scope !== 'gpu_board_at_load') return leaveOut('unseen software', groups, FOLDS)
  const unseenModel = leaveOut('unseen model', groups, FOLDS)
  const onlyFrom = (isTraining: boolean) => (one: Prepared | undefined) =>
    one?.features.numbers.is_training === Number(isTraining)
  const each = (of: (one: Prepared) => string): readonly string[] => prepared.map(of)
  return [
    ...unseenModel.flatMap((experiment) => [
      { ...experiment, split: 'serving, unseen model', isScored: onlyFrom(false) },
      {
        ...experiment,
        split: 'serving, unseen model, no batch argument',
        isBatchHidden: true,
        isScored: onlyFrom(false),
      },
      { ...experiment, split: 'training, unseen network', isScored: onlyFrom(true) },
    ]),
    ...leaveOut(
      'unseen number of GPUs',
      each(({ devices }) => String(devices)),
      99,
    ),
    ...leaveOut(
      'unseen type of GPU',
      each(({ board }) => board),
      99,
    ),
    ...leaveOut(
      'seen model, unseen GPU type and number',
      each(({ row, board, devices }) => `${row.group} ${board} ${devices}`),
      FOLDS,
    ),
  ]
}

/** Predictions for the held-out rows by a part fitted, tuned and calibrated on the others alone. */
function heldOut(
  prepared: readonly Prepared[],
  scope: Scope,
  split: Split,
  groups: readonly string[],
  isBatchHidden: boolean,
) {
  checkNoLeak(split, groups)
  const trainOn = split.trainOn.flatMap((index) => prepared[index] ?? [])
  const part: ModelPart = fitPart(trainOn, scope, recipes[scope])
  const { correct } = partPredictor(part)
  const meanW = trainOn.reduce((sum, { row }) => sum + row.watts, 0) / trainOn.length
  return split.testOn.flatMap((index) => {
    const one = prepared[index]
    if (one === undefined) return []
    const features = isBatchHidden ? withoutBatch(one.features) : one.features
    const correction = correct(features)
    const predictedW = one.priorW * Math.exp(correction.logFactor)
    const calibration = calibrationOf(part, features.numbers, one.board === '' ? [] : [one.board])
    const interval = calibrated(predictedW, logSpread(correction, calibration), calibration)
    return [{ index, watts: one.row.watts, predictedW, interval, priorW: one.priorW, meanW }]
  })
}

/** Throws `AppError('model')` when the split has a group on both sides. */
export function evaluateSplit(
  rows: readonly TrainingRow[],
  scope: Scope,
  model: Pick<Model, 'coefficients'>,
  testOn: readonly number[],
): Score {
  const prepared = prepareRows(rows, scope, model.coefficients)
  const groups = prepared.map(({ row }) => row.group)
  return scoreFrom(
    'given rows',
    'wattlint',
    heldOut(prepared, scope, splitFrom(groups, testOn), groups, false),
  )
}

/** Errors of predictions against the watts they were made for. Outcomes must not be empty. */
export function scoreFrom(split: string, predictor: string, outcomes: readonly Outcome[]): Score {
  const ratios = outcomes.map(({ watts, predictedW }) => predictedW / watts)
  const relative = ratios.map((ratio) => Math.abs(ratio - 1))
  const logs = ratios.map((ratio) => Math.abs(Math.log(ratio)))
  const intervals = outcomes.flatMap(({ watts, interval }) =>
    interval === null ? [] : [interval.p10 <= watts && watts <= interval.p90],
  )
  return {
    split,
    predictor,
    rows: outcomes.length,
    median_abs_error_ratio: rounded(quantile(relative, 0.5)),
    mean_abs_error_ratio: rounded(mean(relative)),
    geometric_error_factor: rounded(Math.exp(mean(logs))),
    within_factor_2_ratio: rounded(mean(logs.map((log) => Number(log <= Math.LN2)))),
    interval_coverage_ratio: intervals.length === 0 ? null : rounded(mean(intervals.map(Number))),
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4

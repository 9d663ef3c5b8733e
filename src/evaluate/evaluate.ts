import type { TextVectors } from '../encode/text.ts'
import type { Coefficients } from '../schema/coefficients.ts'
import { type Model, type ModelRow, modelFrom, type Score, type Table } from '../schema/model.ts'
import { checkNoLeak, groupedFolds, type Split, splitFrom } from '../train/folds.ts'
import { type Judged, judgeHeldOut } from './held-out.ts'
import { scoreFrom } from './score.ts'

const FOLDS = 5

/** Of a board or a count, all rows are left out together. */
const MANY_FOLDS = 99

type Experiment = {
  readonly split: string
  readonly splits: readonly Split[]
  /** What must not stand on both sides. */
  readonly groups: readonly string[]
  readonly isBatchHidden: boolean
  readonly isScored: (row: ModelRow) => boolean
}

export type EvaluateOptions = {
  readonly vectors?: TextVectors
  /** Told after every fold. */
  readonly progress?: (done: number, total: number) => void
}

/** The model with the scores of what was fitted like it on other rows. */
export function withEvaluation(model: Model, options: EvaluateOptions = {}): Model {
  const evaluation = [...evaluateTables(model.tables, model.coefficients, options)]
  const { schema_version: _, id: __, ...content } = model
  return modelFrom({ ...content, evaluation })
}

/** Grouped cross-validation of every scope: ours first, its baselines after it, split by split. */
export function evaluateTables(
  tables: readonly Table[],
  coefficients: Coefficients,
  { vectors, progress }: EvaluateOptions = {},
): readonly Score[] {
  const work = tables.flatMap((table) => experiments(table).map((experiment) => ({ table, experiment })))
  const total = work.reduce((sum, { experiment }) => sum + experiment.splits.length, 0)
  let done = 0
  return work.flatMap(({ table, experiment }) => {
    const judged = experiment.splits.flatMap((split) => {
      checkNoLeak(split, experiment.groups)
      const rowsAt = (numbers: readonly number[]) => numbers.flatMap((number) => table.rows[number] ?? [])
      const result = judgeHeldOut(
        {
          trainOn: { ...table, rows: [...rowsAt(split.trainOn)] },
          testOn: rowsAt(split.testOn).filter(experiment.isScored),
          coefficients,
          isBatchHidden: experiment.isBatchHidden,
        },
        vectors,
      )
      done++
      progress?.(done, total)
      return result
    })
    return scoresFrom(table, experiment.split, judged)
  })
}

/** One score for every predictor of the outcomes. */
export function scoresFrom(
  { scope }: Pick<Table, 'scope'>,
  split: string,
  judged: readonly Judged[],
): readonly Score[] {
  const predictors = new Set(judged.flatMap(({ byPredictor }) => [...byPredictor.keys()]))
  return [...predictors].map((predictor) =>
    scoreFrom(
      scope,
      split,
      predictor,
      judged.flatMap(({ byPredictor }) => byPredictor.get(predictor) ?? []),
    ),
  )
}

function experiments({ scope, rows }: Table): readonly Experiment[] {
  const leaveOut = (
    split: string,
    groupOf: (row: ModelRow) => string,
    folds: number,
    isScored: (row: ModelRow) => boolean = () => true,
  ): Experiment[] => {
    const groups = rows.map(groupOf)
    if (new Set(groups).size < 2 || !rows.some(isScored)) return []
    return [{ split, groups, splits: groupedFolds(groups, folds), isBatchHidden: false, isScored }]
  }
  const groupOf = ({ group }: ModelRow): string => group
  if (scope !== 'gpu_board_at_load') return leaveOut('unseen software', groupOf, FOLDS)
  const isServing = ({ family }: ModelRow): boolean => family !== 'training'
  const isTraining = ({ family }: ModelRow): boolean => family === 'training'
  const unseenModel = leaveOut('serving, unseen model', groupOf, FOLDS, isServing)
  return [
    ...unseenModel,
    ...unseenModel.map((experiment) => ({
      ...experiment,
      split: 'serving, unseen model, no batch argument',
      isBatchHidden: true,
    })),
    ...leaveOut('serving, unseen number of GPUs', ({ devices }) => String(devices), MANY_FOLDS, isServing),
    ...leaveOut('serving, unseen type of GPU', ({ board }) => board, MANY_FOLDS, isServing),
    ...leaveOut(
      'serving, seen model, unseen GPU type and number',
      ({ group, board, devices }) => `${group} ${board} ${devices}`,
      FOLDS,
      isServing,
    ),
    ...leaveOut('training, unseen network', groupOf, MANY_FOLDS, isTraining),
    ...leaveOut('training, seen network, unseen type of GPU', ({ board }) => board, MANY_FOLDS, isTraining),
  ]
}

/**
 * The rows numbered `testOn`, judged by a model of all the others. Throws `AppError('model')` when a group stands on both
 * sides.
 */
export function evaluateSplit(
  table: Table,
  coefficients: Coefficients,
  testOn: readonly number[],
): readonly Score[] {
  const groups = table.rows.map(({ group }) => group)
  const split = splitFrom(groups, testOn)
  checkNoLeak(split, groups)
  const rowsAt = (numbers: readonly number[]) => numbers.flatMap((number) => table.rows[number] ?? [])
  const trainOn = { ...table, rows: [...rowsAt(split.trainOn)] }
  return scoresFrom(
    table,
    'given rows',
    judgeHeldOut({ trainOn, testOn: rowsAt(split.testOn), coefficients, isBatchHidden: false }),
  )
}

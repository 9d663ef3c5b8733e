import type { TextVectors } from '../encode/text.ts'
import type { EvaluatedScope } from '../schema/evaluation.ts'
import type { Model, ModelRow, Score, Table } from '../schema/model.ts'
import { Scope } from '../schema/prediction.ts'
import { checkNoLeak, groupedFolds, type Split } from '../train/folds.ts'
import { checkFeatures } from '../train/merge.ts'
import { featuresOf } from '../train/prepare.ts'
import { judgedAsItIs } from './as-it-is.ts'
import { scoresFrom } from './evaluate.ts'
import { type Judged, judgeHeldOut, OURS } from './held-out.ts'
import type { OwnRow } from './own-rows.ts'

/** What the model says without having seen any of the rows. */
export const AS_IT_IS = 'model as it is'
/** What it says about each fold once it was trained on the others. */
export const EXTENDED = 'model with these rows'

export type OwnScores = { readonly scopes: readonly EvaluatedScope[]; readonly scores: readonly Score[] }

export type OwnOptions = {
  readonly folds: number
  /** Of a given row beside the model's own. */
  readonly weight: number
  readonly vectors?: TextVectors
  /** Told after every fold. */
  readonly progress?: (done: number, total: number) => void
}

/**
 * Scores on rows that a model has not seen: as it is, extended by the rows of the other folds, and the baselines on those
 * folds. A group of rows is never on both sides.
 */
export function ownScores(model: Model, rows: readonly OwnRow[], options: OwnOptions): OwnScores {
  checkFeatures(model)
  const work = Scope.options.flatMap((scope) => {
    const ofScope = rows.filter((row) => row.scope === scope)
    if (ofScope.length === 0) return []
    const groups = ofScope.map(({ row }) => row.group)
    const count = new Set(groups).size
    return [{ scope, rows: ofScope, groups, splits: count < 2 ? [] : groupedFolds(groups, options.folds) }]
  })
  const total = work.reduce((sum, { splits }) => sum + splits.length, 0)
  let done = 0
  const told = (): void => options.progress?.(++done, total)
  return {
    scopes: work.map(({ scope, rows, groups, splits }) => ({
      scope,
      rows: rows.length,
      groups: new Set(groups).size,
      modelled_rows: rows.filter(({ row }) => row.provenance === 'modelled').length,
      folds: splits.length,
    })),
    scores: work.flatMap(({ scope, rows, splits }) => {
      const asItIs = judgedAsItIs(model, scope, rows, AS_IT_IS, options.vectors)
      const folded = foldedOutcomes(model, scope, rows, splits, options, told)
      return [...scoresFrom({ scope }, SPLIT, asItIs), ...scoresFrom({ scope }, SPLIT, folded)]
    }),
  }
}

const SPLIT = 'given rows, unseen workload'

function foldedOutcomes(
  model: Model,
  scope: Scope,
  rows: readonly OwnRow[],
  splits: readonly Split[],
  { weight, vectors }: OwnOptions,
  told: () => void,
): readonly Judged[] {
  const base = model.tables.find((table) => table.scope === scope)
  const known = base?.rows ?? []
  const groups = [...known, ...rows.map(({ row }) => row)].map(({ group }) => group)
  const weighted = rows.map(({ row }): ModelRow => ({ ...row, weight: row.weight * weight }))
  const at = (numbers: readonly number[]) => numbers.flatMap((number) => weighted[number] ?? [])
  return splits.flatMap((split) => {
    const shifted = (numbers: readonly number[]): number[] => numbers.map((number) => known.length + number)
    checkNoLeak(
      { trainOn: [...known.keys(), ...shifted(split.trainOn)], testOn: shifted(split.testOn) },
      groups,
    )
    const features = base?.features ?? [...featuresOf(scope)]
    const trainOn: Table = { scope, features, rows: [...known, ...at(split.trainOn)] }
    const { coefficients } = model
    const judged = judgeHeldOut(
      { trainOn, testOn: at(split.testOn), coefficients, isBatchHidden: false },
      vectors,
    )
    told()
    return judged.map(({ row, byPredictor }) => ({
      row,
      byPredictor: new Map(
        [...byPredictor].map(([name, outcome]) => [name === OURS ? EXTENDED : name, outcome]),
      ),
    }))
  })
}

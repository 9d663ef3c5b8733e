import type { TextVectors } from '../encode/text.ts'
import { reckonerFrom } from '../predict/reckon.ts'
import type { Model, Score } from '../schema/model.ts'
import { Scope } from '../schema/prediction.ts'
import { scoresFrom } from './evaluate.ts'
import { type Judged, OURS } from './held-out.ts'
import type { OwnRow } from './own-rows.ts'

/** What a model that was not trained on them says of rows of one scope. */
export function judgedAsItIs(
  model: Model,
  scope: Scope,
  rows: readonly OwnRow[],
  predictor: string,
  vectors?: TextVectors,
): readonly Judged[] {
  const reckon = reckonerFrom(model, vectors)
  return rows.map(({ training, row }): Judged => {
    const { boards, host } = reckon(training.request)
    const { p50W, interval } = scope === 'gpu_board_at_load' ? boards : host
    return { row, byPredictor: new Map([[predictor, { watts: row.watts, predictedW: p50W, interval }]]) }
  })
}

/** Errors on rows that a model has not seen, scope by scope. */
export const scoresAsItIs = (
  model: Model,
  rows: readonly OwnRow[],
  split: string,
  vectors?: TextVectors,
): readonly Score[] =>
  Scope.options.flatMap((scope) => {
    const ofScope = rows.filter((row) => row.scope === scope)
    return ofScope.length === 0
      ? []
      : scoresFrom({ scope }, split, judgedAsItIs(model, scope, ofScope, OURS, vectors))
  })

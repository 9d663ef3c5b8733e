import { type Model, modelFrom } from '../schema/model.ts'
import { type EvaluateOptions, evaluateTables } from './evaluate.ts'

/**
 * A model with the scores of its scopes. Those of a scope whose rows are all the base's are the base's: a fit on equal rows
 * is equal. `isEvaluated` false: scopes with other rows are left without scores.
 */
export function withChangedEvaluation(
  model: Model,
  base: Model,
  isEvaluated: boolean,
  options: EvaluateOptions = {},
): Model {
  const same = new Set(
    model.tables.flatMap((table) => {
      const before = base.tables.find(({ scope }) => scope === table.scope)
      const isScored = base.evaluation.some(({ scope }) => scope === table.scope)
      return isScored && JSON.stringify(before) === JSON.stringify(table) ? table.scope : []
    }),
  )
  const changed = model.tables.filter(({ scope }) => !same.has(scope))
  const kept = base.evaluation.filter(({ scope }) => same.has(scope))
  const fresh = isEvaluated ? evaluateTables(changed, model.coefficients, options) : []
  const { schema_version: _, id: __, ...content } = model
  return modelFrom({ ...content, evaluation: [...kept, ...fresh] })
}

import { AppError } from '../errors.ts'
import type { Coefficients } from '../schema/coefficients.ts'
import { MODEL_SCHEMA_VERSION, type Model, type ModelPart, modelIdOf, type Source } from '../schema/model.ts'
import { Scope } from '../schema/prediction.ts'
import type { TrainingRow } from '../schema/training.ts'
import { fitPart } from './fit.ts'
import { prepareRows } from './prepare.ts'
import { recipes } from './recipes.ts'

export type TrainInput = {
  readonly rows: readonly TrainingRow[]
  readonly coefficients: Coefficients
  readonly sources: readonly Source[]
  /** Of the model, not of the program. */
  readonly version: string
  /** Date of the data, `YYYY-MM-DD`: training reads no clock. */
  readonly created: string
}

/** Rows → model, one part per scope that has rows. Evaluation is empty: see `withEvaluation`. */
export function trainModel({ rows, coefficients, sources, version, created }: TrainInput): Model {
  const parts = Scope.options.flatMap((scope) => {
    const prepared = prepareRows(rows, scope, coefficients)
    return prepared.length === 0 ? [] : [fitPart(prepared, scope, recipes[scope])]
  })
  if (parts.length === 0) {
    throw new AppError('model', 'No row can be trained on.', 'Rows need a scope, watts and a known workload.')
  }
  return modelFrom({ version, created, coefficients, parts, sources: [...sources] })
}

/**
 * A model with new rows beside what it knows: parts of scopes that have new rows are fitted on these alone, the others are
 * kept. A cluster's own Kepler rows thus join the bundled measured boards.
 */
export function extendModel(
  base: Model,
  { rows, sources, version, created }: Omit<TrainInput, 'coefficients'>,
): Model {
  const { coefficients } = base
  const fresh = trainModel({ rows, coefficients, sources, version, created })
  const kept = base.parts.filter(({ scope }) => fresh.parts.every((part) => part.scope !== scope))
  const known = new Set(sources.map(({ id }) => id))
  return modelFrom({
    version,
    created,
    coefficients,
    parts: [...kept, ...fresh.parts],
    sources: [...base.sources.filter(({ id }) => !known.has(id)), ...sources],
  })
}

/** Names a model by its content. */
export function modelFrom(content: {
  readonly version: string
  readonly created: string
  readonly coefficients: Coefficients
  readonly parts: ModelPart[]
  readonly sources: Source[]
}): Model {
  return { schema_version: MODEL_SCHEMA_VERSION, id: modelIdOf(content), ...content }
}

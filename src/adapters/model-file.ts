import { readFile, stat } from 'node:fs/promises'
import { AppError } from '../errors.ts'
import { predictorFrom } from '../predict/predict.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import { Model, modelIdOf, modelSummaryFrom } from '../schema/model.ts'
import type { Prediction } from '../schema/prediction.ts'
import type { ModelSummary } from '../schema/report.ts'

/** Far above any model of ours; a file beyond it is not one. */
const LARGEST_MODEL_BYTES = 64 * 1024 * 1024

const HINT = 'Name a model that this version of wattlint wrote, or leave the option out for the bundled one.'

/**
 * The model in a JSON file, ready to predict; `name` is what messages call it. Throws `model` when it is missing,
 * damaged or of another schema.
 */
export async function loadPredictor(
  file: string | URL,
  name: string,
): Promise<{ predict: (request: InferenceRequest) => Prediction; summary: ModelSummary }> {
  const refuse = (why: string, cause?: unknown): AppError =>
    new AppError('model', `model ${JSON.stringify(name)} ${why}`, HINT, { cause })
  let text: string
  try {
    if ((await stat(file)).size > LARGEST_MODEL_BYTES) throw refuse('is over 64 MiB')
    text = await readFile(file, 'utf8')
  } catch (cause) {
    throw cause instanceof AppError ? cause : refuse('cannot be read', cause)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw refuse('is not JSON', cause)
  }
  const parsed = Model.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw refuse(
      `is not usable: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'unknown'}`,
      parsed.error,
    )
  }
  if (modelIdOf(parsed.data) !== parsed.data.id)
    throw refuse('is not what its id says: it was changed or cut')
  return { predict: predictorFrom(parsed.data), summary: modelSummaryFrom(parsed.data) }
}

import { readFile, stat } from 'node:fs/promises'
import * as z from 'zod'
import { AppError } from '../errors.ts'
import { type Embedder, embeddedTexts } from '../predict/embedded.ts'
import { predictorFrom } from '../predict/predict.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import { MODEL_SCHEMA_VERSION, Model, modelIdOf, modelSummaryFrom } from '../schema/model.ts'
import type { Prediction } from '../schema/prediction.ts'
import type { ModelSummary } from '../schema/report.ts'

/** Far above any model of ours; a file beyond it is not one. */
export const LARGEST_MODEL_MIB = 64
export const LARGEST_MODEL_BYTES = LARGEST_MODEL_MIB * 1024 * 1024

const HINT = 'Name a model that this version of wattlint wrote, or leave the option out for the bundled one.'

/** What is read before all else, so that a model of another version is not called damaged. */
const Versioned = z.object({ schema_version: z.string() })

/** A token that JSON does not have, where a value would stand. */
const NOT_A_NUMBER = /[:[,]\s*-?(?:NaN|Infinity)\b/

/** Where a model is, or its text where somebody has read it already. */
export type ModelFile = string | URL | { readonly text: string }

/**
 * The model in a JSON file; `name` is what messages call it. Nothing in it is ever run. Throws `model` when it is missing,
 * damaged, of another schema, or not what its id says.
 */
export async function readModel(file: ModelFile, name: string): Promise<Model> {
  const refuse = (why: string, cause?: unknown): AppError =>
    new AppError('model', `model ${JSON.stringify(name)} ${why}`, HINT, { cause })
  const json = jsonOf(await textOf(file, refuse), refuse)
  const versioned = Versioned.safeParse(json)
  if (!versioned.success) throw refuse('is no model: it has no schema_version', versioned.error)
  const { schema_version } = versioned.data
  if (schema_version !== MODEL_SCHEMA_VERSION)
    throw refuse(
      `is of schema ${JSON.stringify(schema_version)}, and only "${MODEL_SCHEMA_VERSION}" can be read`,
    )
  // Schemas compiled on the fly take twice as long for a value that is read once.
  const parsed = parsedModel(json, refuse)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw refuse(
      `is not usable: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'unknown'}`,
      parsed.error,
    )
  }
  if (modelIdOf(parsed.data) !== parsed.data.id)
    throw refuse('is not what its id says: it was changed or cut')
  return parsed.data
}

/** A million faults are more than can be told. */
function parsedModel(json: unknown, refuse: Refuse) {
  try {
    return Model.safeParse(json, { jitless: true })
  } catch (cause) {
    if (cause instanceof RangeError) throw refuse('is not usable: it is wrong in too many places', cause)
    throw cause
  }
}

type Refuse = (why: string, cause?: unknown) => AppError

async function textOf(file: ModelFile, refuse: Refuse): Promise<string> {
  if (typeof file === 'object' && 'text' in file) return file.text
  try {
    const stats = await stat(file)
    if (stats.isDirectory()) throw refuse('is a folder')
    if (stats.size > LARGEST_MODEL_BYTES) throw refuse(`is over ${LARGEST_MODEL_MIB} MiB`)
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw cause instanceof AppError ? cause : refuse('cannot be read', cause)
  }
}

function jsonOf(text: string, refuse: Refuse): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (NOT_A_NUMBER.test(text)) throw refuse('holds NaN or Infinity, which is no number and no JSON', cause)
    const looksCut = text.trimStart().startsWith('{') && !text.trimEnd().endsWith('}')
    throw refuse(looksCut ? 'is cut off: its JSON does not end' : 'is not JSON', cause)
  }
}

/** A model, ready to predict. */
export type LoadedModel = {
  readonly predict: (request: InferenceRequest) => Prediction
  readonly summary: ModelSummary
  /** Absent where nothing has to be asked first: see `EmbeddedTexts`. */
  readonly prepare?: (requests: readonly InferenceRequest[]) => Promise<void>
}

/**
 * A model file, ready to predict. Throws as `readModel`, and where `embedder` is not the embedding model that the model was
 * trained with; `null` = it was trained with none.
 */
export async function loadPredictor(
  file: ModelFile,
  name: string,
  embedder: Embedder | null = null,
): Promise<LoadedModel> {
  return loadedModel(await readModel(file, name), embedder)
}

/** A model that was read, ready to predict. Throws where `embedder` is not the one that it was trained with. */
export function loadedModel(model: Model, embedder: Embedder | null): LoadedModel {
  const summary = modelSummaryFrom(model)
  if (embedder === null) return { predict: predictorFrom(model), summary }
  const { vectors, prepare } = embeddedTexts(model, embedder)
  return { predict: predictorFrom(model, vectors), summary, prepare }
}

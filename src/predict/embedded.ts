import { featuresFrom } from '../encode/features.ts'
import type { TextVectors } from '../encode/text.ts'
import { lookedUp } from '../encode/text-vectors.ts'
import { AppError } from '../errors.ts'
import { priorFrom } from '../prior/prior.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import type { Model, ModelPart, Table } from '../schema/model.ts'
import { rowsOfPart, textOf } from './part.ts'

/** What turns texts into vectors of length 1, all of as many numbers: an embedding server, or what stands in for one. */
export type Embedder = {
  /** Name of the model behind it. */
  readonly name: string
  readonly embed: (texts: readonly string[]) => Promise<readonly (readonly number[])[]>
}

/** A model's texts as vectors of an embedder, once it was asked about them. */
export type EmbeddedTexts = {
  readonly vectors: TextVectors
  /** Asks about the texts of the model's rows and of these requests, those that are new; to be awaited before they are predicted. */
  readonly prepare: (requests: readonly InferenceRequest[]) => Promise<void>
}

/** Vectors of these texts, as training needs them: those of the rows in the tables that a model is fitted on. */
export async function embeddingsFor(texts: Iterable<string>, embedder: Embedder): Promise<TextVectors> {
  const known = new Map<string, readonly number[]>()
  await learn(texts, embedder, known)
  return lookedUp(known, embedder.name)
}

/** Texts of the rows in tables: what training on them asks an embedder about. */
export const textsOfTables = (tables: readonly Pick<Table, 'rows'>[]): readonly string[] =>
  tables.flatMap(({ rows }) => rows.map(({ text }) => text))

/**
 * The texts of a model, to be turned into vectors by `embedder`. Throws `AppError('input')` for a model that was trained without
 * one; that it was trained with another one is found when it is asked to predict.
 */
export function embeddedTexts(model: Model, embedder: Embedder): EmbeddedTexts {
  const parts = model.parts.filter(({ encoder }) => encoder.text.embedder !== null)
  if (parts.length === 0) {
    throw new AppError('input', 'The model was trained without an embedder', 'Leave --embedder out.')
  }
  const known = new Map<string, readonly number[]>()
  const textsOf = textsOfRequest(model, parts)
  return {
    vectors: lookedUp(known, embedder.name),
    prepare: (requests) =>
      learn([...textsOfRows(model, parts), ...requests.flatMap(textsOf)], embedder, known),
  }
}

const textsOfRows = ({ tables }: Model, parts: readonly ModelPart[]): readonly string[] =>
  parts.flatMap((part) =>
    tables
      .filter(({ scope }) => scope === part.scope)
      .flatMap((table) => rowsOfPart(part, table).map(({ text }) => text)),
  )

function textsOfRequest(
  { coefficients }: Model,
  parts: readonly ModelPart[],
): (request: InferenceRequest) => readonly string[] {
  const prior = priorFrom(coefficients)
  return (request) => {
    const features = featuresFrom(request, prior(request), coefficients.known_models)
    return parts.map((part) => textOf(features, part))
  }
}

async function learn(
  texts: Iterable<string>,
  { embed }: Embedder,
  known: Map<string, readonly number[]>,
): Promise<void> {
  const fresh = [...new Set(texts)].filter((text) => text !== '' && !known.has(text))
  const vectors = await embed(fresh)
  for (const [index, text] of fresh.entries()) {
    const vector = vectors[index]
    if (vector !== undefined) known.set(text, vector)
  }
}

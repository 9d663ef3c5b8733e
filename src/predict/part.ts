import { type FeatureVector, transform } from '../encode/encoder.ts'
import type { FeatureRow } from '../encode/features.ts'
import { AppError } from '../errors.ts'
import type { ModelPart } from '../schema/model.ts'
import { type Correction, correctionFrom } from './correction.ts'
import { neighbourSearch } from './knn.ts'

/** Identical workloads are searched once. Emptied when full, so that a server does not grow for ever. */
const CACHE_SIZE = 20_000

export type PartPredictor = {
  readonly part: ModelPart
  readonly correct: (features: FeatureRow) => Correction
}

/** A part of the model, ready to be asked. The search tree is built by the first question. */
export function partPredictor(part: ModelPart): PartPredictor {
  const { encoder, rows } = part
  const cache = new Map<string, Correction>()
  let search: ReturnType<typeof neighbourSearch> | null = null
  const correctVector = (vector: FeatureVector): Correction => {
    checkEncoder(vector, part)
    search ??= neighbourSearch(rows.map((row) => row.vector))
    return correctionFrom(search(vector.values, part.k), rows, part)
  }
  return {
    part,
    correct(features) {
      const vector = transform(features, encoder)
      const key = vector.values.join(' ')
      const known = cache.get(key)
      if (known !== undefined) return known
      const correction = correctVector(vector)
      if (cache.size >= CACHE_SIZE) cache.clear()
      cache.set(key, correction)
      return correction
    },
  }
}

/** Throws `AppError('model')` for a vector that another encoder made: its columns mean something else. */
export function checkEncoder(
  vector: FeatureVector,
  { encoder, scope }: Pick<ModelPart, 'encoder' | 'scope'>,
): void {
  if (vector.encoder_id === encoder.id) return
  throw new AppError(
    'model',
    `A vector of encoder ${vector.encoder_id} was asked of ${scope}, which was fitted with ${encoder.id}.`,
    'Encode and predict with one model file.',
  )
}

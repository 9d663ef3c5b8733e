import { AppError } from '../errors.ts'
import type { Encoder } from '../schema/model.ts'
import { hashedText, type TextVectors } from './text.ts'

/**
 * Vectors of texts that the embedding model `name` was asked about; `known` may grow while it is in use. Throws
 * `AppError('model')` for any other text; one without characters is all zeros. What a text becomes is worked out once.
 */
export function lookedUp(known: ReadonlyMap<string, readonly number[]>, name: string): TextVectors {
  const narrow = new Map<string, readonly number[]>()
  const vectors = (text: string, dimensions: number): readonly number[] => {
    if (text === '') return new Array<number>(dimensions).fill(0)
    const key = `${dimensions} ${text}`
    const before = narrow.get(key)
    if (before !== undefined) return before
    const embedding = known.get(text)
    if (embedding === undefined) {
      throw new AppError('model', `embedder ${JSON.stringify(name)} was not asked about every text`, '')
    }
    const narrowed = projected(embedding, dimensions)
    narrow.set(key, narrowed)
    return narrowed
  }
  return Object.assign(vectors, { embedder: name })
}

/**
 * The vectors that an encoder's texts become: ours, or those of the embedding model that it was fitted with. Throws
 * `AppError('model')` when `vectors` are of another one.
 */
export function vectorsFor({ text: { embedder } }: Pick<Encoder, 'text'>, vectors: TextVectors): TextVectors {
  if (embedder === null) return hashedText
  if (embedder === vectors.embedder) return vectors
  const trained = `The model was trained with embedder ${JSON.stringify(embedder)}`
  throw vectors.embedder === undefined
    ? new AppError('model', trained, 'Name its address with --embedder on the command line.')
    : new AppError(
        'model',
        `${trained}, and not with ${JSON.stringify(vectors.embedder)}`,
        'Name the address of the one that it was trained with.',
      )
}

/**
 * A vector as `dimensions` numbers whose distances are about those of the whole vectors: each is the sum of all numbers with
 * signs of its own, over √dimensions. Squared distances are right in the mean, with a standard deviation of √(2 / dimensions)
 * of themselves. A vector that is short enough stays as it is, with zeros behind it.
 *
 * D. Achlioptas, "Database-friendly random projections: Johnson–Lindenstrauss with binary coins", 2003,
 * https://doi.org/10.1016/S0022-0000(03)00025-4
 */
export function projected(vector: readonly number[], dimensions: number): readonly number[] {
  if (vector.length <= dimensions) return Array.from({ length: dimensions }, (_, i) => vector[i] ?? 0)
  const scale = 1 / Math.sqrt(dimensions)
  return Array.from({ length: dimensions }, (_, column) => {
    const sum = vector.reduce((total, value, row) => total + signAt(row, column) * value, 0)
    return sum * scale
  })
}

/** Columns of a row, so that no two places share a number. */
const MOST_COLUMNS = 0x10000

/** The finaliser of MurmurHash3: as good as a coin, and the same on every machine. https://github.com/aappleby/smhasher */
function signAt(row: number, column: number): 1 | -1 {
  let hash = row * MOST_COLUMNS + column + 1
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) & 1) === 0 ? 1 : -1
}

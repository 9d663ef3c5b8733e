/** A text as so many numbers. Hashed by us, or looked up among those that an embedding server gave. */
export type TextVectors = {
  (text: string, dimensions: number): readonly number[]
  /** Name of the embedding model that they are of; absent: hashed. */
  readonly embedder?: string
}

/**
 * Text → `dimensions` numbers of total length 1: every word and every run of three letters adds ±1 to the column that its
 * hash names. Equal texts give equal vectors, texts that share words lie nearer. All zeros for a text without letters.
 */
export function hashedText(text: string, dimensions: number): readonly number[] {
  const vector = new Array<number>(dimensions).fill(0)
  if (dimensions === 0) return vector
  for (const piece of piecesOf(text.toLowerCase())) {
    const hash = fnv1a(piece)
    const column = (hash >>> 1) % dimensions
    vector[column] = (vector[column] ?? 0) + (hash % 2 === 0 ? 1 : -1)
  }
  const length = Math.hypot(...vector)
  return length === 0 ? vector : vector.map((value) => value / length)
}

function* piecesOf(text: string): Generator<string> {
  for (const [word] of text.matchAll(/[a-z0-9.]+/g)) {
    yield `=${word}`
    for (let i = 0; i + 3 <= word.length; i++) yield word.slice(i, i + 3)
  }
}

/** http://www.isthe.com/chongo/tech/comp/fnv/ (32 bit): short, and the same on every machine. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashedText } from '../../src/encode/text.ts'
import { lookedUp, projected, vectorsFor } from '../../src/encode/text-vectors.ts'
import { AppError } from '../../src/errors.ts'

/** Numbers that look drawn from a normal distribution, the same in every run. */
function normals(seed: number): () => number {
  let state = seed
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}

const unit = (vector: readonly number[]): number[] => {
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}
const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)))

/** The 1st, 50th and 99th percentile of distance after / before, over pairs of unit vectors `distance` apart or so. */
function distortion(size: number, dimensions: number, distance: number): readonly number[] {
  const draw = normals(size * dimensions)
  const direction = (): number[] => unit(Array.from({ length: size }, draw))
  const ratios = Array.from({ length: 500 }, () => {
    const a = direction()
    const offset = direction()
    const b = unit(a.map((value, index) => value + distance * (offset[index] ?? 0)))
    return apart(projected(a, dimensions), projected(b, dimensions)) / apart(a, b)
  }).toSorted((a, b) => a - b)
  return [5, 250, 494].map((index) => ratios[index] ?? Number.NaN)
}

for (const size of [384, 1024]) {
  for (const distance of [0.1, 1]) {
    test(`projected: ${size} numbers to 12 keep distances near ${distance} within a factor of 2`, () => {
      const [low = 0, middle = 0, high = 0] = distortion(size, 12, distance)
      assert.ok(low > 0.45 && high < 1.7, `${low} to ${high}`)
      assert.ok(Math.abs(middle - 0.97) < 0.06, String(middle))
    })
    test(`projected: ${size} numbers to 128 keep distances near ${distance} within a fifth`, () => {
      const [low = 0, middle = 0, high = 0] = distortion(size, 128, distance)
      assert.ok(low > 0.8 && high < 1.2, `${low} to ${high}`)
      assert.ok(Math.abs(middle - 1) < 0.02, String(middle))
    })
  }
}

test('projected: every column adds about as many numbers as it takes away, and no two are alike', () => {
  const size = 768
  const axes = Array.from({ length: size }, (_, axis) =>
    projected(
      Array.from({ length: size }, (_, index) => Number(index === axis)),
      16,
    ).map(Math.sign),
  )
  const columns = Array.from({ length: 16 }, (_, column) => axes.map((signs) => signs[column] ?? 0))
  for (const [index, column] of columns.entries()) {
    assert.ok(Math.abs(column.reduce((sum, sign) => sum + sign, 0)) < 4 * Math.sqrt(size))
    for (const other of columns.slice(0, index)) {
      const product = column.reduce((sum, sign, row) => sum + sign * (other[row] ?? 0), 0)
      assert.ok(Math.abs(product) < 4 * Math.sqrt(size), String(product))
    }
  }
})

test('projected: the signs never change, for models are trained with them', () => {
  assert.deepEqual(
    projected([1, 10, 100, 1000], 3).map((value) => Math.round(value * Math.sqrt(3))),
    [-1091, -909, 1089],
  )
})

test('projected: a vector that is short enough stays as it is', () => {
  assert.deepEqual(projected([0.6, 0.8], 4), [0.6, 0.8, 0, 0])
  assert.deepEqual(projected([0.6, 0.8], 2), [0.6, 0.8])
  assert.deepEqual(projected([0.6, 0.8], 0), [])
})

test('lookedUp: texts that were asked about, also later ones', () => {
  const known = new Map([['a', [0.6, 0.8]]])
  const vectors = lookedUp(known, 'letters')
  assert.equal(vectors.embedder, 'letters')
  assert.deepEqual(vectors('a', 2), [0.6, 0.8])
  assert.deepEqual(vectors('a', 3), [0.6, 0.8, 0])
  assert.deepEqual(vectors('', 3), [0, 0, 0])
  assert.throws(
    () => vectors('b', 2),
    (error) => error instanceof AppError && error.failure === 'model' && /"letters"/.test(error.message),
  )
  known.set('b', [1, 0])
  assert.deepEqual(vectors('b', 2), [1, 0])
})

const encoder = (embedder: string | null) => ({ text: { dimensions: 2, scale: 1, embedder } })
test('vectorsFor: an encoder gets the vectors that it was fitted with, or an error', () => {
  const letters = lookedUp(new Map(), 'letters')
  assert.equal(vectorsFor(encoder(null), hashedText), hashedText)
  assert.equal(vectorsFor(encoder(null), letters), hashedText)
  assert.equal(vectorsFor(encoder('letters'), letters), letters)
  const model = (message: RegExp) => (error: unknown) =>
    error instanceof AppError && error.failure === 'model' && message.test(`${error.message} ${error.hint}`)
  assert.throws(() => vectorsFor(encoder('letters'), hashedText), model(/embedder "letters" .*--embedder/))
  assert.throws(() => vectorsFor(encoder('words'), letters), model(/"words", and not with "letters"/))
})

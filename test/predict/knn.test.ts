import assert from 'node:assert/strict'
import { test } from 'node:test'
import { neighbourSearch } from '../../src/predict/knn.ts'

/** A fixed sequence in [0, 1): Lehmer's generator with the constants of MINSTD. */
function* sequence(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647
    yield state / 2_147_483_647
  }
}

function vectorsOf(
  seed: number,
  rows: number,
  columns: number,
  levels: number,
): readonly (readonly number[])[] {
  const numbers = sequence(seed)
  return Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => Math.floor(numbers.next().value * levels) / levels),
  )
}

function bruteForce(vectors: readonly (readonly number[])[], point: readonly number[], k: number) {
  return vectors
    .map((vector, row) => ({
      row,
      distance: Math.sqrt(vector.reduce((sum, value, i) => sum + (value - (point[i] ?? 0)) ** 2, 0)),
    }))
    .toSorted((a, b) => a.distance - b.distance || a.row - b.row)
    .filter(({ distance }, place, all) => place < k || distance === all[k - 1]?.distance)
}

const tables: readonly (readonly [shows: string, rows: number, columns: number, levels: number])[] = [
  ['distinct vectors', 400, 8, 1e6],
  ['one column', 200, 1, 1e6],
  ['many equal distances', 400, 3, 3],
  ['every row the same', 50, 4, 1],
  ['one row', 1, 5, 10],
  ['more columns than rows', 6, 20, 1e6],
]
for (const [shows, rows, columns, levels] of tables) {
  test(`neighbourSearch: equals brute force: ${shows}`, () => {
    const vectors = vectorsOf(7, rows, columns, levels)
    const search = neighbourSearch(vectors)
    for (const point of [...vectorsOf(11, 150, columns, levels), ...vectors.slice(0, 20)]) {
      for (const k of [1, 2, 5, 16]) assert.deepEqual(search(point, k), bruteForce(vectors, point, k))
    }
  })
}

test('neighbourSearch: a row’s nearest is itself, and the table is left as it was', () => {
  const vectors = vectorsOf(3, 100, 5, 1e6)
  const before = JSON.stringify(vectors)
  const search = neighbourSearch(vectors)
  for (const [row, vector] of vectors.entries()) assert.deepEqual(search(vector, 1), [{ row, distance: 0 }])
  assert.equal(JSON.stringify(vectors), before)
})

test('neighbourSearch: no rows, no neighbours', () => assert.deepEqual(neighbourSearch([])([1, 2], 3), []))

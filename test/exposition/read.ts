import assert from 'node:assert/strict'
import { AppError } from '../../src/errors.ts'
import type { Format } from '../../src/exposition/format.ts'
import { parseExposition } from '../../src/exposition/parse.ts'
import type { Sample } from '../../src/exposition/sample.ts'

/** Every sample of a text, family by family. */
export const samplesOf = (text: Uint8Array | string, format: Format): readonly Sample[] =>
  parseExposition(text, { format }).flatMap(({ samples }) => samples)

/** The error that a text is, and nothing else than that. */
export function faultOf(read: () => unknown): AppError {
  try {
    read()
  } catch (error) {
    assert.ok(error instanceof AppError, String(error))
    assert.equal(error.failure, 'source')
    return error
  }
  return assert.fail('nothing was thrown')
}

/** The same numbers for the same seed. From 0 to below 1. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export const picked = <T>(random: () => number, items: readonly [T, ...T[]]): T =>
  items[Math.floor(random() * items.length)] ?? items[0]

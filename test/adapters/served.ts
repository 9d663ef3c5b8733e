import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { type EmbedderOptions, embedderAt } from '../../src/adapters/embedder.ts'
import type { Clock } from '../../src/adapters/patient-http.ts'
import { AppError } from '../../src/errors.ts'
import { type Manner, startInference } from '../inference-server.ts'

/** Sleeping takes no time; what was slept is kept. */
export function fakeClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = []
  return {
    slept,
    now: () => slept.reduce((sum, ms) => sum + ms, 0),
    sleep: async (ms) => {
      slept.push(ms)
    },
    random: () => 1,
  }
}

/** An embedder of a server that is there for one test. */
export async function served(t: TestContext, manner: Manner = {}, options: EmbedderOptions = {}) {
  const server = await startInference(manner)
  t.after(server.close)
  const clock = fakeClock()
  return { server, clock, embedder: embedderAt(server.url, { clock, ...options }) }
}

export async function failureOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => assert.fail('nothing was thrown'),
    (caught: unknown) => caught,
  )
  assert.ok(error instanceof AppError, String(error))
  return error
}

export const words = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${'abc'.repeat(i)}d${'e'.repeat(i % 7)}`)

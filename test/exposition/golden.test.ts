import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { needs, readBeside } from '../beside.ts'
import { faultOf, samplesOf } from './read.ts'

const Case = z.object({
  id: z.string(),
  format: z.enum(['prometheus-0.0.4', 'openmetrics-1.0']),
  text: z.string(),
  expected_samples: z
    .array(
      z.object({
        name: z.string(),
        labels: z.record(z.string(), z.string()),
        value: z.union([z.number(), z.string(), z.null()]),
        timestamp_ms: z.number().optional(),
      }),
    )
    .optional(),
  expected_error: z.string().optional(),
})

const file = 'golden/prometheus_text.json'
const cases = z.array(Case).parse(JSON.parse(readBeside(file)))

/** A value as the cases write it: JSON has no infinities. */
const written = (value: number): number | string | null =>
  Number.isNaN(value) ? null : Number.isFinite(value) ? value : value > 0 ? '+Inf' : '-Inf'

test('golden expositions are there', needs(file), () => assert.ok(cases.length > 15))

for (const { id, format, text, expected_samples, expected_error } of cases) {
  test(`golden exposition: ${id}`, needs(file), () => {
    const read = () => samplesOf(text, format === 'openmetrics-1.0' ? 'openmetrics' : 'prometheus')
    if (expected_error !== undefined) {
      assert.match(faultOf(read).message, /^line \d+: /)
      return
    }
    const found = read().map(({ name, labels, value, at_s }) => ({
      name,
      labels,
      value: written(value),
      ...(at_s === null ? {} : { timestamp_ms: Math.round(at_s * 1000) }),
    }))
    assert.deepEqual(found, expected_samples)
  })
}

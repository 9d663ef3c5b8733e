import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { needs, readBeside } from '../beside.ts'
import * as metrics from './metrics-cases.ts'
import type { Check, Values } from './pod-scraping-cases.ts'
import * as pods from './pod-scraping-cases.ts'

/** What the scraping source that ours is made after does, and where a right answer differs from it. */
const Case = z.object({
  id: z.string(),
  given: z.record(z.string(), z.unknown()),
  expect: z.record(z.string(), z.unknown()),
  better: z.record(z.string(), z.unknown()).default({}),
})

/**
 * Where we differ and mean to. Pods that all refuse are an error of the result, which a result without values is not told from
 * otherwise; a key of a cache is JSON, so that no value can look like two; and whether a result has expired is looked at when it is
 * asked for, so that no timer has to run.
 */
const OURS: Readonly<Record<string, Values>> = {
  'refresh-401': { error: 'source' },
  'refresh-204': { error: 'source' },
  'cache-key-sorted': { key: '["m",[["a","1"],["b","2"]]]' },
  'cleanup-interval': { interval_ms: undefined },
}

/** By what the case begins with. */
const checks: readonly (readonly [id: RegExp, check: Check])[] = [
  [/^(?:new|default)-/, pods.created],
  [/^(?:ready|no-conditions)/, pods.ready],
  [/^(?:discover-|refresh-service)/, pods.discovered],
  [/^auth-/, pods.authorised],
  [/^url-ipv/, pods.addressed],
  [/^url-/, pods.addressed],
  [/^(?:refresh|value|sample|redirect)-/, pods.scraped],
  [
    /^aggregate-empty/,
    (t, _, expected) =>
      pods.discovered(
        t,
        { service: { selector: { a: 'b' } }, pods: [] },
        { pods: [], error: null, ...expected },
      ),
  ],
  [/^get-/, metrics.stepped],
  [/^cleanup-/, (_, _given, expected) => assert.equal(expected['interval_ms'], undefined)],
  [/^query-/, metrics.queried],
  [/^escape-/, metrics.escaped],
  [/^cache-key-/, metrics.keyed],
  [/^registry-/, metrics.registered],
  [/^noop-/, metrics.nothing],
  [/^(?:stale|age|first)-/, metrics.aged],
  [/^prom-/, metrics.asked],
  [/^owner-/, metrics.owned],
]

const file = 'golden/pod_scraping.json'
const cases = z.array(Case).parse(JSON.parse(readBeside(file)))

test('golden cases of pod scraping are there', needs(file), () => assert.ok(cases.length > 40))

for (const { id, given, expect, better } of cases) {
  test(`golden pod scraping: ${id}`, needs(file), async (t) => {
    const check = checks.find(([pattern]) => pattern.test(id))?.[1]
    if (check === undefined) return t.skip('nothing here is like it')
    await check(t, given, { ...expect, ...better, ...OURS[id] })
  })
}

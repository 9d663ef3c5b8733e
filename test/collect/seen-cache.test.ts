import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { SeenCache } from '../../src/collect/seen-cache.ts'
import { needs, readBeside } from '../beside.ts'

type Step = readonly [at_s: number, key: string]

function seenAt(steps: readonly Step[], options: { ttl_s?: number; max_items?: number }): boolean[] {
  let nowS = 0
  const cache = new SeenCache({ ...options, now: () => nowS })
  return steps.map(([at_s, key]) => {
    nowS = at_s
    return cache.seen(key)
  })
}

const Case = z.object({
  id: z.string(),
  ttl: z.number(),
  max_items: z.number(),
  events: z.array(z.tuple([z.number(), z.string()])),
  origin_seen: z.array(z.boolean()),
  better_seen: z.array(z.boolean()).optional(),
})

for (const { id, ttl, max_items, events, origin_seen, better_seen } of z
  .array(Case)
  .parse(JSON.parse(readBeside('golden/seen_cache.json'))))
  test(`golden seen cache: ${id}`, needs('golden/seen_cache.json'), () => {
    assert.deepEqual(seenAt(events, { ttl_s: ttl, max_items }), better_seen ?? origin_seen)
  })

const cases: readonly (readonly [
  shows: string,
  steps: readonly Step[],
  expected: readonly boolean[],
  options?: { ttl_s?: number; max_items?: number },
])[] = [
  ['a key is seen the second time', [[0, 'a'], [1, 'a'], [1, 'b']], [false, true, false]], // biome-ignore format: a table
  ['it is forgotten ten seconds after it came', [[0, 'a'], [10, 'a'], [10.1, 'a']], [false, true, false]], // biome-ignore format: a table
  [
    'coming again does not keep it alive',
    [
      [0, 'a'],
      [8, 'a'],
      [16, 'a'],
    ],
    [false, true, false],
  ],
  [
    'of too many, the first is forgotten',
    [
      [0, 'a'],
      [0, 'b'],
      [0, 'c'],
      [0, 'b'],
      [0, 'a'],
    ],
    [false, false, false, true, false],
    { max_items: 2 },
  ],
]
for (const [shows, steps, expected, options = {}] of cases)
  test(`seen cache: ${shows}`, () => assert.deepEqual(seenAt(steps, options), expected))

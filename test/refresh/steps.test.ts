import assert from 'node:assert/strict'
import { test } from 'node:test'
import { begun, type Progress, type Step } from '../../src/refresh/steps.ts'

const HOUR_S = 3600
const progress = (done: readonly Step[], asked = 'a', started_at_s = 0): Progress => ({
  schema_version: '1',
  asked,
  started_at_s,
  done: [...done],
})

const cases: readonly (readonly [
  shows: string,
  last: Progress | null,
  nowS: number,
  done: readonly Step[],
])[] = [
  ['nothing before', null, HOUR_S, []],
  ['one that broke off', progress(['collect', 'label']), HOUR_S, ['collect', 'label']],
  ['one that ended', progress(['collect', 'label', 'join', 'train', 'evaluate', 'publish']), HOUR_S, []],
  ['one that asked for something else', progress(['collect'], 'b'), HOUR_S, []],
  ['one of yesterday', progress(['collect']), 13 * HOUR_S, []],
]
for (const [shows, last, nowS, done] of cases)
  test(`refresh begins behind ${done.at(-1) ?? 'nothing'}: ${shows}`, () => {
    const next = begun(last, 'a', nowS)
    assert.deepEqual(next.done, done)
    assert.equal(next.started_at_s, done.length === 0 ? nowS : 0)
  })

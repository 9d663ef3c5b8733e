import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Decision, decisionFrom } from '../../src/refresh/decision.ts'
import type { Score } from '../../src/schema/model.ts'
import type { Scope } from '../../src/schema/prediction.ts'

const score = (factor: number, scope: Scope = 'pod_kepler_total'): Score => ({
  scope,
  split: 'own workloads, held out',
  predictor: 'wattlint',
  rows: 9,
  median_abs_error_ratio: 0.1,
  mean_abs_error_ratio: 0.1,
  mean_abs_error_w: 1,
  geometric_error_factor: factor,
  within_factor_2_ratio: 1,
  interval_coverage_ratio: 0.8,
})

const cases: readonly (readonly [
  shows: string,
  before: readonly Score[],
  after: readonly Score[],
  groups: number,
  outcome: Decision['outcome'],
  reason: RegExp,
])[] = [
  ['a better model', [score(3)], [score(1.5)], 5, 'replaced', /×3\.00 off before, ×1\.50 now, over 9 rows/],
  ['one that is as good', [score(1.5)], [score(1.5)], 5, 'replaced', /×1\.50 now/],
  ['one that is worse by nothing to speak of', [score(1.5)], [score(1.5001)], 5, 'replaced', /×1\.50 now/],
  [
    'a worse one',
    [score(1.5)],
    [score(1.6)],
    5,
    'kept',
    /the new one is worse\. pod_kepler_total: ×1\.50 off before, ×1\.60 now/,
  ],
  [
    'one that is better in one scope and worse in another',
    [score(3), score(1.2, 'gpu_board_at_load')],
    [score(1.1), score(1.4, 'gpu_board_at_load')],
    5,
    'kept',
    /gpu_board_at_load/,
  ],
  [
    'too few workloads',
    [score(3)],
    [score(1.5)],
    1,
    'unproven',
    /^1 of your workloads is held out, and 2 are needed/,
  ],
  ['none', [], [], 0, 'unproven', /^0 of your workloads are held out/],
]
for (const [shows, before, after, groups, outcome, reason] of cases)
  test(`decision: ${shows} is ${outcome}`, () => {
    const decision = decisionFrom({ before, after, groups })
    assert.equal(decision.outcome, outcome)
    assert.match(decision.reason, reason)
  })

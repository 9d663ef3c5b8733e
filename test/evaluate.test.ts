import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scoreFrom } from '../src/evaluate/score.ts'
import { checkNoLeak, groupedFolds, splitFrom } from '../src/train/folds.ts'

const groups = ['a', 'a', 'a', 'b', 'b', 'c', 'd', 'd', 'e', 'f']

test('groupedFolds: every row is held out once, and no group is parted', () => {
  const folds = groupedFolds(groups, 3)
  assert.equal(folds.length, 3)
  assert.deepEqual(
    folds.flatMap(({ testOn }) => testOn).toSorted((a, b) => a - b),
    [...groups.keys()],
  )
  for (const fold of folds) checkNoLeak(fold, groups)
})

test('groupedFolds: no more folds than groups, and the same ones for the same rows', () => {
  assert.equal(groupedFolds(['a', 'a', 'b'], 5).length, 2)
  assert.deepEqual(groupedFolds(groups, 3), groupedFolds([...groups], 3))
})

test('checkNoLeak: a planted leak is refused by name', () => {
  assert.throws(() => checkNoLeak(splitFrom(groups, [0]), groups), {
    failure: 'model',
    message: /Rows of "a" are on both sides/,
  })
})

test('scoreFrom: known outcomes', () => {
  const inside = { p10: 50, p90: 200 }
  const score = scoreFrom('modelled_wall', 's', 'p', [
    { watts: 100, predictedW: 100, interval: inside },
    { watts: 100, predictedW: 150, interval: inside },
    { watts: 100, predictedW: 50, interval: inside },
    { watts: 100, predictedW: 400, interval: { p10: 300, p90: 500 } },
  ])
  assert.deepEqual(score, {
    scope: 'modelled_wall',
    split: 's',
    predictor: 'p',
    rows: 4,
    median_abs_error_ratio: 0.5,
    mean_abs_error_ratio: 1,
    mean_abs_error_w: 100,
    geometric_error_factor: Math.round(12 ** 0.25 * 1e4) / 1e4,
    within_factor_2_ratio: 0.75,
    interval_coverage_ratio: 0.75,
  })
})

test('scoreFrom: a predictor without intervals has no coverage', () => {
  assert.equal(
    scoreFrom('modelled_wall', 's', 'p', [{ watts: 1, predictedW: 2, interval: null }])
      .interval_coverage_ratio,
    null,
  )
})

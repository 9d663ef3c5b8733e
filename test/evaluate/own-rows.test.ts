import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type OwnRow, ownRowsFrom, unseenRows } from '../../src/evaluate/own-rows.ts'
import { ownScores } from '../../src/evaluate/own-scores.ts'
import { withUnitedGroups } from '../../src/join/training-groups.ts'
import type { TrainingRow } from '../../src/schema/training.ts'
import { preparerFrom } from '../../src/train/prepare.ts'
import { trainModel } from '../../src/train/train.ts'
import { bundledModel } from '../model-file.ts'
import { cluster, type Measured, requestOf } from '../pipeline/cluster.ts'
import { gpus, request } from '../requests.ts'

const { coefficients } = bundledModel()

const rowOf = (measured: Measured): TrainingRow => {
  const request = requestOf(measured)
  const { watts } = measured
  return {
    source_id: 'lab',
    title: `Deployment ${request.namespace}/${request.workload_name}, 1 pod`,
    group: `${request.namespace}/Deployment/${request.workload_name}`,
    scope: 'pod_kepler_total',
    provenance: 'kepler',
    licence: 'CC0-1.0',
    spec_reconstructed: false,
    weight: 1,
    watts_p10: watts,
    watts_p50: watts,
    watts_p90: watts,
    request,
  }
}
const all = cluster.map((one) => rowOf(one))
const prepared = (rows: readonly TrainingRow[]): readonly OwnRow[] =>
  ownRowsFrom(rows, preparerFrom(coefficients)).kept
const model = trainModel({
  rows: all.slice(0, 10),
  coefficients,
  sources: [],
  limits: [],
  version: '1',
  created: '2026-01-01',
})
const [first] = all
assert.ok(first !== undefined)
const other = {
  ...first.request,
  containers: first.request.containers.map((one) => ({ ...one, image: 'other' })),
}

const known: readonly (readonly [shows: string, row: TrainingRow, reason: RegExp])[] = [
  ['a row of its group', { ...first, title: 'x', request: other }, /rows of its group/],
  [
    'a workload under another group and template',
    { ...first, group: 'new', request: other },
    /rows of the workload/,
  ],
  ['a renamed copy', { ...first, group: 'new', title: 'Deployment a/b, 3 pods' }, /rows of its pod template/],
]
for (const [shows, row, reason] of known) {
  test(`unseenRows: the model knows ${shows}`, () => {
    const { unseen, known } = unseenRows(model, prepared([row]))
    assert.equal(unseen.length, 0)
    assert.match(known[0]?.reason ?? '', reason)
  })
}

test('unseenRows: a group goes with the one row of it that is known', () => {
  const stranger = { ...first, title: 'x', group: 'new', request: other }
  const { unseen, known } = unseenRows(model, prepared([{ ...first, group: 'new' }, stranger]))
  assert.equal(unseen.length, 0)
  assert.equal(
    known.reduce((sum, { count }) => sum + count, 0),
    2,
  )
  assert.equal(unseenRows(model, prepared([stranger])).unseen.length, 1)
})

test('ownRowsFrom: rows that the formula cannot stand beside are refused with the reason', () => {
  const withBoards = request({ gpu_count: 1, accelerators: [gpus('H100', 1)] })
  const { kept, refused } = ownRowsFrom(
    [{ ...first, request: withBoards }, { ...first, scope: 'gpu_board_at_load' }, first],
    preparerFrom(coefficients),
  )
  assert.equal(kept.length, 1)
  assert.deepEqual(
    refused.map(({ count }) => count),
    [1, 1],
  )
})

test('withUnitedGroups: a shared template or name makes one group of two', () => {
  const copy = { ...first, group: 'a', request: { ...first.request, workload_name: 'copy' } }
  const same = { ...first, group: 'b', request: { ...other, labels: {} } }
  const apart = { ...first, group: 'c', request: { ...other, workload_name: 'third', node_type: 'x' } }
  assert.deepEqual(
    withUnitedGroups([copy, first, same, apart]).map(({ group }) => group),
    ['a', 'a', 'a', 'c'],
  )
})

test('ownScores: a group that the model holds on the training side is a leak, and refused', () => {
  const rows = prepared(all.slice(8, 14))
  assert.throws(() => ownScores(model, rows, { folds: 2, weight: 1 }), {
    failure: 'model',
    message: /on both sides of a split/,
  })
})

test('ownScores: a copy in the rows is in the fold of its original', () => {
  const twice = all.slice(10).flatMap((row) => [row, { ...row, title: 'copy', group: row.group }])
  const { scopes, scores } = ownScores(model, prepared(twice), { folds: 5, weight: 5 })
  assert.deepEqual(scopes, [{ scope: 'pod_kepler_total', rows: 40, groups: 20, modelled_rows: 0, folds: 5 }])
  assert.deepEqual(
    scores.map(({ predictor }) => predictor),
    [
      'model as it is',
      'model with these rows',
      'geometric mean',
      'median of its run pattern',
      'vCPU at full load',
      'formula alone',
    ],
  )
  assert.ok(scores.every(({ rows }) => rows === 40))
})

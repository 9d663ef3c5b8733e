import assert from 'node:assert/strict'
import { test } from 'node:test'
import { correctionFrom, type Learnt } from '../../src/predict/correction.ts'
import { logSpread, sum, widened } from '../../src/predict/interval.ts'

const row = (residual: number, weight = 1): Learnt => ({
  residual,
  row: {
    source_id: 's',
    title: 't',
    group: 'g',
    provenance: 'measured',
    licence: 'MIT',
    spec_reconstructed: false,
    weight,
    watts: 1,
    formula_w: 1,
    formula_width: 2,
    family: null,
    board: '',
    devices: 0,
    text: '',
    numbers: [],
  },
})
const settings = { k: 5, bandwidth: 1, shrinkage: 0.1 }
const at = (...distances: number[]) => distances.map((distance, i) => ({ row: i, distance }))

test('correctionFrom: one row at distance 0 counts 1 against the shrinkage', () => {
  const { logFactor, support } = correctionFrom(at(0), [row(1.1)], settings)
  assert.ok(Math.abs(logFactor - 1) < 1e-12)
  assert.ok(Math.abs(support - 1 / 1.1) < 1e-12)
})

test('correctionFrom: farther rows pull less, and strangers not at all', () => {
  let last = Number.POSITIVE_INFINITY
  for (const distance of [0, 0.5, 1, 1.5, 2, 2.5, 3]) {
    const { logFactor } = correctionFrom(at(distance), [row(1)], settings)
    assert.ok(logFactor < last && logFactor > 0)
    last = logFactor
  }
  assert.deepEqual(correctionFrom(at(3.01), [row(1)], settings), {
    logFactor: 0,
    support: 0,
    spread: 0,
    neighbours: [],
  })
})

test('correctionFrom: the factor lies between 0 and the rows’ own, whatever the weights', () => {
  const rows = [row(-0.4), row(0.3, 5), row(0.9, 0.1)]
  for (const distances of [at(0, 0, 0), at(0, 1, 2), at(2, 2, 0.1)]) {
    const { logFactor, support, neighbours } = correctionFrom(distances, rows, settings)
    assert.ok(logFactor > -0.4 && logFactor < 0.9)
    const shares = neighbours.reduce((total, { weight }) => total + weight, 0)
    assert.ok(Math.abs(shares - support) < 1e-12 && support < 1)
  }
})

test('correctionFrom: a user’s heavy row beats many light ones', () => {
  const { logFactor } = correctionFrom(at(0, 0, 0, 0), [row(1, 20), row(0), row(0), row(0)], settings)
  assert.ok(logFactor > 0.85)
})

test('correctionFrom: only k rows count, and all that are as far as the last of them', () => {
  const countAt = (...distances: number[]) =>
    correctionFrom(at(...distances), [row(1), row(1), row(1)], { ...settings, k: 2 }).neighbours.length
  assert.equal(countAt(0, 0.1, 0.2), 2)
  assert.equal(countAt(0, 0.2, 0.2), 3)
})

test('logSpread: grows from the rows’ spread to the formula’s as support goes', () => {
  const calibration = { spread_near: 0.1, spread_far: 0.4 }
  const of = (support: number) => logSpread({ support, spread: 0 }, calibration)
  assert.ok(Math.abs(of(0) - 0.4) < 1e-12 && Math.abs(of(1) - 0.1) < 1e-12)
  for (const support of [0.1, 0.5, 0.9]) assert.ok(of(support) < of(support - 0.1))
  assert.ok(logSpread({ support: 0.5, spread: 0.3 }, calibration) > of(0.5))
})

test('intervals: widths are factors, sums go end to end', () => {
  assert.deepEqual(widened(6, 3), { p10: 2, p50: 6, p90: 18 })
  assert.deepEqual(sum([widened(6, 3), widened(1, 2)]), { p10: 2.5, p50: 7, p90: 20 })
  assert.deepEqual(sum([]), { p10: 0, p50: 0, p90: 0 })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MeasuredRow } from '../../src/schema/measured-row.ts'
import { TrainingRow } from '../../src/schema/training.ts'
import { trainingRowsFrom } from '../../src/train/targets.ts'
import { join, target, web } from '../join/targets.ts'

const NO_TIMES = { stepS: null, windowS: null }

const measured = (part: Partial<MeasuredRow>): MeasuredRow => {
  const [row] = join([web()], [target({ avg_power_w: 1 })]).rows
  assert.ok(row)
  return { ...row, avg_power_w: null, avg_power_w_min: null, avg_power_w_max: null, ...part }
}

const cases: readonly (readonly [
  shows: string,
  row: Partial<MeasuredRow>,
  target: 'avg_power_w' | 'total_energy_j' | 'energy_step_j',
  times: { stepS: number | null; windowS: number | null },
  watts: number | RegExp,
])[] = [
  ['watts are watts', { avg_power_w: 3 }, 'avg_power_w', NO_TIMES, 3],
  ['joules over the time they took', { total_energy_j: 300, observed_s: 60 }, 'total_energy_j', NO_TIMES, 5],
  [
    'joules over the time that is given',
    { total_energy_j: 300, observed_s: 60 },
    'total_energy_j',
    { stepS: 1, windowS: 100 },
    3,
  ],
  ['joules of nobody knows how long', { total_energy_j: 300 }, 'total_energy_j', NO_TIMES, /--window/],
  ['joules of a step', { energy_step_j: 30, step_s: 15 }, 'energy_step_j', NO_TIMES, 2],
  ['joules of a step that is given', { energy_step_j: 30 }, 'energy_step_j', { stepS: 60, windowS: 1 }, 0.5],
  ['joules of a step of unknown length', { energy_step_j: 30 }, 'energy_step_j', NO_TIMES, /--step/],
  ['no such figure', { energy_step_j: 30 }, 'avg_power_w', NO_TIMES, /no avg_power_w/],
]
for (const [shows, row, name, times, watts] of cases) {
  test(`trainingRowsFrom: ${shows}`, () => {
    const { rows, refused } = trainingRowsFrom([measured(row)], name, times)
    if (typeof watts === 'number') {
      assert.deepEqual([rows[0]?.watts_p10, rows[0]?.watts_p50, rows[0]?.watts_p90], [watts, watts, watts])
      assert.deepEqual(TrainingRow.parse(rows[0]), rows[0])
      assert.deepEqual(refused, [])
    } else {
      assert.deepEqual(rows, [])
      assert.match(refused[0]?.reason ?? '', watts)
      assert.deepEqual([refused[0]?.count, refused[0]?.examples], [1, ['Deployment shop/web, 1 pod']])
    }
  })
}

test('trainingRowsFrom: the least and the most of the pods are the interval', () => {
  const row = measured({ avg_power_w: 3, avg_power_w_min: 1, avg_power_w_max: 8 })
  const [made] = trainingRowsFrom([row], 'avg_power_w', NO_TIMES).rows
  assert.deepEqual([made?.watts_p10, made?.watts_p50, made?.watts_p90], [1, 3, 8])
})

test('trainingRowsFrom: where no row has the target, it says which they have', () => {
  const rows = [measured({ energy_step_j: 5, step_s: 60 }), measured({ total_energy_j: 5 })]
  assert.equal(trainingRowsFrom(rows, 'avg_power_w', NO_TIMES).alternative, 'energy_step_j')
  assert.equal(trainingRowsFrom(rows, 'energy_step_j', NO_TIMES).alternative, null)
  assert.equal(trainingRowsFrom([measured({})], 'avg_power_w', NO_TIMES).alternative, null)
})

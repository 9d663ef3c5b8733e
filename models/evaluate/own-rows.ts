import { readFileSync } from 'node:fs'
import { judgeHeldOut, OURS } from '../../src/evaluate/held-out.ts'
import { type Outcome, scoreFrom } from '../../src/evaluate/score.ts'
import type { Coefficients } from '../../src/schema/coefficients.ts'
import type { Score } from '../../src/schema/model.ts'
import type { TrainingRow } from '../../src/schema/training.ts'
import { parseCsv } from '../../src/tables/csv.ts'
import { tablesFrom } from '../../src/train/prepare.ts'
import { serviceRow } from '../build/rows.ts'

const REPEATS = 20

/**
 * What 30 % of a cluster's own rows do for the rest of it, simulated: the services of Nezha's two applications with the CPU and
 * memory use that was measured of them, and the watts that a meter would give them which attributes by use. Whole services are
 * on one side or the other; the split is drawn 20 times.
 */
export function ownRowsScores(coefficients: Coefficients): {
  readonly without: Score
  readonly with30: Score
} {
  const text = readFileSync(new URL('../data/cpu-services.csv', import.meta.url), 'utf8')
  const rows = parseCsv(text).map((row): TrainingRow => {
    const made = serviceRow(row, coefficients)
    const vcpu = (Number(row['lim_cpu_mcpu']) / 1000) * Number(row['cpu_use_ratio'])
    const gib = (Number(row['lim_mem_mib']) / 1024) * Number(row['mem_use_ratio'])
    const watts =
      vcpu * (coefficients.cpu_idle_w_per_vcpu.value + coefficients.cpu_dynamic_w_per_vcpu.value) +
      gib * coefficients.memory_w_per_gib.value
    return { ...made, scope: 'pod_kepler_total', watts_p10: watts, watts_p50: watts, watts_p90: watts }
  })
  const [table] = tablesFrom(rows, coefficients)
  if (table === undefined) throw new Error('no services')
  const before: Outcome[] = []
  const after: Outcome[] = []
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const isOwn = (index: number): boolean => (index * 7 + repeat * 3) % 10 < 3
    const trainOn = { ...table, rows: table.rows.filter((_, index) => isOwn(index)) }
    const testOn = table.rows.filter((_, index) => !isOwn(index))
    before.push(
      ...testOn.map(({ watts, formula_w, formula_width }) => ({
        watts,
        predictedW: formula_w,
        interval: { p10: formula_w / formula_width, p90: formula_w * formula_width },
      })),
    )
    const judged = judgeHeldOut({ trainOn, testOn, coefficients, isBatchHidden: false })
    after.push(...judged.flatMap(({ byPredictor }) => byPredictor.get(OURS) ?? []))
  }
  return {
    without: scoreFrom('pod_kepler_total', 'none of its rows', OURS, before),
    with30: scoreFrom('pod_kepler_total', '30 % of its rows', OURS, after),
  }
}

import type { TargetName } from '../schema/energy-target.ts'
import type { MeasuredRow } from '../schema/measured-row.ts'
import type { TrainingRow } from '../schema/training.ts'

/** Times that hold for every row, whatever it says itself; `null` = as the row says. */
export type TargetTimes = { readonly stepS: number | null; readonly windowS: number | null }

export type Refused = {
  readonly reason: string
  readonly count: number
  readonly examples: readonly string[]
}

export type TargetRows = {
  readonly rows: readonly TrainingRow[]
  readonly refused: readonly Refused[]
  /** Another target that rows can be trained on, where none can on this one. */
  readonly alternative: TargetName | null
}

const MOST_EXAMPLES = 3

const TARGETS: readonly TargetName[] = ['avg_power_w', 'total_energy_j', 'energy_step_j']

/** Measured rows → rows with the watts of one pod, from the figure that `target` names and the time it covers. */
export function trainingRowsFrom(
  measured: readonly MeasuredRow[],
  target: TargetName,
  times: TargetTimes,
): TargetRows {
  const rows: TrainingRow[] = []
  const refused = new Map<string, { reason: string; count: number; examples: string[] }>()
  for (const row of measured) {
    const watts = wattsOf(row, target, times)
    if (typeof watts === 'number') {
      rows.push(trainingRow(row, watts))
      continue
    }
    const entry = refused.get(watts) ?? { reason: watts, count: 0, examples: [] }
    entry.count++
    if (entry.examples.length < MOST_EXAMPLES) entry.examples.push(row.title)
    refused.set(watts, entry)
  }
  const others = TARGETS.filter((other) =>
    measured.some((row) => typeof wattsOf(row, other, times) === 'number'),
  )
  return {
    rows,
    refused: [...refused.values()].toSorted((a, b) => b.count - a.count),
    alternative: rows.length > 0 ? null : (others[0] ?? null),
  }
}

/** Watts of one pod, or why there are none. */
function wattsOf(row: MeasuredRow, target: TargetName, { stepS, windowS }: TargetTimes): number | string {
  const figure = row[target]
  if (figure === null) return `it has no ${target}`
  if (target === 'avg_power_w') return figure
  const seconds = target === 'total_energy_j' ? (windowS ?? row.observed_s) : (stepS ?? row.step_s)
  if (seconds !== null) return figure / seconds
  return target === 'total_energy_j'
    ? 'it does not say how long it was measured (observed_s). Add --window SECONDS, or collect labels with that column.'
    : 'it does not say how long a step is (step_s). Add --step SECONDS, or collect labels with that column.'
}

const trainingRow = (row: MeasuredRow, watts: number): TrainingRow => ({
  source_id: row.source_id,
  title: row.title,
  group: row.group,
  scope: row.scope,
  provenance: row.provenance,
  licence: row.licence,
  spec_reconstructed: row.spec_reconstructed,
  weight: row.weight,
  watts_p10: Math.min(row.avg_power_w_min ?? watts, watts),
  watts_p50: watts,
  watts_p90: Math.max(row.avg_power_w_max ?? watts, watts),
  request: row.request,
})

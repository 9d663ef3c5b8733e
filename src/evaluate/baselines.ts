import { grouped } from '../grouped.ts'
import type { Coefficients } from '../schema/coefficients.ts'
import type { ModelRow, Table } from '../schema/model.ts'
import { mean, quantile } from '../statistics.ts'

/** Watts of a row that was held out, by a rule that needs no model. */
export type Baseline = { readonly name: string; readonly predict: (row: ModelRow) => number }

/** Four simple rules, made of the rows on the training side alone. */
export function baselinesFrom(
  trainOn: readonly ModelRow[],
  { scope, features }: Pick<Table, 'scope' | 'features'>,
  { accelerator_load_ratio, cpu_idle_w_per_vcpu, cpu_dynamic_w_per_vcpu }: Coefficients,
): readonly Baseline[] {
  const watts = trainOn.map((row) => row.watts)
  if (scope === 'gpu_board_at_load') {
    const ratio = accelerator_load_ratio.value
    const perBoard = new Map(
      [...grouped(trainOn, ({ board }) => board)].map(([board, rows]) => [
        board,
        mean(rows.map((row) => row.watts / row.devices)),
      ]),
    )
    const ofAnyBoard = mean(trainOn.map((row) => row.watts / row.devices))
    return [
      { name: 'global mean', predict: () => mean(watts) },
      { name: 'nameplate × boards', predict: (row) => row.formula_w / ratio },
      { name: `${ratio} × nameplate × boards`, predict: (row) => row.formula_w },
      {
        name: 'mean W per board of its type',
        predict: (row) => (perBoard.get(row.board) ?? ofAnyBoard) * row.devices,
      },
    ]
  }
  const at = (row: ModelRow, name: (typeof features)[number]): number | null =>
    row.numbers[features.indexOf(name)] ?? null
  const kindOf = (row: ModelRow): string => `${at(row, 'is_run_to_end')} ${at(row, 'is_per_node')}`
  const geometric = Math.exp(mean(watts.map(Math.log)))
  const byKind = new Map(
    [...grouped(trainOn, kindOf)].map(([kind, rows]) => [
      kind,
      quantile(
        rows.map((row) => row.watts),
        0.5,
      ),
    ]),
  )
  const wattsPerVcpu = cpu_idle_w_per_vcpu.value + cpu_dynamic_w_per_vcpu.value
  return [
    { name: 'geometric mean', predict: () => geometric },
    { name: 'median of its run pattern', predict: (row) => byKind.get(kindOf(row)) ?? geometric },
    {
      name: 'vCPU at full load',
      predict: (row) => 2 ** (at(row, 'log2_vcpu') ?? 0) * wattsPerVcpu,
    },
    { name: 'formula alone', predict: (row) => row.formula_w },
  ]
}

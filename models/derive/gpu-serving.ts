import { grouped } from '../../src/grouped.ts'
import type { Row } from '../../src/tables/csv.ts'
import { median, rounded } from './quantile.ts'

const KEY = ['model_id', 'gpu_model', 'num_gpus', 'task', 'max_num_seqs', 'batch_size'] as const

/** ML.ENERGY runs → one row per model, GPU, count, task and batch argument; the median where several runs share these. */
export function gpuServing(runs: readonly Row[]): readonly Row[] {
  const groups = grouped(runs, (run) => JSON.stringify(KEY.map((column) => run[column])))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const watts = group.map((run) => Number(run['avg_power_watts']))
    const whole = (column: string): string => (first[column] ? String(Number(first[column])) : '')
    return [
      {
        model: first['model_id'] ?? '',
        gpu: first['gpu_model'] ?? '',
        gpus: whole('num_gpus'),
        task: first['task'] ?? '',
        family: first['family'] ?? '',
        params_b: whole('params_b'),
        active_params_b: whole('active_params_b'),
        precision: first['precision'] ?? '',
        max_num_seqs: whole('max_num_seqs'),
        batch_size: whole('batch_size'),
        tensor_parallel: whole('tensor_parallel'),
        runs: String(group.length),
        watts: String(rounded(median(watts))),
        watts_min: String(rounded(Math.min(...watts))),
        watts_max: String(rounded(Math.max(...watts))),
      },
    ]
  })
}

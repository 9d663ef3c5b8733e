import { grouped } from '../../src/grouped.ts'
import type { Row } from '../../src/tables/csv.ts'
import { median, rounded } from './quantile.ts'

/** Zeus runs of one GPU → one row per data set, network and batch size, at that GPU's default (highest) power limit. */
export function gpuTraining(gpu: string, runs: readonly Row[]): readonly Row[] {
  const limitW = Math.max(...runs.map((run) => Number(run['power_limit'])))
  const atDefault = runs.filter((run) => Number(run['power_limit']) === limitW)
  const groups = grouped(atDefault, (run) =>
    JSON.stringify([run['dataset'], run['network'], run['batch_size']]),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    return [
      {
        dataset: first['dataset'] ?? '',
        network: first['network'] ?? '',
        gpu,
        batch_size: first['batch_size'] ?? '',
        power_limit_w: String(limitW),
        watts: String(rounded(median(group.map((run) => Number(run['average_power']))))),
      },
    ]
  })
}

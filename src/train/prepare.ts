import { type FeatureRow, featuresFrom } from '../encode/features.ts'
import { type Prior, priorFrom } from '../prior/prior.ts'
import type { Coefficients } from '../schema/coefficients.ts'
import type { ModelRow } from '../schema/model.ts'
import type { Scope } from '../schema/prediction.ts'
import type { TrainingRow } from '../schema/training.ts'

/** A training row with what both training and evaluation need of it; `row.vector` is empty until an encoder is fitted. */
export type Prepared = {
  readonly row: ModelRow
  readonly features: FeatureRow
  readonly priorW: number
  readonly devices: number
  readonly board: string
}

/** What the formula says about the part of a pod that a scope measures. */
const comparable = {
  gpu_board_at_load: ({ gpuW }: Prior) => gpuW,
  pod_kepler_total: ({ cpuW, memoryW }: Prior) => cpuW + memoryW,
  modelled_wall: ({ cpuW, memoryW }: Prior) => cpuW + memoryW,
} as const satisfies Record<Scope, (prior: Prior) => number>

/**
 * Rows of one scope, those left out that the formula cannot stand beside: boards that nobody named, and pods that hold
 * accelerators where the scope covers CPU and memory only.
 */
export function prepareRows(
  rows: readonly TrainingRow[],
  scope: Scope,
  coefficients: Coefficients,
): readonly Prepared[] {
  const prior = priorFrom(coefficients)
  return rows.flatMap((row) => {
    if (row.scope !== scope) return []
    const ofRow = prior(row.request)
    const priorW = comparable[scope](ofRow)
    const holdsAccelerators = row.request.accelerators.length > 0
    if (priorW === 0 || holdsAccelerators !== (scope === 'gpu_board_at_load')) return []
    const { source_id, title, group, provenance, licence, spec_reconstructed, weight } = row
    return [
      {
        row: {
          source_id,
          title,
          group,
          provenance,
          licence,
          spec_reconstructed,
          weight,
          watts: row.watts_p50,
          log_residual: Math.round(Math.log(row.watts_p50 / priorW) * 1e4) / 1e4,
          vector: [],
        },
        features: featuresFrom(row.request, ofRow, coefficients.known_models),
        priorW,
        devices: ofRow.boards.reduce((sum, { count }) => sum + count, 0),
        board: ofRow.boards[0]?.model ?? '',
      },
    ]
  })
}

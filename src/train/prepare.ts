import { featuresFrom } from '../encode/features.ts'
import { textOf } from '../predict/part.ts'
import { type Prior, priorFrom } from '../prior/prior.ts'
import type { Coefficients } from '../schema/coefficients.ts'
import type { FeatureName } from '../schema/features.ts'
import type { ModelRow, Table } from '../schema/model.ts'
import { Scope } from '../schema/prediction.ts'
import type { TrainingRow } from '../schema/training.ts'
import { recipes } from './recipes.ts'

/** What the formula says about the part of a pod that a scope measures. */
const comparable = {
  gpu_board_at_load: ({ gpuW }: Prior) => gpuW,
  pod_kepler_total: ({ cpuW, memoryW }: Prior) => cpuW + memoryW,
  modelled_wall: ({ cpuW, memoryW }: Prior) => cpuW + memoryW,
} as const satisfies Record<Scope, (prior: Prior) => number>

/** Features that any part of a scope reads. */
export const featuresOf = (scope: Scope): readonly FeatureName[] => [
  ...new Set(
    recipes
      .filter((recipe) => recipe.scope === scope)
      .flatMap(({ features, needs, trend }) => [...features, ...needs, ...(trend ?? []).flat()]),
  ),
]

/** A training row as a table of its scope keeps it, or why it cannot. */
export type Prepared = { readonly scope: Scope; readonly row: ModelRow } | { readonly refused: string }

/**
 * Training rows by scope, as a model keeps them. Left out are those that the formula cannot stand beside: boards that
 * nobody named, and pods that hold accelerators where the scope covers CPU and memory only.
 */
export function tablesFrom(rows: readonly TrainingRow[], coefficients: Coefficients): readonly Table[] {
  const prepare = preparerFrom(coefficients)
  return tablesOf(rows.map(prepare))
}

/** The tables that prepared rows make. */
export function tablesOf(prepared: readonly Prepared[]): readonly Table[] {
  return Scope.options.flatMap((scope) => {
    const rows = prepared.flatMap((one) => ('row' in one && one.scope === scope ? one.row : []))
    return rows.length === 0 ? [] : [{ scope, features: [...featuresOf(scope)], rows }]
  })
}

export function preparerFrom(coefficients: Coefficients): (row: TrainingRow) => Prepared {
  const prior = priorFrom(coefficients)
  const byScope = new Map(Scope.options.map((scope) => [scope, featuresOf(scope)]))
  return (row) => {
    const ofRow = prior(row.request)
    const formulaW = comparable[row.scope](ofRow)
    const isOfBoards = row.scope === 'gpu_board_at_load'
    const holdsAccelerators = row.request.accelerators.length > 0
    if (!isOfBoards && holdsAccelerators)
      return { refused: 'it holds accelerators, and its watts are of CPU and memory alone' }
    if (formulaW === 0)
      return {
        refused: isOfBoards ? 'it holds no accelerator that is known' : 'the formula gives it no watts',
      }
    const encoded = featuresFrom(row.request, ofRow, coefficients.known_models)
    const { source_id, title, group, provenance, licence, spec_reconstructed, weight, watts_p50 } = row
    return {
      scope: row.scope,
      row: {
        source_id,
        title,
        group,
        provenance,
        licence,
        spec_reconstructed,
        weight,
        watts: watts_p50,
        formula_w: rounded(formulaW),
        formula_width: isOfBoards ? coefficients.width_unmeasured_accelerator.value : ofRow.cpuWidth,
        family: encoded.family,
        board: ofRow.boards[0]?.model ?? '',
        devices: ofRow.boards.reduce((sum, { count }) => sum + count, 0),
        text: textOf(encoded, row),
        numbers: (byScope.get(row.scope) ?? []).map((name) => {
          const value = encoded.numbers[name] ?? null
          return value === null ? null : rounded(value)
        }),
      },
    }
  }
}

/** Six significant digits: none of it is known better. */
const rounded = (value: number): number => Number(value.toPrecision(6))

import type { FeatureRow } from '../encode/features.ts'
import type { ModelRow, Table } from '../schema/model.ts'

/** A row of a model as a feature row. What its table does not hold is not known. */
export function featureRowOf(
  row: ModelRow,
  { features, scope }: Pick<Table, 'features' | 'scope'>,
): FeatureRow {
  const isBoards = scope === 'gpu_board_at_load'
  return {
    numbers: Object.fromEntries(features.map((name, i) => [name, row.numbers[i] ?? null])),
    family: row.family,
    texts: { image: isBoards ? '' : row.text, model: isBoards ? row.text : '' },
  }
}

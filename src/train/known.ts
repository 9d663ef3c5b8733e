import type { FeatureRow } from '../encode/features.ts'
import { rowsOfPart } from '../predict/part.ts'
import { featureRowOf } from '../predict/table.ts'
import type { ModelPart, ModelRow, Table } from '../schema/model.ts'
import type { TrendRow } from './ridge.ts'

/** A row that a part may learn from. */
export type Known = TrendRow & { readonly row: ModelRow; readonly features: FeatureRow }

/** The rows of a table that a part learns from. */
export const knownRows = (part: Pick<ModelPart, 'family' | 'needs'>, table: Table): readonly Known[] =>
  rowsOfPart(part, table).map((row) => knownFrom(row, table))

export function knownFrom(row: ModelRow, table: Pick<Table, 'features' | 'scope'>): Known {
  const features = featureRowOf(row, table)
  return {
    row,
    features,
    numbers: features.numbers,
    target: Math.log(row.watts / row.formula_w),
    weight: row.weight,
    group: row.group,
  }
}

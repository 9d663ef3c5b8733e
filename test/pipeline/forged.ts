import assert from 'node:assert/strict'
import { modelJson } from '../../src/report/model-json.ts'
import { type Model, modelFrom } from '../../src/schema/model.ts'

/** A model that is whole by its id, with something wrong in it. */
export function forged(model: Model, change: (copy: Model) => void): string {
  const copy = structuredClone(model)
  change(copy)
  const { schema_version: _, id: __, ...content } = copy
  return modelJson(modelFrom(content))
}
export const first = <T>(items: readonly T[]): T => {
  const [one] = items
  assert.ok(one !== undefined)
  return one
}

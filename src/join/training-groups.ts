import { templateHash } from '../encode/template-hash.ts'
import type { TrainingRow } from '../schema/training.ts'
import { groupsOf } from './groups.ts'

/**
 * Rows whose groups are one where they share a workload's name or a pod template: whoever wrote the rows may not have seen
 * that. A group keeps the least of the names that its parts had.
 */
export function withUnitedGroups(rows: readonly TrainingRow[]): readonly TrainingRow[] {
  const united = groupsOf(
    rows.map(({ request, group }) => ({
      namespace: request.namespace,
      workload_kind: request.workload_kind,
      workload_name: request.workload_name,
      template_hash: templateHash(request),
      group,
    })),
  )
  const names = new Map<string, string>()
  for (const [index, { group }] of rows.entries()) {
    const set = united[index] ?? group
    const own = group === '' ? set : group
    const name = names.get(set)
    names.set(set, name === undefined || own < name ? own : name)
  }
  return rows.map((row, index) => ({ ...row, group: names.get(united[index] ?? '') ?? row.group }))
}

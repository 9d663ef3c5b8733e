import { featureRowOf } from '../predict/table.ts'
import type { LeftOut } from '../schema/evaluation.ts'
import type { Model, ModelRow, Table } from '../schema/model.ts'
import type { Scope } from '../schema/prediction.ts'
import type { TrainingRow } from '../schema/training.ts'
import { featuresOf, type Prepared } from '../train/prepare.ts'

/** A given row, and what a model would keep of it. */
export type OwnRow = { readonly training: TrainingRow; readonly scope: Scope; readonly row: ModelRow }

export type Sifted = {
  readonly kept: readonly OwnRow[]
  /** Of rows that the formula cannot stand beside. */
  readonly refused: readonly LeftOut[]
}

/** Rows with what a model would keep of them. */
export function ownRowsFrom(rows: readonly TrainingRow[], prepare: (row: TrainingRow) => Prepared): Sifted {
  const refused: Reasoned[] = []
  const kept = rows.flatMap((training) => {
    const prepared = prepare(training)
    if ('row' in prepared) return [{ training, ...prepared }]
    refused.push({ reason: prepared.refused, title: training.title })
    return []
  })
  return { kept, refused: leftOutFrom(refused) }
}

type Reasoned = { readonly reason: string; readonly title: string }

const MOST_EXAMPLES = 3

/** Counts by reason, the most frequent first. */
export function leftOutFrom(all: readonly Reasoned[]): readonly LeftOut[] {
  const reasons = [...new Set(all.map(({ reason }) => reason))]
  return reasons
    .map((reason) => {
      const titles = all.filter((one) => one.reason === reason).map(({ title }) => title)
      return { reason, count: titles.length, examples: titles.slice(0, MOST_EXAMPLES) }
    })
    .toSorted((a, b) => b.count - a.count)
}

/**
 * Rows that a model has not seen. Left out are those of a group, of a workload or of a pod template that stands among its own
 * rows, and all of their group with them: their errors would look better than they are. A model does not keep templates:
 * rows that it cannot tell apart are taken to be of one.
 */
export function unseenRows(model: Model, rows: readonly OwnRow[]) {
  const own = model.tables.flatMap(({ rows }) => rows)
  const groups = new Set(own.map(({ group }) => group))
  const workloads = new Set(own.flatMap(({ title }) => workloadOf(title) ?? []))
  const prints = new Set(model.tables.flatMap((table) => table.rows.map((row) => printOf(row, table))))
  const whyKnown = ({ scope, row }: OwnRow): string | null => {
    if (groups.has(row.group)) return 'the model has rows of its group'
    if (workloads.has(workloadOf(row.title) ?? '')) return 'the model has rows of the workload'
    return prints.has(printOf(row, { scope, features: [...featuresOf(scope)] }))
      ? 'the model has rows of its pod template, or of one that is the same to it'
      : null
  }
  const reasons = rows.map(whyKnown)
  const knownGroups = new Set(rows.flatMap(({ row }, i) => (reasons[i] === null ? [] : row.group)))
  const unseen = rows.filter(({ row }) => !knownGroups.has(row.group))
  const known = rows.flatMap(({ row }, i) =>
    knownGroups.has(row.group)
      ? [{ reason: reasons[i] ?? 'another row of its group is known to the model', title: row.title }]
      : [],
  )
  return { unseen, known: leftOutFrom(known) }
}

/** The workload in the title of a row that `join` wrote. */
const workloadOf = (title: string): string | null => /^(\S+ \S+\/\S+), [\d.]+ pods?$/.exec(title)?.[1] ?? null

/** All that a model tells a row apart by. */
function printOf(row: ModelRow, table: Pick<Table, 'scope' | 'features'>): string {
  const { numbers } = featureRowOf(row, table)
  const named = Object.entries(numbers)
    .filter(([, value]) => value !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([table.scope, row.family, row.board, row.devices, row.text, named])
}

import { AppError } from '../errors.ts'
import { groupsOf } from '../join/groups.ts'
import { JOIN_DEFAULTS, joinRows } from '../join/join.ts'
import type { Unmatched } from '../join/unmatched.ts'
import { MeasuredRow } from '../schema/measured-row.ts'
import type { Problem } from '../schema/problem.ts'
import { shapeMessage } from '../schema/shape.ts'
import type { Io } from './io.ts'
import {
  type ReadRecord,
  type ReadRecords,
  readRecords,
  readRequests,
  recordProblem,
  targetsFrom,
} from './read-tables.ts'

export type ReadRows = {
  readonly rows: readonly MeasuredRow[]
  readonly problems: readonly Problem[]
  /** Of rows that had to be joined with their requests. */
  readonly unmatched: readonly Unmatched[]
}

/**
 * The rows that `join` wrote, in any table format. Rows without a request (k8sPodPCP's `train_rows.parquet`, whose vectors are of
 * an encoder that we do not have; energy targets) are joined with the requests in `requestsPaths`, by the hash of the spec, else by
 * namespace, kind and name. Groups are made over all files together. Throws `input` where such rows have no requests.
 */
export const readMeasuredRows = async (
  paths: readonly string[],
  requestsPaths: readonly string[],
  io: Io,
): Promise<ReadRows> => measuredRowsFrom(await readRecords(paths, io), requestsPaths, false, io)

/** The same of records that were read already. `allowsSynthetic`: are rows joined of watts that no meter measured? */
export async function measuredRowsFrom(
  { records, problems }: ReadRecords,
  requestsPaths: readonly string[],
  allowsSynthetic: boolean,
  io: Io,
): Promise<ReadRows> {
  const found: Problem[] = [...problems]
  const rows: MeasuredRow[] = []
  for (const one of records.filter(hasRequest)) {
    const parsed = MeasuredRow.safeParse(one.row.record, { error: shapeMessage })
    if (parsed.success) rows.push(parsed.data)
    else found.push(recordProblem(one, parsed.error))
  }
  const bare = await joinedRows(
    records.filter((record) => !hasRequest(record)),
    requestsPaths,
    allowsSynthetic,
    io,
  )
  rows.push(...bare.rows)
  const groups = groupsOf(rows)
  return {
    rows: rows.map((row, index) => ({ ...row, group: groups[index] ?? row.group })),
    problems: [...found, ...bare.problems],
    unmatched: bare.unmatched,
  }
}

const hasRequest = ({ row }: ReadRecord): boolean => (row.record['request'] ?? null) !== null

async function joinedRows(
  records: readonly ReadRecord[],
  paths: readonly string[],
  allowsSynthetic: boolean,
  io: Io,
): Promise<ReadRows> {
  const [first] = records
  if (first === undefined) return { rows: [], problems: [], unmatched: [] }
  if (paths.length === 0) {
    const holds = 'features' in first.row.record ? 'vectors of another encoder' : 'energy'
    throw new AppError(
      'input',
      `${first.path}: its rows hold ${holds}, and not the requests that they were made of`,
      'Name the requests that they were made of with --requests.',
    )
  }
  const { requests, problems } = await readRequests(paths, io)
  const read = targetsFrom(records)
  const options = { ...JOIN_DEFAULTS, takesOtherRevision: true, allowsSynthetic }
  const { rows, unmatched } = joinRows({ requests, targets: read.targets, options })
  return { rows, problems: [...problems, ...read.problems], unmatched }
}

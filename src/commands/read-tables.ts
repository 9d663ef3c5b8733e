import type * as z from 'zod'
import { INPUT_PATH } from '../adapters/input-tree.ts'
import { readTable } from '../adapters/table-file.ts'
import type { JoinRequest } from '../join/requests.ts'
import { requestFromDocument } from '../normalise/seed-document.ts'
import { EnergyTarget } from '../schema/energy-target.ts'
import { type Problem, problemFrom } from '../schema/problem.ts'
import { shapeMessage } from '../schema/shape.ts'
import { type TableRow, tableFrom } from '../tables/table.ts'
import type { Io } from './io.ts'
import { progressOn } from './manifests.ts'

/** A record of a file. */
export type ReadRecord = { readonly path: string; readonly row: TableRow }

export type ReadRecords = { readonly records: readonly ReadRecord[]; readonly problems: readonly Problem[] }

/** The records of table files; "-" is standard input. Throws `input` for a file that cannot be read. */
export async function readRecords(paths: readonly string[], io: Io): Promise<ReadRecords> {
  const progress = progressOn(io)
  const tables: ReadRecords[] = []
  for (const [index, named] of paths.entries()) {
    tables.push(await recordsOf(named, io))
    progress(index + 1, paths.length)
  }
  return {
    records: tables.flatMap(({ records }) => records),
    problems: tables.flatMap(({ problems }) => problems),
  }
}

async function recordsOf(named: string, io: Io): Promise<ReadRecords> {
  const path = named === '-' ? INPUT_PATH : named
  const table = named === '-' ? await tableFrom(path, await io.readInput()) : await readTable(io.cwd, named)
  return { records: table.rows.map((row) => ({ path, row })), problems: table.problems }
}

/** What is wrong with a record, by the first fault that its schema found. */
export function recordProblem({ path, row }: ReadRecord, error: z.ZodError): Problem {
  const [issue] = error.issues
  const field = issue?.path.join('.') || 'the record'
  return problemFrom(
    'invalid-field',
    path,
    row.line,
    `${row.place}${field} ${issue?.message ?? 'is unreadable'}`,
  )
}

/** Requests as `from-file` and k8s-collect write them, or in a column `request`, with their cluster in `cluster`. */
export async function readRequests(
  paths: readonly string[],
  io: Io,
): Promise<{ requests: JoinRequest[]; problems: Problem[] }> {
  const read = await readRecords(paths, io)
  const requests: JoinRequest[] = []
  const problems = [...read.problems]
  for (const { path, row } of read.records) {
    const { record, line, place } = row
    const isWrapped = typeof record['request'] === 'object' && record['request'] !== null
    const found = requestFromDocument(isWrapped ? record['request'] : record, path, line)
    for (const problem of found.problems) problems.push({ ...problem, message: `${place}${problem.message}` })
    const cluster = isWrapped && typeof record['cluster'] === 'string' ? record['cluster'] : null
    if (found.request !== null) requests.push({ request: found.request, cluster })
  }
  return { requests, problems }
}

/** Energy targets, a line or row each; those of k8sPodPCP call the hash of the spec `_spec_hash`. */
export function targetsFrom(records: readonly ReadRecord[]): {
  targets: EnergyTarget[]
  problems: Problem[]
} {
  const targets: EnergyTarget[] = []
  const problems: Problem[] = []
  for (const one of records) {
    const { record } = one.row
    const named = '_spec_hash' in record ? { spec_hash: record['_spec_hash'], ...record } : record
    const parsed = EnergyTarget.safeParse(named, { error: shapeMessage })
    if (parsed.success) targets.push(parsed.data)
    else problems.push(recordProblem(one, parsed.error))
  }
  return { targets, problems }
}

/** The energy targets of table files, one file after the other: records take more memory than targets. */
export async function readTargets(
  paths: readonly string[],
  io: Io,
): Promise<{ targets: EnergyTarget[]; problems: Problem[] }> {
  const progress = progressOn(io)
  const found: { targets: EnergyTarget[]; problems: Problem[] } = { targets: [], problems: [] }
  for (const [index, named] of paths.entries()) {
    const { records, problems } = await recordsOf(named, io)
    const read = targetsFrom(records)
    for (const target of read.targets) found.targets.push(target)
    for (const problem of [...problems, ...read.problems]) found.problems.push(problem)
    progress(index + 1, paths.length)
  }
  return found
}

import { AppError } from '../errors.ts'
import { leftOutFrom, type OwnRow, ownRowsFrom } from '../evaluate/own-rows.ts'
import { withUnitedGroups } from '../join/training-groups.ts'
import { oneLine } from '../report/escape.ts'
import { counted } from '../report/format.ts'
import type { Coefficients } from '../schema/coefficients.ts'
import type { LeftOut } from '../schema/evaluation.ts'
import { isSyntheticRow } from '../schema/prediction.ts'
import { shapeMessage } from '../schema/shape.ts'
import { TrainingRow } from '../schema/training.ts'
import { preparerFrom } from '../train/prepare.ts'
import { trainingRowsFrom } from '../train/targets.ts'
import type { RowFlags } from './flags.ts'
import type { Io } from './io.ts'
import { measuredRowsFrom } from './read-rows.ts'
import { type ReadRecord, readRecords, recordProblem } from './read-tables.ts'
import { tellSome, tellUnmatched } from './run-join.ts'

export type OwnRows = {
  readonly rows: readonly OwnRow[]
  /** Rows that could be read, used or not. */
  readonly readCount: number
  readonly refused: readonly LeftOut[]
}

/**
 * Rows with watts of the target, of files that `join` wrote, of energy targets beside their requests, or of training rows that
 * hold watts already. Throws `input` when none is usable, and says why.
 */
export async function readOwnRows(
  paths: readonly string[],
  { requests = [], target, step, window, allowSynthetic = false }: RowFlags,
  coefficients: Coefficients,
  io: Io,
): Promise<OwnRows> {
  const { records, problems } = await readRecords(paths, io)
  const ready: TrainingRow[] = []
  const found = [...problems]
  for (const one of records.filter(isTrainingRow)) {
    const parsed = TrainingRow.safeParse(one.row.record, { error: shapeMessage })
    if (parsed.success) ready.push(parsed.data)
    else found.push(recordProblem(one, parsed.error))
  }
  const others = records.filter((record) => !isTrainingRow(record))
  const measured = await measuredRowsFrom({ records: others, problems: [] }, requests, allowSynthetic, io)
  tellSome([...found, ...measured.problems], io)
  tellUnmatched(measured.unmatched, io)
  const times = { stepS: step ?? null, windowS: window ?? null }
  const ofTarget = trainingRowsFrom(measured.rows, target, times)
  const rows = [...ready, ...ofTarget.rows]
  const isRefused = (row: TrainingRow): boolean => !allowSynthetic && isSyntheticRow(row)
  const synthetic = leftOutFrom(
    rows.filter(isRefused).map(({ title }) => ({ reason: SYNTHETIC_REFUSED, title })),
  )
  const { kept, refused } = ownRowsFrom(
    withUnitedGroups(rows.filter((row) => !isRefused(row))),
    preparerFrom(coefficients),
  )
  const all = [...ofTarget.refused, ...synthetic, ...refused]
  if (kept.length > 0) return { rows: kept, readCount: ready.length + measured.rows.length, refused: all }
  throw nothingUsable(all, target, ofTarget.alternative)
}

const SYNTHETIC_REFUSED =
  'its watts are of a fake, unknown or estimated power source; --allow-synthetic takes it, and the model says so'

function nothingUsable(refused: readonly LeftOut[], target: string, alternative: string | null): AppError {
  const [first] = refused
  if (first === undefined)
    return new AppError('input', 'no row could be read', 'Write rows with "wattlint join".')
  const why = first.reason.replace(/\.$/, '')
  return new AppError(
    'input',
    `no row can be used with --target ${target}: ${counted(first.count, 'row')} left out (${why}), such as ${first.examples[0]}`,
    alternative === null
      ? 'Write rows with "wattlint join".'
      : `The rows can be used with --target ${alternative}.`,
  )
}

const isTrainingRow = ({ row }: ReadRecord): boolean => 'watts_p50' in row.record

/** A line for each reason why rows are not used. */
export function tellLeftOut(leftOut: readonly LeftOut[], io: Io): void {
  for (const { reason, count, examples } of leftOut) {
    const why = reason.replace(/\.$/, '')
    io.err(
      `${oneLine(`wattlint: ${counted(count, 'row')} left out: ${why}, such as ${examples.join('; ')}`)}\n`,
    )
  }
}

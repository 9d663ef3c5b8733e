import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { AppError } from '../errors.ts'
import type { TableRecord } from '../tables/cell.ts'
import { type Table, tableFormat, tableFrom, tableText } from '../tables/table.ts'
import { writeWhole } from './atomic-file.ts'

/** What fits in memory as text, and more than a cluster's targets of a year in Parquet. */
const LARGEST_TABLE_BYTES = 512 * 1024 * 1024

/** A table file as the user named it, in the format that its content shows. Throws `input` when it cannot be read. */
export async function readTable(cwd: string, named: string): Promise<Table> {
  const file = resolve(cwd, named)
  const refuse = (why: string, hint: string, cause?: unknown): AppError =>
    new AppError('input', `${named}: ${why}`, hint, { cause })
  let bytes: Uint8Array
  try {
    const stats = await stat(file)
    if (!stats.isFile() && !stats.isFIFO()) throw refuse('is no file', 'Name a file.')
    if (stats.size > LARGEST_TABLE_BYTES) throw refuse('is over 512 MiB', 'Split it, and name every part.')
    bytes = await readFile(file)
  } catch (cause) {
    throw cause instanceof AppError ? cause : refuse('cannot be read', 'Name a readable file.', cause)
  }
  return tableFrom(named, bytes)
}

/**
 * Writes records in the format that the file's ending names; a folder that is not there is made. A reader sees the former
 * file or the whole new one. Throws `input` when it cannot be done, or the ending names no format.
 */
export async function writeTable(
  cwd: string,
  named: string,
  rows: readonly TableRecord[],
  columns?: readonly string[],
): Promise<void> {
  await writeWhole(cwd, named, tableText(tableFormat(named), rows, columns))
}

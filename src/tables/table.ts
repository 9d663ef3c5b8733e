import { AppError } from '../errors.ts'
import { parseJsonDocuments } from '../parse/json-documents.ts'
import { isObject } from '../parse/value.ts'
import { type Problem, problemFrom } from '../schema/problem.ts'
import { cellFrom, fromCell, type TableRecord } from './cell.ts'
import { type Cell, csvLine, csvLines } from './csv.ts'
import { isParquet, parquetBytes, parquetRecords } from './parquet.ts'

/** A record and where it stands: its line, or, where lines mean nothing, its number in `place` (`row 3: `), else ''. */
export type TableRow = { readonly record: TableRecord; readonly line: number | null; readonly place: string }

export type Table = { readonly rows: readonly TableRow[]; readonly problems: readonly Problem[] }

const FORMATS = 'Write it as NDJSON, a JSON array, CSV or Parquet.'

/**
 * A table file, in the format that its content shows. A bad line is a problem, and the others are read. Throws `input`
 * for a file that is damaged, or no table.
 */
export async function tableFrom(path: string, bytes: Uint8Array): Promise<Table> {
  if (isParquet(bytes)) return { rows: await parquetRows(path, bytes), problems: [] }
  if (/\.parquet$/i.test(path)) throw new AppError('input', `${path}: is no Parquet file`, 'Was it cut off?')
  const text = textOf(path, bytes)
  const [first] = text.match(/\S/) ?? []
  if (first === undefined) throw new AppError('input', `${path}: is empty`, FORMATS)
  const isJson = first === '{' || first === '[' || /\.(?:json|jsonl|ndjson)$/i.test(path)
  return isJson ? jsonTable(path, text) : csvTable(path, text)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Some two million samples; as records they take thirty times the memory. */
const LARGEST_TEXT_BYTES = 128 * 1024 * 1024

function textOf(path: string, bytes: Uint8Array): string {
  if (bytes.length > LARGEST_TEXT_BYTES)
    throw new AppError('input', `${path}: is over 128 MiB`, 'Write it as Parquet, or fewer samples.')
  if (bytes.includes(0)) throw new AppError('input', `${path}: is binary, and no Parquet file`, FORMATS)
  try {
    return utf8.decode(bytes)
  } catch (cause) {
    throw new AppError('input', `${path}: is not UTF-8 text`, FORMATS, { cause })
  }
}

async function parquetRows(path: string, bytes: Uint8Array): Promise<TableRow[]> {
  try {
    const records = await parquetRecords(bytes)
    return records.map((record, index) => ({ record, line: null, place: `row ${index + 1}: ` }))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    const message = `${path}: the Parquet file cannot be read (${why})`
    throw new AppError('input', message, 'Write it again, or in parts.', { cause })
  }
}

function jsonTable(path: string, text: string): Table {
  const { documents, problems } = parseJsonDocuments(path, text)
  const rows: TableRow[] = []
  const found: Problem[] = [...problems]
  for (const { value, line, place } of documents) {
    if (isObject(value)) rows.push({ record: value, line, place })
    else found.push(problemFrom('invalid-field', path, line, `${place}must be an object of columns.`))
  }
  return { rows, problems: found }
}

function csvTable(path: string, text: string): Table {
  const rows: TableRow[] = []
  const problems: Problem[] = []
  let names: readonly string[] | null = null
  for (const read of csvLines(text)) {
    const { line } = read
    if ('message' in read) problems.push(problemFrom('invalid-field', path, line, read.message))
    else if (names === null) names = columnNames(path, read.cells)
    else if (read.cells.length === names.length) {
      const record: Record<string, unknown> = {}
      for (const [index, name] of names.entries()) record[name] = fromCell(read.cells[index] ?? null)
      rows.push({ record, line, place: '' })
    } else {
      const message = `has another number of cells (${read.cells.length}) than the first line (${names.length}).`
      problems.push(problemFrom('invalid-field', path, line, message))
    }
  }
  return { rows, problems }
}

function columnNames(path: string, cells: readonly Cell[]): readonly string[] {
  const names = cells.map((name) => name?.trim() ?? '')
  if (new Set(names).size === names.length && !names.includes('__proto__')) return names
  const message = `${path}: two columns have one name, or a name that cannot be one`
  throw new AppError('input', message, 'Name every column in the first line.')
}

const RENDERED = {
  ndjson: (_, rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  json: (_, rows) => `${JSON.stringify(rows, null, 2)}\n`,
  csv: (columns, rows) =>
    [columns, ...rows.map((row) => columns.map((name) => cellFrom(row[name])))].map(csvLine).join(''),
  parquet: parquetBytes,
} as const satisfies Record<
  string,
  (columns: readonly string[], rows: readonly TableRecord[]) => string | Uint8Array
>

export type TableFormat = keyof typeof RENDERED

/** The format that a file's ending names. Throws `input` for another. */
export function tableFormat(path: string): TableFormat {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase()
  if (ending === 'jsonl') return 'ndjson'
  if (ending === 'ndjson' || ending === 'json' || ending === 'csv' || ending === 'parquet') return ending
  throw new AppError(
    'input',
    `${path}: no format has this ending`,
    'Name it .ndjson, .jsonl, .json, .csv or .parquet.',
  )
}

/** Records as a file. `columns` are those of the first record, unless there may be none. */
export const tableText = (
  format: TableFormat,
  rows: readonly TableRecord[],
  columns: readonly string[] = Object.keys(rows[0] ?? {}),
): string | Uint8Array => RENDERED[format](columns, rows)

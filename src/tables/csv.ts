import { AppError } from '../errors.ts'

/** A cell of text; `null` = nothing between the commas. `""` is empty text. */
export type Cell = string | null

export type CsvRecord = { readonly cells: readonly Cell[]; readonly line: number }

type Fault = { readonly line: number; readonly message: string }

/**
 * RFC 4180 text → records, the names of the columns first; blank lines are none. A faulty line is a fault, and the next
 * lines are read; behind a quote that is never closed nothing can be.
 */
export function* csvLines(text: string): Generator<CsvRecord | Fault> {
  let at = 0
  let line = 1
  while (at < text.length) {
    const read = recordAt(text, at)
    if ('fault' in read) yield { line, message: read.fault }
    else if (read.cells.length > 1 || read.cells[0] !== null) yield { cells: read.cells, line }
    line += lineEnds(text, at, read.end)
    at = read.end
  }
}

type Read =
  | { readonly cells: Cell[]; readonly end: number }
  | { readonly fault: string; readonly end: number }

const PLAIN_END = /[,\r\n]|$/g
const LINE_END = /\r\n|\r|\n|$/y

function recordAt(text: string, start: number): Read {
  const cells: Cell[] = []
  let at = start
  while (true) {
    if (text[at] === '"') {
      const close = closingQuote(text, at)
      if (close === -1)
        return { fault: 'the quote is never closed: nothing from here on is read.', end: text.length }
      cells.push(text.slice(at + 1, close).replaceAll('""', '"'))
      at = close + 1
    } else {
      PLAIN_END.lastIndex = at
      const end = PLAIN_END.exec(text)?.index ?? text.length
      cells.push(end === at ? null : text.slice(at, end))
      at = end
    }
    if (text[at] === ',') {
      at++
      continue
    }
    LINE_END.lastIndex = at
    const lineEnd = LINE_END.exec(text)
    if (lineEnd !== null) return { cells, end: at + lineEnd[0].length }
    const next = text.indexOf('\n', start)
    return {
      fault: 'text stands behind a closing quote. Double the quotes inside a cell.',
      end: next === -1 ? text.length : next + 1,
    }
  }
}

/** The quote that closes the one at `open`: not the first of two. -1 without one. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1)
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

function lineEnds(text: string, start: number, end: number): number {
  let count = 0
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++
  return count
}

export type Row = Readonly<Record<string, string>>

/** CSV → a record a line, keyed by the first line; a cell that is not there is ''. Throws `input` for a faulty line. */
export function parseCsv(text: string): readonly Row[] {
  const [names = [], ...lines] = [...csvLines(text)].map((read) => {
    if ('message' in read) throw new AppError('input', `line ${read.line}: ${read.message}`, '')
    return read.cells.map((cell) => cell ?? '')
  })
  return lines.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])))
}

/** The given columns as CSV, names first, lines ending in `\n`; '' is nothing between the commas. */
export const renderCsv = (columns: readonly string[], rows: readonly Row[]): string =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] || null))].map(csvLine).join('')

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvText).join(',')}\n`

/** A cell as CSV writes it: in quotes where it must be, and where it is empty text, to tell it from none. */
export function csvText(cell: Cell): string {
  if (cell === null) return ''
  return cell === '' || /[",\r\n']|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

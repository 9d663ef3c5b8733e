import type { Cell } from './csv.ts'

/** One record by the names of its columns; a cell without a value is `null`. */
export type TableRecord = Readonly<Record<string, unknown>>

/** What may stand for a value that a column of text has no form for: an object, a list, or text that looks like one. */
const JSON_CELL = /^[{["]/

/** The text of a cell, or the value that it holds as JSON. Numbers stay text: a hash may look like one. */
export function fromCell(cell: Cell): unknown {
  if (cell === null || !JSON_CELL.test(cell)) return cell
  try {
    return JSON.parse(cell)
  } catch {
    return cell
  }
}

/** The same in the other direction. */
export function cellFrom(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return JSON_CELL.test(value) ? JSON.stringify(value) : value
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

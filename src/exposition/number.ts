import { type Cursor, faultAt, LF, SPACE, shownFrom, TAB } from './cursor.ts'
import { decimalAt } from './decimal.ts'
import { floatFrom } from './float.ts'

/** The number at the cursor, up to the next blank or the end of the line. Throws the fault where there is none. */
export function readNumber(cursor: Cursor, what: string): number {
  const { bytes, format, at: start } = cursor
  const end = tokenEnd(bytes, start)
  const value = decimalAt(bytes, start, end) ?? floatFrom(bytes.toString('latin1', start, end), format)
  if (value === null) {
    const found = end === start ? 'missing' : `no number: ${shownFrom(cursor, start)}`
    throw faultAt(cursor, start, `the ${what} is ${found}`, expected(cursor, end))
  }
  cursor.at = end
  return value
}

const CR = 0x0d

const expected = ({ bytes }: Cursor, end: number): string =>
  bytes[end - 1] === CR
    ? 'End lines with LF alone, not with CR LF.'
    : 'Write a number that a 64-bit float holds, +Inf, -Inf or NaN.'

const MS_PER_S = 1000
const INTEGER = /^[+-]?\d{1,18}$/

/** A time in Unix seconds: the Prometheus format writes whole milliseconds, OpenMetrics seconds. */
export function readTime(cursor: Cursor): number {
  const { bytes, format, at: start } = cursor
  if (format === 'openmetrics') {
    const seconds = readNumber(cursor, 'time')
    if (Number.isFinite(seconds)) return seconds
    throw faultAt(cursor, start, `the time is ${shownFrom(cursor, start)}`, 'Write Unix seconds.')
  }
  const end = tokenEnd(bytes, start)
  const text = bytes.toString('latin1', start, end)
  if (!INTEGER.test(text))
    throw faultAt(
      cursor,
      start,
      `the time is no integer: ${shownFrom(cursor, start)}`,
      'Write Unix milliseconds.',
    )
  cursor.at = end
  return Number(text) / MS_PER_S
}

function tokenEnd(bytes: Buffer, start: number): number {
  let end = start
  while (bytes[end] !== LF && bytes[end] !== SPACE && bytes[end] !== TAB) end++
  return end
}

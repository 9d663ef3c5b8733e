import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'
import type { Format } from './format.ts'
import { type Texts, textsOf } from './texts.ts'

/** Where the reader is in a text. The last byte is a line feed, so that whatever ends at one needs no look at the length. */
export type Cursor = {
  readonly bytes: Buffer
  readonly format: Format
  readonly texts: Texts
  at: number
}

export const LF = 0x0a
export const SPACE = 0x20
export const TAB = 0x09
export const QUOTE = 0x22
export const BACKSLASH = 0x5c

export const cursorOf = (bytes: Buffer, format: Format): Cursor => ({
  bytes,
  format,
  texts: textsOf(bytes),
  at: 0,
})

/** Spaces and tabs, which may stand between any two tokens of the Prometheus format, and nowhere in OpenMetrics. */
export function skipBlanks(cursor: Cursor): void {
  if (cursor.format === 'openmetrics') return
  const { bytes } = cursor
  while (bytes[cursor.at] === SPACE || bytes[cursor.at] === TAB) cursor.at++
}

/** What separates two tokens: blanks, and in OpenMetrics one space alone. */
export function readGap(cursor: Cursor): void {
  skipBlanks(cursor)
  if (cursor.format === 'prometheus') return
  if (cursor.bytes[cursor.at] !== SPACE)
    throw faultAt(cursor, cursor.at, `no space before ${shownFrom(cursor, cursor.at)}`, 'Write one space.')
  cursor.at++
}

/** Whether more follows on the line; else the cursor moves to the next one. */
export function readEndOrGap(cursor: Cursor): boolean {
  skipBlanks(cursor)
  if (cursor.bytes[cursor.at] !== LF) {
    readGap(cursor)
    return true
  }
  cursor.at++
  return false
}

type Bytes = Pick<Cursor, 'bytes'>

const LONGEST_SHOWN = 40

/** What stands at a place, for messages: to the end of its line, in quotes. */
export function shownFrom({ bytes }: Bytes, from: number): string {
  const end = bytes.indexOf(LF, from)
  return quoted(bytes.toString('utf8', from, Math.min(end, from + 4 * LONGEST_SHOWN)), LONGEST_SHOWN)
}

/** The one error that reading throws: the line that breaks the format, and what the format expects there. */
export function faultAt({ bytes }: Bytes, at: number, what: string, expected: string): AppError {
  let line = 1
  for (let lf = bytes.indexOf(LF); lf !== -1 && lf < at; lf = bytes.indexOf(LF, lf + 1)) line++
  return new AppError('source', `line ${line}: ${what}`, expected)
}

import { type Cursor, faultAt, LF, readEndOrGap, readGap, shownFrom, skipBlanks } from './cursor.ts'
import { type LabelsBefore, noLabelsBefore, readLabels } from './labels.ts'
import { readNumber, readTime } from './number.ts'
import type { Exemplar, Sample } from './sample.ts'
import { METRIC_NAME, readName } from './tokens.ts'

const OPENING = 0x7b
const HASH = 0x23

export type LineOptions = {
  /** Is asked once for lines of one name that follow each other. Lines of a name that nobody wants are not looked at. */
  readonly wantsName: (name: string) => boolean
  readonly onSample: (sample: Sample, exemplar: Exemplar | null) => void
}

/** What a line has in common with the one before, more often than not. */
export type LineBefore = {
  nameStart: number
  nameEnd: number
  /** '' where it is in the braces. */
  name: string
  isWanted: boolean
  readonly labels: LabelsBefore
}

export const noLineBefore = (): LineBefore => ({
  nameStart: 0,
  nameEnd: 0,
  name: '',
  isWanted: true,
  labels: noLabelsBefore(),
})

/** Reads the line of a sample, from the cursor to the next line. Throws the fault of what breaks it. */
export function readSampleLine(cursor: Cursor, before: LineBefore, options: LineOptions): void {
  const { bytes, at: start } = cursor
  readNameLike(cursor, before, options)
  if (!before.isWanted) {
    cursor.at = bytes.indexOf(LF, start) + 1
    return
  }
  skipBlanks(cursor)
  const labels: Record<string, string> = {}
  const isBraced = bytes[cursor.at] === OPENING
  const braced = isBraced ? readLabels(cursor, labels, before.labels) : null
  if (braced !== null && before.name !== '')
    throw faultAt(cursor, start, `a sample has two names: ${shownFrom(cursor, start)}`, 'Write one of them.')
  const name = braced ?? before.name
  if (name === '') throw faultAt(cursor, start, `a sample has no name: ${shownFrom(cursor, start)}`, NAMED)
  readGap(cursor)
  const value = readNumber(cursor, 'value')
  const hasMore = readEndOrGap(cursor)
  const at_s = hasMore && !isExemplar(cursor) ? readTime(cursor) : null
  const hasExemplar = at_s === null ? hasMore : readEndOrGap(cursor)
  const exemplar = hasExemplar ? readExemplar(cursor) : null
  if (braced === null || options.wantsName(name)) options.onSample({ name, labels, value, at_s }, exemplar)
}

const NAMED = 'Write name{label="value"} number.'

function readNameLike(cursor: Cursor, before: LineBefore, { wantsName }: LineOptions): void {
  const { bytes, at: start } = cursor
  const end = start + before.nameEnd - before.nameStart
  if (end > start && isSame(bytes, start, end, before.nameStart) && METRIC_NAME[bytes[end] ?? 0] === 0) {
    cursor.at = end
    return
  }
  before.name = readName(cursor, METRIC_NAME)
  before.nameStart = start
  before.nameEnd = cursor.at
  before.isWanted = before.name === '' || wantsName(before.name)
}

function isSame(bytes: Buffer, start: number, end: number, other: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] !== bytes[other + at - start]) return false
  return true
}

const isExemplar = ({ bytes, format, at }: Cursor): boolean => format === 'openmetrics' && bytes[at] === HASH

/** `# {labels} value [time]`, to the end of the line. */
function readExemplar(cursor: Cursor): Exemplar {
  const { at: start } = cursor
  if (!isExemplar(cursor))
    throw faultAt(cursor, start, `behind a sample stands ${shownFrom(cursor, start)}`, 'End the line there.')
  cursor.at++
  readGap(cursor)
  const labels: Record<string, string> = {}
  if (cursor.bytes[cursor.at] !== OPENING || readLabels(cursor, labels, noLabelsBefore()) !== null)
    throw faultAt(cursor, start, `an exemplar has no labels: ${shownFrom(cursor, start)}`, EXEMPLAR)
  readGap(cursor)
  const value = readNumber(cursor, 'value of an exemplar')
  const at_s = readEndOrGap(cursor) ? readTime(cursor) : null
  if (at_s !== null && readEndOrGap(cursor))
    throw faultAt(
      cursor,
      start,
      `behind an exemplar stands ${shownFrom(cursor, cursor.at)}`,
      'End the line there.',
    )
  return { labels, value, at_s }
}

const EXEMPLAR = 'Write # {label="value"} number behind the sample.'

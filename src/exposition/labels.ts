import { type Cursor, faultAt, QUOTE, shownFrom, skipBlanks } from './cursor.ts'
import { LABEL_NAME, readName, readQuoted } from './tokens.ts'

const COMMA = 0x2c
const EQUALS = 0x3d
const CLOSING = 0x7d

/**
 * The labels of the line before, and where they stand. Lines that follow each other are mostly of one pod, and differ in the last
 * labels: what is the same, byte for byte, is not read again. Nor can one of the same names be there twice.
 */
export type LabelsBefore = {
  readonly names: string[]
  readonly values: string[]
  readonly starts: number[]
  readonly ends: number[]
  /** How many there are; what the lists hold behind that is of earlier lines. */
  count: number
}

export const noLabelsBefore = (): LabelsBefore => ({ names: [], values: [], starts: [], ends: [], count: 0 })

const NAME_LABEL = '__name__'

/**
 * Reads the labels between braces, of which the cursor is at the opening one, into `labels`. Gives the name of the metric where it
 * stands among them, in quotes and without a value; else `null`. Throws the fault of what breaks them.
 */
export function readLabels(
  cursor: Cursor,
  labels: Record<string, string>,
  before: LabelsBefore,
): string | null {
  const { bytes } = cursor
  let metric: string | null = null
  let count = 0
  let hasSameNames = true
  cursor.at++
  for (;;) {
    skipBlanks(cursor)
    const start = cursor.at
    if (bytes[start] === CLOSING) break
    if (hasSameNames && count < before.count && isAsBefore(cursor, before, count)) {
      set(labels, before.names[count] ?? '', before.values[count] ?? '')
      count++
    } else {
      const isQuoted = bytes[start] === QUOTE
      const name = isQuoted ? readQuoted(cursor, 'name') : readName(cursor, LABEL_NAME)
      if (name === '') throw faultAt(cursor, start, `a label has no name: ${shownFrom(cursor, start)}`, NAMED)
      skipBlanks(cursor)
      const next = bytes[cursor.at]
      if (next === EQUALS) {
        hasSameNames = hasSameNames && count < before.count && before.names[count] === name
        if (!hasSameNames) checkName(cursor, start, name, labels)
        const value = readValue(cursor, start)
        set(labels, name, value)
        before.names[count] = name
        before.values[count] = value
        before.starts[count] = start
        before.ends[count] = cursor.at
        count++
      } else if (isQuoted && metric === null && (next === COMMA || next === CLOSING)) metric = name
      else throw faultAt(cursor, start, `a label has no value: ${shownFrom(cursor, start)}`, VALUED)
    }
    skipBlanks(cursor)
    if (bytes[cursor.at] === COMMA) cursor.at++
    else if (bytes[cursor.at] !== CLOSING)
      throw faultAt(cursor, start, `labels are not closed: ${shownFrom(cursor, start)}`, CLOSED)
  }
  cursor.at++
  before.count = count
  return metric
}

const NAMED = 'Write name="value", the name of letters, digits and _, or anything in quotes.'
const VALUED = 'Write name="value".'
const CLOSED = 'Write , or } behind a label.'

function isAsBefore(cursor: Cursor, { starts, ends }: LabelsBefore, index: number): boolean {
  const { bytes, at: start } = cursor
  const end = ends[index] ?? 0
  let at = start
  for (let other = starts[index] ?? 0; other < end; at++, other++)
    if (bytes[at] !== bytes[other]) return false
  cursor.at = at
  return true
}

function checkName(cursor: Cursor, start: number, name: string, labels: Record<string, string>): void {
  if (Object.hasOwn(labels, name))
    throw faultAt(cursor, start, `the label ${JSON.stringify(name)} is there twice`, 'Write each label once.')
  if (name === NAME_LABEL)
    throw faultAt(cursor, start, `the label ${NAME_LABEL} is reserved`, 'Write the name before the labels.')
}

function readValue(cursor: Cursor, start: number): string {
  cursor.at++
  skipBlanks(cursor)
  if (cursor.bytes[cursor.at] === QUOTE) return readQuoted(cursor, "label's value")
  throw faultAt(cursor, start, `a label's value has no quote: ${shownFrom(cursor, start)}`, VALUED)
}

/** A plain assignment would take `__proto__` for something else than a name. */
function set(labels: Record<string, string>, name: string, value: string): void {
  if (name === '__proto__')
    Object.defineProperty(labels, name, { value, enumerable: true, configurable: true, writable: true })
  else labels[name] = value
}

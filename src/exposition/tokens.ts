import { BACKSLASH, type Cursor, faultAt, LF, QUOTE, shownFrom } from './cursor.ts'
import { kept, lookedUp, slotOf } from './texts.ts'

const COLON = 0x3a

const isLetter = (byte: number): boolean => /[A-Za-z_]/.test(String.fromCharCode(byte))
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39

const FIRST = 2
const LATER = 1

/** 2 = may begin a name, 1 = may stand later in one, 0 = neither. */
const classesOf = (isFirst: (byte: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) => (isFirst(byte) ? FIRST : isDigit(byte) ? LATER : 0))

export const LABEL_NAME = classesOf(isLetter)
export const METRIC_NAME = classesOf((byte) => isLetter(byte) || byte === COLON)

/** The name at the cursor, without quotes; '' = none begins here. */
export function readName(cursor: Cursor, classes: Uint8Array): string {
  const { bytes, texts, at: start } = cursor
  if (classes[bytes[start] ?? 0] !== FIRST) return ''
  let at = start + 1
  while ((classes[bytes[at] ?? 0] ?? 0) > 0) at++
  cursor.at = at
  const slot = slotOf(texts, start, at)
  return lookedUp(texts, slot, start, at) ?? kept(texts, slot, start, at, bytes.toString('latin1', start, at))
}

const HIGH_BIT = 0x80

/** The text in quotes at the cursor. Throws the fault of one that is not closed, not UTF-8, or wrongly escaped. */
export function readQuoted(cursor: Cursor, what: string): string {
  const { bytes, texts } = cursor
  const start = cursor.at + 1
  let at = start
  let bits = 0
  let hasEscape = false
  for (let byte = bytes[at] ?? LF; byte !== QUOTE; byte = bytes[++at] ?? LF) {
    if (byte === LF) throw unclosed(cursor, what)
    if (byte === BACKSLASH) {
      hasEscape = true
      byte = bytes[++at] ?? LF
      if (byte === LF) throw unclosed(cursor, what)
    }
    bits |= byte
  }
  cursor.at = at + 1
  const slot = slotOf(texts, start, at)
  const known = lookedUp(texts, slot, start, at)
  if (known !== null) return known
  const text = bits < HIGH_BIT ? bytes.toString('latin1', start, at) : decoded(cursor, start, at, what)
  return kept(texts, slot, start, at, hasEscape ? unescaped(cursor, start, text, what) : text)
}

const unclosed = (cursor: Cursor, what: string): Error =>
  faultAt(
    cursor,
    cursor.at,
    `a ${what} is not closed: ${shownFrom(cursor, cursor.at)}`,
    'End it with ", and write a line feed in it as \\n.',
  )

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Bytes as UTF-8. Throws the fault where they are not. */
export function decoded(cursor: Cursor, start: number, end: number, what: string): string {
  try {
    return utf8.decode(cursor.bytes.subarray(start, end))
  } catch {
    throw faultAt(cursor, start, `a ${what} is not UTF-8: ${shownFrom(cursor, start)}`, 'Write it in UTF-8.')
  }
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', '\\': '\\', '"': '"' }

/** OpenMetrics lets a backslash stand for itself where it escapes nothing; the Prometheus format does not. */
function unescaped(cursor: Cursor, start: number, text: string, what: string): string {
  return text.replace(/\\(.)/gs, (whole, letter: string) => {
    const character = ESCAPED[letter]
    if (character !== undefined) return character
    if (cursor.format === 'openmetrics') return whole
    throw faultAt(
      cursor,
      start,
      `a ${what} has the escape ${JSON.stringify(whole)}`,
      'Write \\\\ for a backslash, \\" for a quote and \\n for a line feed.',
    )
  })
}

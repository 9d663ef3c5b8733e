import { type Cursor, faultAt, LF, QUOTE, readGap, SPACE, shownFrom, TAB } from './cursor.ts'
import type { Format } from './format.ts'
import { decoded, METRIC_NAME, readName, readQuoted } from './tokens.ts'

export type MetricType =
  | 'counter'
  | 'gauge'
  | 'histogram'
  | 'gaugehistogram'
  | 'summary'
  | 'info'
  | 'stateset'
  | 'unknown'

/** What a comment says of a family; `fault` is the error of that line. */
export type Metadata = {
  readonly name: string
  readonly fault: (what: string, expected: string) => Error
} & (
  | { readonly kind: 'TYPE'; readonly type: MetricType }
  | { readonly kind: 'HELP' | 'UNIT'; readonly text: string }
)

/** Upper or lower case, as Prometheus has always let it be. */
const PROMETHEUS_TYPES: Readonly<Record<string, MetricType>> = {
  counter: 'counter',
  gauge: 'gauge',
  histogram: 'histogram',
  gaugehistogram: 'gaugehistogram',
  gauge_histogram: 'gaugehistogram',
  summary: 'summary',
  untyped: 'unknown',
}

const OPENMETRICS_TYPES: Readonly<Record<string, MetricType>> = {
  counter: 'counter',
  gauge: 'gauge',
  histogram: 'histogram',
  gaugehistogram: 'gaugehistogram',
  summary: 'summary',
  info: 'info',
  stateset: 'stateset',
  unknown: 'unknown',
}

/** Reads a comment, from its `#` to the next line; `null` = it says nothing of a family. Throws its fault. */
export function readMetadata(cursor: Cursor): Metadata | null {
  const { bytes, format, at: start } = cursor
  const end = bytes.indexOf(LF, start)
  cursor.at++
  readGap(cursor)
  const keyword = word(cursor)
  const kind = kindOf(keyword, format)
  if (kind === null) {
    if (format === 'openmetrics')
      throw faultAt(cursor, start, otherComment(keyword), 'Write TYPE, UNIT or HELP.')
    cursor.at = end + 1
    return null
  }
  readGap(cursor)
  const nameStart = cursor.at
  const name = bytes[nameStart] === QUOTE ? readQuoted(cursor, 'name') : readName(cursor, METRIC_NAME)
  if (format === 'prometheus' && cursor.at === end) {
    cursor.at = end + 1
    return null
  }
  const isSeparate = bytes[cursor.at] === SPACE || (bytes[cursor.at] === TAB && format === 'prometheus')
  if (name === '' || !isSeparate)
    throw faultAt(
      cursor,
      start,
      `${kind} of no name: ${shownFrom(cursor, nameStart)}`,
      `Write # ${kind} name and the rest.`,
    )
  readGap(cursor)
  const text = unescapedText(textTo(cursor, end))
  cursor.at = end + 1
  const fault = (what: string, expected: string): Error => faultAt(cursor, start, what, expected)
  if (kind === 'TYPE') return { kind, name, type: typeFrom(text, format, fault), fault }
  if (kind === 'UNIT' && text !== '' && !name.endsWith(`_${text}`))
    throw fault(
      `the unit ${JSON.stringify(text)} is not the end of ${JSON.stringify(name)}`,
      'End the name with _ and the unit.',
    )
  return { kind, name, text, fault }
}

function word(cursor: Cursor): string {
  const { bytes, at: start } = cursor
  while (bytes[cursor.at] !== SPACE && bytes[cursor.at] !== TAB && bytes[cursor.at] !== LF) cursor.at++
  return bytes.toString('latin1', start, cursor.at)
}

function kindOf(keyword: string, format: Format): Metadata['kind'] | null {
  if (keyword === 'TYPE' || keyword === 'HELP') return keyword
  return keyword === 'UNIT' && format === 'openmetrics' ? keyword : null
}

const otherComment = (keyword: string): string =>
  keyword === 'EOF' ? 'more lines behind # EOF' : `OpenMetrics has no comment ${JSON.stringify(keyword)}`

/** Unlike a label, a help text is nothing to go by: Prometheus lets it be any bytes. */
const textTo = (cursor: Cursor, end: number): string =>
  cursor.format === 'openmetrics'
    ? decoded(cursor, cursor.at, end, 'comment')
    : cursor.bytes.toString('utf8', cursor.at, end)

/** For the same reason, what is escaped wrongly stays as it is. */
const unescapedText = (text: string): string =>
  text.replace(/\\([\\n"])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter))

function typeFrom(text: string, format: Format, fault: Metadata['fault']): MetricType {
  const types = format === 'openmetrics' ? OPENMETRICS_TYPES : PROMETHEUS_TYPES
  const written = format === 'openmetrics' ? text : text.replace(/[ \t]+$/, '').toLowerCase()
  const type = Object.hasOwn(types, written) ? types[written] : undefined
  if (type === undefined)
    throw fault(
      `the type ${JSON.stringify(text.slice(0, 40))} is unknown`,
      `Write one of ${Object.keys(types).join(', ')}.`,
    )
  return type
}

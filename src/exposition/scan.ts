import { type Cursor, cursorOf, faultAt, LF, skipBlanks } from './cursor.ts'
import { type Format, guessedFormat } from './format.ts'
import { type Metadata, readMetadata } from './metadata.ts'
import { type LineOptions, noLineBefore, readSampleLine } from './sample-line.ts'

export type ScanOptions = LineOptions & {
  /** `null`: as the end of the text tells. */
  readonly format: Format | null
  readonly onMetadata: (metadata: Metadata) => void
}

const HASH = 0x23

/** Reads a text line by line. Throws `source` with the first line that breaks the format; what came before was handed over. */
export function scanLines(text: Uint8Array | string, options: ScanOptions): void {
  const bytes = bufferOf(text)
  const format = options.format ?? guessedFormat(bytes)
  const cursor = cursorOf(format === 'openmetrics' ? beforeEof(bytes) : whole(bytes), format)
  const before = noLineBefore()
  const { length } = cursor.bytes
  for (;;) {
    skipBlanks(cursor)
    if (cursor.at >= length) return
    const byte = cursor.bytes[cursor.at]
    if (byte === HASH) {
      const metadata = readMetadata(cursor)
      if (metadata !== null) options.onMetadata(metadata)
    } else if (byte === LF) readEmptyLine(cursor)
    else readSampleLine(cursor, before, options)
  }
}

const bufferOf = (text: Uint8Array | string): Buffer =>
  typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.byteLength)

function readEmptyLine(cursor: Cursor): void {
  if (cursor.format === 'openmetrics')
    throw faultAt(cursor, cursor.at, 'an empty line', 'OpenMetrics has none: leave it out.')
  cursor.at++
}

/** A cut would leave a number shorter and still a number. */
function whole(bytes: Buffer): Buffer {
  if (bytes.length === 0 || bytes.at(-1) === LF) return bytes
  throw faultAt(
    { bytes },
    bytes.length,
    'the last line does not end with a line feed',
    'Was the text cut off? End it with a line feed.',
  )
}

const EOF = '# EOF'

function beforeEof(bytes: Buffer): Buffer {
  const end = bytes.at(-1) === LF ? bytes.length - 1 : bytes.length
  const start = end - EOF.length
  const isAtStart = start === 0 || bytes[start - 1] === LF
  if (start >= 0 && isAtStart && bytes.toString('latin1', start, end) === EOF) return bytes.subarray(0, start)
  throw faultAt(
    { bytes },
    Math.max(0, end),
    `the text does not end with ${EOF}`,
    `Was it cut off? End it with the line ${EOF}.`,
  )
}

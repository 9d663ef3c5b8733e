/** https://prometheus.io/docs/instrumenting/exposition_formats/ in the version 0.0.4, or OpenMetrics 1.0. */
export type Format = 'prometheus' | 'openmetrics'

/** The formats that are read, the more exact one first. */
export const ACCEPTED = 'application/openmetrics-text;version=1.0.0;q=0.9,text/plain;version=0.0.4;q=0.8'

/** What a `Content-Type` names; `null` = neither format. One that is missing or empty says nothing: see `guessedFormat`. */
export function formatOf(contentType: string): Format | null {
  const [mediaType = ''] = contentType.toLowerCase().split(';')
  if (mediaType.trim() === 'application/openmetrics-text') return 'openmetrics'
  return mediaType.trim() === 'text/plain' ? 'prometheus' : null
}

const EOF = new TextEncoder().encode('# EOF')

/** The format of a text of which nobody says what it is: only OpenMetrics has to end with `# EOF`. */
export function guessedFormat(text: Uint8Array): Format {
  const end = text.at(-1) === 10 ? text.length - 1 : text.length
  return EOF.every((byte, index) => text[end - EOF.length + index] === byte) ? 'openmetrics' : 'prometheus'
}

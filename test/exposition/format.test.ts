import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ACCEPTED, type Format, formatOf, guessedFormat } from '../../src/exposition/format.ts'

const types: readonly (readonly [contentType: string, format: Format | null])[] = [
  ['text/plain; version=0.0.4; charset=utf-8; escaping=values', 'prometheus'],
  ['TEXT/PLAIN', 'prometheus'],
  ['application/openmetrics-text; version=1.0.0; charset=utf-8', 'openmetrics'],
  ['application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily', null],
  ['text/html', null],
  ['text/plainer', null],
  ['', null],
]
for (const [contentType, format] of types) {
  test(`formatOf: ${contentType}`, () => assert.equal(formatOf(contentType), format))
}

test('formatOf: takes what is asked for', () => {
  assert.deepEqual(ACCEPTED.split(',').map(formatOf), ['openmetrics', 'prometheus'])
})

const texts: readonly (readonly [text: string, format: Format])[] = [
  ['a 1\n# EOF\n', 'openmetrics'],
  ['# EOF', 'openmetrics'],
  ['a 1\n', 'prometheus'],
  ['', 'prometheus'],
  ['\n', 'prometheus'],
  ['EOF\n', 'prometheus'],
]
for (const [text, format] of texts) {
  test(`guessedFormat: ${JSON.stringify(text)}`, () => assert.equal(guessedFormat(Buffer.from(text)), format))
}

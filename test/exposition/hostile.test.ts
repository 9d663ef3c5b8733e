import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseExposition } from '../../src/exposition/parse.ts'
import { faultOf } from './read.ts'

const MB = 1_000_000
const quickMs = 5000

/** Texts that would be slow if anything were looked at more than a few times. */
const slow: readonly (readonly [shows: string, text: () => string])[] = [
  [
    'labels without end',
    () => `a{${Array.from({ length: 200_000 }, (_, at) => `l${at}="x"`).join(',')}} 1\n`,
  ],
  ['the same line with other labels', () => `a{b="1",c="2"} 1\na{c="1",b="2"} 1\n`.repeat(50_000)],
  [
    'values of one hash',
    () =>
      Array.from(
        { length: 40_000 },
        (_, at) => `a{b="${'x'.repeat(16)}${String(at).padStart(6, '0')}${'y'.repeat(16)}"} 1\n`,
      ).join(''),
  ],
  ['blanks', () => `a${' '.repeat(2 * MB)}1\n`],
  ['digits', () => `a 0.${'1'.repeat(500)}\n`.repeat(4000)],
  ['comments', () => '#'.repeat(2 * MB).concat('\n')],
  ['empty lines', () => '\n'.repeat(2 * MB)],
  ['one value', () => `a{b="${'\\n'.repeat(MB)}"} 1\n`],
  ['names', () => Array.from({ length: 100_000 }, (_, at) => `name_${at} 1\n`).join('')],
]
for (const [shows, text] of slow) {
  test(`parseExposition: ${shows} take no longer than others`, () => {
    const bytes = Buffer.from(text())
    const started = performance.now()
    parseExposition(bytes, { format: 'prometheus' })
    assert.ok(performance.now() - started < quickMs)
  })
}

const refused: readonly (readonly [shows: string, text: () => string])[] = [
  ['a value that never ends', () => `a{b="${'x'.repeat(2 * MB)}`],
  ['a number of a megabyte', () => `a ${'1'.repeat(MB)}\n`],
  ['a time of a megabyte', () => `a 1 ${'1'.repeat(MB)}\n`],
  ['a hexadecimal number of a megabyte', () => `a 0x${'f'.repeat(MB)}p1\n`],
  ['an exponent of a megabyte', () => `a 1e${'9'.repeat(MB)}\n`],
]
for (const [shows, text] of refused) {
  test(`parseExposition: ${shows} is refused at once, in few words`, () => {
    const started = performance.now()
    const { message } = faultOf(() => parseExposition(text(), { format: 'prometheus' }))
    assert.ok(performance.now() - started < quickMs)
    assert.ok(message.length < 200, message)
  })
}

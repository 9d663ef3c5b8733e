import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMilli } from '../../src/parse/quantity.ts'

const cases: readonly (readonly [shows: string, text: string, milli: bigint | null])[] = [
  ['millicores', '250m', 250n],
  ['a whole number', '2', 2000n],
  ['a fraction of a binary unit', '1.5Gi', 1_610_612_736_000n],
  ['M is decimal', '1M', 1_000_000_000n],
  ['E alone is exa', '1E', 10n ** 21n],
  ['E with digits is an exponent', '1E3', 1_000_000n],
  ['a negative exponent', '1E-3', 1n],
  ['less than a thousandth rounds up', '100u', 1n],
  ['half a thousandth more rounds up', '1500u', 2n],
  ['no digit before the point', '.5', 500n],
  ['no digit after the point', '5.', 5000n],
  ['a sign', '+1', 1000n],
  ['beyond what a double holds', '9007199254740993', 9_007_199_254_740_993_000n],
  ['negative rounds away from zero', '-0.0005', -1n],
  ['k is lower case, Ki is not', '1ki', null],
  ['K alone is no unit', '1K', null],
  ['an exponent and a unit', '1e3Gi', null],
  ['empty is not zero', '', null],
  ['a point alone', '.', null],
  ['a unit alone', 'Mi', null],
  ['a byte unit of disks', '1GB', null],
  ['hexadecimal', '0x10', null],
  ['beyond the API', '1e400', null],
  ['beyond 2^63 bytes', '99999999999999999999999Gi', null],
  ['a line end', '1Gi\n', null],
  ['a very long text', '9'.repeat(100_000), null],
]
for (const [shows, text, milli] of cases) {
  test(`parseMilli: ${shows}: ${text.slice(0, 30)}`, () => assert.equal(parseMilli(text), milli))
}

test('parseMilli: every millicore count reads back as itself, with a unit and as a fraction', () => {
  for (let count = 0; count < 20_000; count++) {
    assert.equal(parseMilli(`${count}m`), BigInt(count))
    assert.equal(parseMilli((count / 1000).toFixed(3)), BigInt(count))
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sparkMib } from '../../src/normalise/spark-memory.ts'

const cases: readonly (readonly [shows: string, text: string, bare: 'm' | 'b', mib: bigint | null])[] = [
  ['mebibytes, not thousandths of a byte', '512m', 'm', 512n],
  ['g is binary', '4g', 'm', 4096n],
  ['capitals are the same', '4G', 'm', 4096n],
  ['the long name', '4gb', 'm', 4096n],
  ['t', '1t', 'm', 1_048_576n],
  ['p', '1p', 'm', 1_073_741_824n],
  ['kibibytes round down', '1536k', 'm', 1n],
  ['less than a mebibyte', '1b', 'm', 0n],
  ['a number alone, where Spark means mebibytes', '1024', 'm', 1024n],
  ['a number alone, where Spark means bytes', '34359738368', 'b', 32_768n],
  ['blanks around it', ' 2g ', 'm', 2048n],
  ['the most that there is', '9223372036854775807b', 'm', 8_796_093_022_207n],
  ['one more', '9223372036854775808b', 'm', null],
  ['so many that the unit bursts it', '9000000p', 'm', null],
  ['twenty digits', '00000000000000000001', 'm', null],
  ['a fraction', '1.5g', 'm', null],
  ["Kubernetes' unit", '4Gi', 'm', null],
  ['an unknown unit', '4x', 'm', null],
  ['negative', '-1g', 'm', null],
  ['a unit alone', 'g', 'm', null],
  ['nothing', '', 'm', null],
]
for (const [shows, text, bare, mib] of cases) {
  test(`sparkMib: ${shows}: ${JSON.stringify(text)}`, () => assert.equal(sparkMib(text, bare), mib))
}

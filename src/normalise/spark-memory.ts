/** Powers of two of the units that Spark reads, which it takes as binary whatever they are called. */
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['b', 0n],
  ['k', 10n],
  ['kb', 10n],
  ['m', 20n],
  ['mb', 20n],
  ['g', 30n],
  ['gb', 30n],
  ['t', 40n],
  ['tb', 40n],
  ['p', 50n],
  ['pb', 50n],
])
const SIZE = /^(\d{1,19})([a-z]{0,2})$/
const LARGEST_BYTES = (1n << 63n) - 1n

/**
 * A size such as `512m` or `4g` in whole mebibytes, rounded down; a number alone is in `bare`. `null` for what Spark
 * refuses: fractions, Kubernetes' `Gi`, more than 2^63-1 bytes.
 * https://spark.apache.org/docs/latest/configuration.html#spark-properties
 */
export function sparkMib(text: string, bare: 'm' | 'b'): bigint | null {
  const [, digits = '', unit = ''] = SIZE.exec(text.trim().toLowerCase()) ?? []
  const power = UNITS.get(unit === '' ? bare : unit)
  if (digits === '' || power === undefined) return null
  const bytes = BigInt(digits) << power
  return bytes > LARGEST_BYTES ? null : bytes >> 20n
}

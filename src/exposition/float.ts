import type { Format } from './format.ts'

const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i
const DIGITS = String.raw`\d+(?:_\d+)*`
const HEX = String.raw`[\da-f]+(?:_[\da-f]+)*`
const DECIMAL = new RegExp(`^[+-]?(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:e[+-]?${DIGITS})?$`, 'i')
const HEXADECIMAL = new RegExp(`^([+-]?)0x(?:_?(${HEX}))?(?:\\.(${HEX})?)?p([+-]?${DIGITS})$`, 'i')
const INFINITE = /^([+-]?)inf(?:inity)?$/i

/** Of a number that is no hoax. Nobody's double has as many. */
const MOST_CHARACTERS = 1000

/**
 * The double of a number as the format writes it, rounded to the nearest: for the Prometheus format as Go's `ParseFloat` reads it
 * (hexadecimal, and `_` between digits), for OpenMetrics decimal. `null` = no number, or one that no double is large enough for.
 */
export function floatFrom(text: string, format: Format): number | null {
  if (text.length > MOST_CHARACTERS) return null
  if (PLAIN.test(text)) return finite(Number(text))
  const infinite = INFINITE.exec(text)
  if (infinite !== null) return infinite[1] === '-' ? -Infinity : Infinity
  if (/^nan$/i.test(text)) return Number.NaN
  if (format === 'openmetrics') return null
  if (DECIMAL.test(text)) return finite(Number(text.replaceAll('_', '')))
  const [whole, sign, before = '', behind = '', exponent = ''] = HEXADECIMAL.exec(text) ?? []
  if (whole === undefined || before + behind === '') return null
  const digits = (before + behind).replaceAll('_', '')
  const binaryExponent = Number(exponent.replaceAll('_', '')) - 4 * behind.replaceAll('_', '').length
  const magnitude = finite(scaled(BigInt(`0x${digits}`), binaryExponent))
  return magnitude === null || sign !== '-' ? magnitude : -magnitude
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

const MANTISSA_BITS = 53
const LEAST_EXPONENT = -1074
const GREATEST_EXPONENT = 1023

/** mantissa × 2^exponent, to the nearest double, and to the even one of two. */
function scaled(mantissa: bigint, exponent: number): number {
  const bits = mantissa === 0n ? 0 : mantissa.toString(2).length
  if (bits === 0 || bits + exponent < LEAST_EXPONENT) return 0
  if (bits + exponent > GREATEST_EXPONENT + 1) return Infinity
  const kept = Math.min(MANTISSA_BITS, bits + exponent - LEAST_EXPONENT)
  const dropped = Math.max(0, bits - kept)
  const rounded = roundedShift(mantissa, BigInt(dropped))
  // Both factors are exact, and so is their product, unless it is too large for a double.
  return Number(rounded) * 2 ** (exponent + dropped)
}

function roundedShift(value: bigint, bits: bigint): bigint {
  if (bits === 0n) return value
  const quotient = value >> bits
  const rest = value - (quotient << bits)
  const half = 1n << (bits - 1n)
  return rest > half || (rest === half && (quotient & 1n) === 1n) ? quotient + 1n : quotient
}

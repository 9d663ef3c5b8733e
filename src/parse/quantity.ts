const TENS: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }
const TWOS: Readonly<Record<string, bigint>> = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n }
const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+)|([numkMGTPE])|([KMGTPE]i))?$/
const LONGEST = 64
const LARGEST_MILLI = ((1n << 63n) - 1n) * 1000n
const LARGEST_EXPONENT = 2 ** 31 - 1
const FARTHEST = 100 // a power of ten beyond which any text of LONGEST is 0, a thousandth or too large

/**
 * A Kubernetes quantity in thousandths of its base unit (core, byte, device), exact, rounded away from zero as
 * `RoundUp(Milli)` does; from zero up that is what `MilliValue()` says. `null` when the text is not a quantity or is
 * longer than 64 characters, and for what Kubernetes takes but nobody means: no digit before the unit (it reads 0),
 * an exponent beyond 32 bits (it wraps), more than 2^63-1 in either direction (it caps or overflows).
 * Grammar: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseMilli(text: string): bigint | null {
  const match = text.length > LONGEST ? null : QUANTITY.exec(text)
  if (match === null) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0', ten = '', two = ''] = match
  if (whole + fraction === '' || Math.abs(Number(exponent)) > LARGEST_EXPONENT) return null
  const digits = BigInt(whole + fraction) * 2n ** (TWOS[two] ?? 0n)
  const milli = timesPowerOfTen(digits, Number(exponent) + (TENS[ten] ?? 0) + 3 - fraction.length)
  return milli > LARGEST_MILLI ? null : sign === '-' ? -milli : milli
}

/** Rounded up. */
function timesPowerOfTen(digits: bigint, power: number): bigint {
  const factor = 10n ** BigInt(Math.min(Math.abs(power), FARTHEST))
  return power >= 0 ? digits * factor : (digits + factor - 1n) / factor
}

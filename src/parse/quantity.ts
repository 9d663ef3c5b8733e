const TENS: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }
const TWOS: Readonly<Record<string, bigint>> = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n }
const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3})|([numkMGTPE])|([KMGTPE]i))?$/
const LONGEST = 64
const LARGEST_MILLI = ((1n << 63n) - 1n) * 1000n

/**
 * A Kubernetes quantity in thousandths of its base unit (core, byte, device), rounded up as `MilliValue()` does.
 * Exact: the arithmetic is on integers. `null` when the text is not a quantity or is beyond what the API can hold.
 * Grammar: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseMilli(text: string): bigint | null {
  const match = text.length > LONGEST ? null : QUANTITY.exec(text)
  if (match === null) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0', ten = '', two = ''] = match
  if (whole === '' && fraction === '') return null
  const digits = BigInt(whole + fraction) * 2n ** (TWOS[two] ?? 0n)
  const milli = timesPowerOfTen(
    digits,
    Number(exponent) + (TENS[ten] ?? 0) + 3 - fraction.length,
    sign === '-',
  )
  return milli > LARGEST_MILLI ? null : sign === '-' ? -milli : milli
}

/** Rounded away from zero upwards: towards +∞ for the signed value. */
function timesPowerOfTen(digits: bigint, power: number, isNegative: boolean): bigint {
  if (power >= 0) return digits * 10n ** BigInt(power)
  const divisor = 10n ** BigInt(-power)
  const roundUp = isNegative || digits % divisor === 0n ? 0n : 1n
  return digits / divisor + roundUp
}

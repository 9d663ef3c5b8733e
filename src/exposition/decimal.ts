const ZERO = 0x30
const POINT = 0x2e
const MINUS = 0x2d
const PLUS = 0x2b
const LETTER_E = 0x65

/** Doubles hold every integer of so many digits, and every power of ten to that one, so that one step rounds once. */
const EXACT_DIGITS = 15
const EXACT_POWER = 22
const POWERS = Array.from({ length: EXACT_POWER + 1 }, (_, power) => 10 ** power)

/** The number that bytes write in decimal, where it has few digits, as nearly all have; `null` = another, or none. */
export function decimalAt(bytes: Buffer, start: number, end: number): number | null {
  let at = start
  const isNegative = bytes[at] === MINUS
  if (isNegative || bytes[at] === PLUS) at++
  let mantissa = 0
  let digits = 0
  let power = 0
  for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, ++at), digits++)
    mantissa = mantissa * 10 + digit
  if (bytes[at] === POINT) {
    const first = ++at
    for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, ++at), digits++)
      mantissa = mantissa * 10 + digit
    power = first - at
  }
  if (digits === 0 || digits > EXACT_DIGITS) return null
  if (bytes[at] === LETTER_E && at < end) {
    const isLow = bytes[++at] === MINUS
    if (isLow || bytes[at] === PLUS) at++
    const first = at
    let exponent = 0
    for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, ++at))
      exponent = exponent * 10 + digit
    if (at === first) return null
    power += isLow ? -exponent : exponent
  }
  if (at !== end || power < -EXACT_POWER || power > EXACT_POWER) return null
  const scale = POWERS[Math.abs(power)] ?? 1
  const magnitude = power < 0 ? mantissa / scale : mantissa * scale
  return isNegative ? -magnitude : magnitude
}

/** −1 = no digit. */
function digitAt(bytes: Buffer, at: number): number {
  const digit = (bytes[at] ?? 0) - ZERO
  return digit >= 0 && digit <= 9 ? digit : -1
}

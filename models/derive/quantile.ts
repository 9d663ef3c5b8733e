/** Linear interpolation between closest ranks. */
export function quantile(values: readonly number[], ratio: number): number {
  if (values.length === 0) throw new Error('no values')
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * ratio
  const below = sorted[Math.floor(at)] ?? 0
  const above = sorted[Math.ceil(at)] ?? below
  return below + (above - below) * (at - Math.floor(at))
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Four significant digits: more than any of these measurements holds. */
export const rounded = (value: number): number => Number(value.toPrecision(4))

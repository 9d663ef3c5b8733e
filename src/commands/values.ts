import { InvalidArgumentError } from 'commander'

/** For options that may be given several times. */
export const list = (value: string, before: readonly string[]): string[] => [...before, value]

/** For lists that may be given at once, with commas or spaces, or several times. */
export const words = (value: string, before: readonly string[]): string[] => [
  ...before,
  ...value.split(/[\s,]+/).filter((word) => word !== ''),
]

/** A whole number ≥ 1. */
export function count(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('Write a whole number from 1.')
  return Number(value)
}

/** A number > 0. */
export function positive(value: string): number {
  const number = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : 0
  if (number <= 0) throw new InvalidArgumentError('Write a number above 0.')
  return number
}

/** A whole number ≥ 2. */
export function severalOf(value: string): number {
  const number = count(value)
  if (number < 2) throw new InvalidArgumentError('Write a whole number from 2.')
  return number
}

/** A day as `YYYY-MM-DD`. */
export function day(value: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
  if (!isDay || new Date(value).toISOString().slice(0, 10) !== value)
    throw new InvalidArgumentError('Write a day as YYYY-MM-DD.')
  return value
}

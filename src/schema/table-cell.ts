import * as z from 'zod'

/** Tables have text where JSON has numbers (CSV), and several words for no value. */
const NOTHING = new Set(['', 'nan', 'null', 'none', 'na', 'n/a', '<na>', 'nat'])

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  Number.isNaN(value) ||
  (typeof value === 'string' && NOTHING.has(value.trim().toLowerCase()))

/** A number, or the text of one; a whole number beyond what a double holds exactly stays text, and is refused. */
export function cellNumber(value: unknown): unknown {
  if (isNothing(value)) return null
  if (typeof value !== 'string' || !/^\s*[+-]?(?:\d|\.\d|inf)/i.test(value)) return value
  const number = Number(value.trim().replace(/^([+-]?)inf(?:inity)?$/i, '$1Infinity'))
  if (Number.isNaN(number)) return value
  return /^\s*[+-]?\d+\s*$/.test(value) && !Number.isSafeInteger(number) ? value : number
}

/** Text without the blanks around it, or a number that stands for it. */
export function cellText(value: unknown): unknown {
  if (value === undefined || value === '') return null
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : value
}

export function cellBoolean(value: unknown): unknown {
  const word = typeof value === 'string' ? value.toLowerCase() : value
  return word === 'true' || word === 'false' ? word === 'true' : value
}

/** Seconds of the first instant that is taken for milliseconds: the year 5138. */
const LARGEST_SECONDS = 1e11
const MS_PER_SECOND = 1000

/** Unix seconds of a date as text, or of a count of milliseconds, microseconds or nanoseconds. A date without a zone is UTC. */
export function cellSeconds(value: unknown): unknown {
  if (typeof value === 'string' && /^\s*\d{4}-\d\d-\d\d/.test(value)) {
    const text = value.trim().replace(' ', 'T')
    const isZoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T')
    const atMs = Date.parse(isZoned ? text : `${text}Z`)
    return Number.isNaN(atMs) ? value : atMs / MS_PER_SECOND
  }
  const number = typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : cellNumber(value)
  if (typeof number !== 'number') return number
  let seconds = number
  while (seconds > LARGEST_SECONDS && seconds < LARGEST_SECONDS * MS_PER_SECOND ** 3) seconds /= MS_PER_SECOND
  return seconds
}

/** Any number, an infinite one too: what is wrong with it is for its reader to say. */
const AnyNumber = z.custom<number>((value) => typeof value === 'number', { error: 'must be a number' })

/** Cells of tables of others: absent columns are columns without values. */
export const LooseNumber = z.preprocess(cellNumber, AnyNumber.nullable()).default(null)
export const LooseSeconds = z.preprocess(cellSeconds, z.number().nullable()).default(null)
export const LooseText = z.preprocess(cellText, z.string().nullable()).default(null)

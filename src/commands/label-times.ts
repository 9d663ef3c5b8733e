import { InvalidArgumentError } from 'commander'
import { AppError } from '../errors.ts'
import type { Window } from '../label/window.ts'
import { quoted } from '../quoted.ts'
import { SECONDS_PER_HOUR } from '../units.ts'

const SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: SECONDS_PER_HOUR,
  d: 24 * SECONDS_PER_HOUR,
  w: 7 * 24 * SECONDS_PER_HOUR,
}

const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|[smhdw]))+$/
const DURATION_PART = /(\d+(?:\.\d+)?)(ms|[smhdw])/g

/** Seconds of a text as Prometheus writes durations, such as `1h30m`, or of a plain number; `null` = it is none. */
export function secondsIn(text: string): number | null {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  if (!DURATION.test(text)) return null
  return [...text.matchAll(DURATION_PART)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * (SECONDS[unit ?? ''] ?? 0),
    0,
  )
}

/** A duration above 0, for an option. */
export function duration(text: string): number {
  const seconds = secondsIn(text.trim())
  if (seconds === null || seconds <= 0)
    throw new InvalidArgumentError('Write a duration such as 15s, 5m or 1h30m.')
  return seconds
}

/** Later than any time that is meant in seconds: the year 5138. */
const LARGEST_SECONDS = 1e11
const MS_PER_S = 1000

/** Unix seconds of `now`, `-1h`, `now-1h`, Unix seconds, or RFC 3339; `null` = none of these. */
export function instantIn(text: string, nowS: number): number | null {
  const [, ago] = /^(?:now)?-(.+)$/.exec(text) ?? []
  if (text === 'now') return nowS
  if (ago !== undefined) {
    const seconds = secondsIn(ago)
    return seconds === null ? null : nowS - seconds
  }
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) < LARGEST_SECONDS ? Number(text) : null
  if (!/^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.test(text)) return null
  const ms = Date.parse(text.replace(' ', 'T'))
  return Number.isNaN(ms) ? null : ms / MS_PER_S
}

const DEFAULT_WINDOW_S = SECONDS_PER_HOUR

type WindowFlags = { readonly start?: string; readonly end?: string; readonly window?: number }

/** The window that flags mean: an hour that ends now, unless they say otherwise. Throws `input`. */
export function windowFrom({ start, end, window }: WindowFlags, nowS: number): Window {
  if (start !== undefined && window !== undefined)
    throw new AppError(
      'input',
      '--start and --window both say where the window begins',
      'Leave one of them out.',
    )
  const end_at_s = end === undefined ? nowS : instantOf('--end', end, nowS)
  const start_at_s =
    start === undefined ? end_at_s - (window ?? DEFAULT_WINDOW_S) : instantOf('--start', start, nowS)
  if (start_at_s >= end_at_s)
    throw new AppError('input', 'the window ends before it begins', 'Write a --start before the --end.')
  if (start_at_s > nowS)
    throw new AppError('input', 'the window begins in the future', 'Write a --start before now.')
  return { start_at_s, end_at_s }
}

function instantOf(flag: string, text: string, nowS: number): number {
  const at_s = instantIn(text.trim(), nowS)
  if (at_s !== null) return at_s
  throw new AppError(
    'input',
    `${flag} ${quoted(text)} is no time`,
    'Write one as 2026-03-01T14:00:00Z, Unix seconds, now, or -1h.',
  )
}

/** Now, in Unix seconds. */
export const nowS = (): number => Date.now() / MS_PER_S

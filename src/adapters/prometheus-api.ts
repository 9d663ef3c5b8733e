import { AppError } from '../errors.ts'
import type { Series } from '../exposition/sample.ts'
import { namesAnswerFrom, seriesAnswerFrom } from '../metrics/api-answer.ts'
import { prometheusAsker } from './prometheus-ask.ts'
import { accessFrom, type PrometheusOptions } from './prometheus-options.ts'
import { type Answered, cut, inPieces, type Piece } from './prometheus-pieces.ts'

/**
 * The HTTP API of Prometheus, and of what speaks it. Times are Unix seconds, read to the millisecond. Everything throws `source` with
 * what the server says and what to do about it.
 */
export type PrometheusApi = {
  /** A query at one time: one point of each series. */
  readonly instant: (query: string, atS: number) => Promise<Answered>
  /** A query at every step from `startS` to `endS`, both included, however many that are. */
  readonly range: (query: string, startS: number, endS: number, stepS: number) => Promise<Answered>
  /**
   * The samples themselves, as they were scraped, of the series of a selector such as `name{label="value"}`: from `startS` to `endS`,
   * both included, each once.
   */
  readonly samples: (selector: string, startS: number, endS: number) => Promise<Answered>
  /** Names of metrics of which a selector finds series, in a window where one is given. */
  readonly names: (
    match: string,
    window?: { readonly startS: number; readonly endS: number },
  ) => Promise<Named>
}

export type Named = {
  readonly names: readonly string[]
  readonly warnings: readonly string[]
  readonly infos: readonly string[]
}

/** More points of one series are refused by every server. */
const MOST_POINTS = 11_000
const CONCURRENCY = 4
const SAMPLES_WINDOW_S = 3600
/** A window of samples is not cut any shorter. */
const LEAST_WINDOW_MS = 1000
const MS_PER_S = 1000

/** Nothing is asked yet. Throws `input` for an address, a header or a way to sign in that cannot be one. */
export function prometheusApi(options: PrometheusOptions): PrometheusApi {
  const access = accessFrom(options)
  const ask = prometheusAsker(access)
  const { concurrency = CONCURRENCY, samplesWindowS = SAMPLES_WINDOW_S } = options
  const timeout = `${access.attemptMs}ms`
  const query = (path: string, params: Readonly<Record<string, string>>) =>
    ask({ path, params: { ...params, timeout }, isQuery: true, read: seriesAnswerFrom })

  return {
    async instant(text, atS) {
      const time = seconds(msFrom(atS))
      return inPieces([{ first: 0, last: 0 }], { least: 1, concurrency }, () =>
        query('query', { query: text, time }),
      )
    },
    async range(text, startS, endS, stepS) {
      const { first: startMs, last: endMs } = windowMs(startS, endS)
      const stepMs = msFrom(stepS)
      if (stepMs < 1) throw new AppError('input', `a step of ${stepS} s is none`, 'Write 0.001 or more.')
      const points = { first: 0, last: Math.floor((endMs - startMs) / stepMs) }
      return inPieces(cut(points, MOST_POINTS), { least: 1, concurrency }, ({ first, last }) =>
        query('query_range', {
          query: text,
          start: seconds(startMs + first * stepMs),
          end: seconds(startMs + last * stepMs),
          step: seconds(stepMs),
        }),
      )
    },
    async samples(selector, startS, endS) {
      const windows = cut(windowMs(startS, endS), samplesWindowS * MS_PER_S)
      return inPieces(windows, { least: LEAST_WINDOW_MS, concurrency }, async (window) => {
        const { first, last } = window
        // Open at its beginning since Prometheus 3, and closed before: a millisecond more, and what is outside left out.
        const range = `${selector}[${last - first + 1}ms]`
        const asked = await query('query', { query: range, time: seconds(last) })
        return asked.kind === 'data' ? { ...asked, data: within(asked.data, window) } : asked
      })
    },
    async names(match, window) {
      const times =
        window === undefined
          ? {}
          : { start: seconds(msFrom(window.startS)), end: seconds(msFrom(window.endS)) }
      const asked = await ask({
        path: 'label/__name__/values',
        params: { 'match[]': match, ...times },
        isQuery: false,
        read: namesAnswerFrom,
      })
      if (asked.kind === 'refused') throw asked.error
      return { names: asked.data, warnings: asked.warnings, infos: asked.infos }
    },
  }
}

function windowMs(startS: number, endS: number): Piece {
  const window = { first: msFrom(startS), last: msFrom(endS) }
  if (window.first <= window.last) return window
  throw new AppError('input', 'the window ends before it begins', 'Write the earlier time first.')
}

function msFrom(atS: number): number {
  const ms = Math.round(atS * MS_PER_S)
  if (Number.isSafeInteger(ms)) return ms
  throw new AppError('input', `${atS} is no time in seconds`, 'Write Unix seconds.')
}

const seconds = (ms: number): string => String(ms / MS_PER_S)

const within = (all: readonly Series[], { first, last }: Piece): readonly Series[] =>
  all
    .map((series) => ({ ...series, points: series.points.filter(([atS]) => isWithin(atS, first, last)) }))
    .filter(({ points }) => points.length > 0)

const isWithin = (atS: number, firstMs: number, lastMs: number): boolean =>
  atS * MS_PER_S >= firstMs - HALF_MS && atS * MS_PER_S <= lastMs + HALF_MS

/** Seconds in a double are no whole milliseconds. */
const HALF_MS = 0.5

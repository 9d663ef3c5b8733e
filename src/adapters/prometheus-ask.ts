import { AppError } from '../errors.ts'
import type { ApiAnswer } from '../metrics/api-answer.ts'
import { exchange, isReply } from './http-exchange.ts'
import { isPassing, type Outcome, patiently, retryAfterMsOf } from './patient-http.ts'
import type { PrometheusAccess } from './prometheus-options.ts'
import { refusalOf } from './prometheus-refusal.ts'

/** What a question got. Where it was too much, a smaller one may do. */
export type Asked<T> =
  | (ApiAnswer<T> & { readonly kind: 'data' })
  | { readonly kind: 'refused'; readonly isTooMuch: boolean; readonly error: AppError }

export type ApiQuestion<T> = {
  /** Below `/api/v1/`. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  /** Queries may be sent with POST, whatever their length. */
  readonly isQuery: boolean
  readonly read: (bytes: Buffer) => ApiAnswer<T> | null
}

export type AskPrometheus = <T>(question: ApiQuestion<T>) => Promise<Asked<T>>

/** `null` = it was larger than is read. */
type Got<T> = { readonly status: number; readonly text: string; readonly answer: ApiAnswer<T> | null } | null

const OK = 200
const NO_SUCH_METHOD = 405
const NEVER = new AbortController().signal

/** Asks, and asks again where trouble may pass. Throws `source` where no answer comes. */
export function prometheusAsker(access: PrometheusAccess): AskPrometheus {
  let takesPost = true

  async function attempt<T>(question: ApiQuestion<T>, leftMs: number): Promise<Outcome<{ got: Got<T> }>> {
    const isPost = question.isQuery && takesPost
    const outcome = await exchange({
      ...requestOf(access, question, isPost),
      tls: { ca: access.ca, insecure: access.insecure, serverName: null },
      timeoutMs: Math.min(access.attemptMs, leftMs),
      largestReplyBytes: access.largestReplyBytes,
      keepsConnection: true,
    })
    if (!isReply(outcome)) {
      const { isLate, isTooLarge, isFinal, why, cause } = outcome
      if (isTooLarge) return { kind: 'answer', retryAfterMs: null, got: null }
      if (isFinal) throw new AppError('source', `${access.shown} ${why[0]}`, why[1], { cause })
      return { kind: 'none', isLate, cause, why }
    }
    const { status, headers, bytes } = outcome
    if (isPost && status === NO_SUCH_METHOD) {
      takesPost = false
      return attempt(question, leftMs)
    }
    const answer = question.read(bytes)
    const told = answer === null || status !== OK ? bytes.toString('utf8', 0, MOST_BYTES_READ) : ''
    const retryAfterMs = retryAfterMsOf(headers['retry-after'] ?? null, headers.date ?? null)
    return {
      kind: 'answer',
      retryAfterMs,
      got: { status, text: headers.location?.replace(/[?#].*$/s, '') ?? told, answer },
    }
  }

  return async <T>(question: ApiQuestion<T>): Promise<Asked<T>> => {
    const { got } = await patiently<{ readonly got: Got<T> }>({ mayPass, signal: NEVER }, access, (leftMs) =>
      attempt(question, leftMs),
    )
    if (got?.status === OK && got.answer?.kind === 'data') return got.answer
    return { kind: 'refused', ...refusalOf(access, question.path, got) }
  }
}

/** Of what is no answer. More than is told, so that no secret in it is cut before it is known as one. */
const MOST_BYTES_READ = 1 << 20

/** A query that took too long would do so again. */
const mayPass = ({ got }: { readonly got: Got<unknown> }): boolean =>
  got !== null && isPassing(got) && !(got.answer?.kind === 'error' && got.answer.errorType === 'timeout')

function requestOf<T>(
  access: PrometheusAccess,
  { path, params }: ApiQuestion<T>,
  isPost: boolean,
): { readonly url: URL; readonly headers: Readonly<Record<string, string>>; readonly body: string | null } {
  const form = new URLSearchParams(params).toString()
  const url = new URL(access.url)
  url.pathname += `/${path}`
  if (!isPost) url.search = [url.search.slice(1), form].filter((part) => part !== '').join('&')
  const headers = { ...access.headers, accept: 'application/json' }
  return isPost
    ? { url, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body: form }
    : { url, headers, body: null }
}

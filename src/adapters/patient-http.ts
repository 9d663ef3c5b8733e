import { setTimeout as sleepFor } from 'node:timers/promises'
import { AppError } from '../errors.ts'

/** Time and chance, so that a test can hold both. */
export type Clock = {
  /** Milliseconds since any fixed instant. */
  readonly now: () => number
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** From 0 to below 1. */
  readonly random: () => number
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (ms, signal) => {
    await sleepFor(ms, undefined, { signal })
  },
  random: Math.random,
}

export type HttpOptions = {
  /** What messages call the server: no user, password or query of an address. */
  readonly shown: string
  /** Sent as `Authorization: Bearer`. */
  readonly token: string | null
  /** Time for one question, attempts and waits together. */
  readonly patienceMs: number
  readonly attemptMs: number
  readonly largestReplyBytes: number
  readonly clock: Clock
}

export type Question = {
  readonly url: URL
  /** Sent with POST, as JSON; `null` is a GET. */
  readonly body: unknown
  /** May the answer be another one soon? */
  readonly mayPass: (answer: Answer) => boolean
  readonly signal: AbortSignal
}

export type Answer = { readonly status: number; readonly text: string }

/** Too many requests, or trouble of the server's own. */
export const isPassing = ({ status }: Answer): boolean => status === 429 || status >= 500

const MOST_ATTEMPTS = 5
const FIRST_WAIT_MS = 500
const MS_PER_S = 1000

/**
 * The answer to a question that may be asked again: while an answer may pass it is, later and later, or when the server says;
 * the last answer is given when patience ends. Redirects are not followed: a token is for the address that was named. Throws
 * `source` when there is no answer at all.
 */
export async function ask(question: Question, options: HttpOptions): Promise<Answer> {
  const { clock, patienceMs } = options
  const deadline = clock.now() + patienceMs
  for (let attempt = 1; ; attempt++) {
    const outcome = await attemptOnce(question, options, deadline - clock.now())
    question.signal.throwIfAborted()
    const isAnswer = outcome.kind === 'answer'
    if (isAnswer && !question.mayPass(outcome)) return outcome
    const backoffMs = FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + clock.random() / 2)
    const waitMs = isAnswer ? (outcome.retryAfterMs ?? backoffMs) : backoffMs
    if (attempt === MOST_ATTEMPTS || clock.now() + waitMs >= deadline) {
      if (isAnswer) return outcome
      throw gaveUp(outcome, attempt, options)
    }
    await clock.sleep(waitMs, question.signal)
  }
}

type NoAnswer = { readonly kind: 'none'; readonly isLate: boolean; readonly cause: unknown }
type Outcome = (Answer & { readonly kind: 'answer'; readonly retryAfterMs: number | null }) | NoAnswer

async function attemptOnce(
  { url, body, signal }: Question,
  options: HttpOptions,
  leftMs: number,
): Promise<Outcome> {
  const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(Math.min(options.attemptMs, leftMs))))
  try {
    const response = await fetch(url, {
      ...(body === null ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: headersOf(body, options),
      redirect: 'manual',
      signal: AbortSignal.any([signal, timeout]),
    })
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel()
      throw new AppError(
        'source',
        `${options.shown} answered with a redirect, which is not followed`,
        'Name the address that it leads to.',
      )
    }
    return {
      kind: 'answer',
      status: response.status,
      text: await textOf(response, options),
      retryAfterMs: retryAfterMsOf(response.headers),
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    return { kind: 'none', isLate: timeout.aborted, cause }
  }
}

const headersOf = (body: unknown, { token }: HttpOptions): Record<string, string> => ({
  accept: 'application/json',
  ...(body === null ? {} : { 'content-type': 'application/json' }),
  ...(token === null ? {} : { authorization: `Bearer ${token}` }),
})

async function textOf({ body }: Response, { largestReplyBytes, shown }: HttpOptions): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength
    if (bytes > largestReplyBytes) {
      throw new AppError(
        'source',
        `${shown} answered with more than ${largestReplyBytes} bytes`,
        'Is this the right address?',
      )
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Seconds, or a date; a date counts from the server's own clock. */
function retryAfterMsOf(headers: Headers): number | null {
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+$/.test(value)) return Number(value) * MS_PER_S
  const ms = Date.parse(value) - Date.parse(headers.get('date') ?? '')
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}

/** Says nothing of the request, which holds the token. */
function gaveUp({ isLate, cause }: NoAnswer, attempts: number, { shown, attemptMs }: HttpOptions): AppError {
  const what = isLate ? `gave no answer within ${attemptMs / MS_PER_S} s` : 'cannot be reached'
  const times = attempts === 1 ? '' : `, ${attempts} times`
  return new AppError('source', `${shown} ${what}${times}`, 'Is it running, and is the address right?', {
    cause,
  })
}

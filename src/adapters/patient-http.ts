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

/** How long a question may take. */
export type Patience = {
  /** What messages call the server: no user, password or query of an address. */
  readonly shown: string
  /** Time for one question, attempts and waits together. */
  readonly patienceMs: number
  readonly attemptMs: number
  readonly clock: Clock
}

export type HttpOptions = Patience & {
  /** Sent as `Authorization: Bearer`. */
  readonly token: string | null
  /** Sent with every question. */
  readonly headers?: Readonly<Record<string, string>>
  readonly largestReplyBytes: number
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
export const isPassing = ({ status }: Pick<Answer, 'status'>): boolean => status === 429 || status >= 500

const MOST_ATTEMPTS = 5
const FIRST_WAIT_MS = 500
const MS_PER_S = 1000

/**
 * The answer to a question that may be asked again: while an answer may pass it is, later and later, or when the server says;
 * the last answer is given when patience ends. Redirects are not followed: a token is for the address that was named. Throws
 * `source` when there is no answer at all.
 */
export const ask = (question: Question, options: HttpOptions): Promise<Answer> =>
  patiently(question, options, (leftMs) => attemptOnce(question, options, leftMs))

/** The same for a question that is put another way: `attempt` is one try, within the time that is left. */
export async function patiently<A>(
  { mayPass, signal }: { readonly mayPass: (answer: A) => boolean; readonly signal: AbortSignal },
  options: Patience,
  attempt: (leftMs: number) => Promise<Outcome<A>>,
): Promise<A> {
  const { clock, patienceMs } = options
  const deadline = clock.now() + patienceMs
  for (let attempts = 1; ; attempts++) {
    const outcome = await attempt(deadline - clock.now())
    signal.throwIfAborted()
    const isAnswer = outcome.kind === 'answer'
    if (isAnswer && !mayPass(outcome)) return outcome
    const backoffMs = FIRST_WAIT_MS * 2 ** (attempts - 1) * (0.5 + clock.random() / 2)
    const waitMs = isAnswer ? (outcome.retryAfterMs ?? backoffMs) : backoffMs
    if (attempts === MOST_ATTEMPTS || clock.now() + waitMs >= deadline) {
      if (isAnswer) return outcome
      throw gaveUp(outcome, attempts, options)
    }
    await clock.sleep(waitMs, signal)
  }
}

/** `why` tells what is wrong and what to do about it, where that is known. */
export type NoAnswer = {
  readonly kind: 'none'
  readonly isLate: boolean
  readonly cause: unknown
  readonly why?: readonly [what: string, hint: string]
}
export type Outcome<A> = (A & { readonly kind: 'answer'; readonly retryAfterMs: number | null }) | NoAnswer

async function attemptOnce(
  { url, body, signal }: Question,
  options: HttpOptions,
  leftMs: number,
): Promise<Outcome<Answer>> {
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
      retryAfterMs: retryAfterMsOf(response.headers.get('retry-after'), response.headers.get('date')),
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    return { kind: 'none', isLate: timeout.aborted, cause }
  }
}

const headersOf = (body: unknown, { token, headers }: HttpOptions): Record<string, string> => ({
  ...headers,
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

/** Seconds, or a date; a date counts from the server's own clock. `null` = the header is not there, or is neither. */
export function retryAfterMsOf(retryAfter: string | null, date: string | null): number | null {
  const value = retryAfter?.trim() ?? ''
  if (/^\d+$/.test(value)) return Number(value) * MS_PER_S
  const ms = Date.parse(value) - Date.parse(date ?? '')
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}

const UNREACHABLE = ['cannot be reached', 'Is it running, and is the address right?'] as const

/** Says nothing of the request, which holds the token. */
function gaveUp(
  { isLate, cause, why }: NoAnswer,
  attempts: number,
  { shown, attemptMs }: Patience,
): AppError {
  const [reason, hint] = why ?? UNREACHABLE
  const what = isLate ? `gave no answer within ${attemptMs / MS_PER_S} s` : reason
  const times = attempts === 1 ? '' : `, ${attempts} times`
  return new AppError('source', `${shown} ${what}${times}`, hint, { cause })
}

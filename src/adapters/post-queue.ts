import { AppError, sentenceOf } from '../errors.ts'
import type { HttpOptions } from './patient-http.ts'
import { ask, isPassing } from './patient-http.ts'

export type PostQueueOptions = {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly http: Pick<HttpOptions, 'clock'>
  /** Told of an answer that is a refusal, and of no answer at all; what was sent is lost then. */
  readonly onTrouble: (sentence: string) => void
}

export type PostQueue = {
  /** Takes a value to be sent; never waits. */
  readonly offer: (body: unknown) => void
  /** Sends what waits, for so long at most, and takes no more. */
  readonly close: (patienceMs: number) => Promise<PostCounts>
}

export type PostCounts = {
  readonly sent: number
  /** Refused, or without an answer. */
  readonly failed: number
  /** Never sent: there was no room, or no time. */
  readonly dropped: number
}

const MOST_WAITING = 1000
const PATIENCE_MS = 60_000
/** Of an address that did not take the last one: asked once. */
const IMPATIENCE_MS = 200
const ATTEMPT_MS = 5_000
const LARGEST_REPLY_BYTES = 1024 * 1024
const MOST_TOLD = 200

/**
 * Posts values as JSON, one after the other, in their order. Busy and failing servers are asked again, later and later. When too
 * many wait, new ones are dropped and counted: a receiver that is slow must not hold up what is received.
 */
export function postQueue({ url, headers, http, onTrouble }: PostQueueOptions): PostQueue {
  const waiting: unknown[] = []
  const counts = { sent: 0, failed: 0, dropped: 0 }
  const stop = new AbortController()
  let working: Promise<void> | null = null
  let isDown = false

  async function send(body: unknown): Promise<void> {
    try {
      const answer = await ask(
        { url, body, mayPass: isPassing, signal: stop.signal },
        {
          shown: url.origin,
          token: null,
          headers,
          patienceMs: isDown ? IMPATIENCE_MS : PATIENCE_MS,
          attemptMs: ATTEMPT_MS,
          largestReplyBytes: LARGEST_REPLY_BYTES,
          ...http,
        },
      )
      isDown = isPassing(answer)
      if (answer.status >= 200 && answer.status < 300) {
        counts.sent++
        return
      }
      counts.failed++
      onTrouble(`${url.origin} answered with status ${answer.status}: ${answer.text.slice(0, MOST_TOLD)}`)
    } catch (error) {
      if (stop.signal.aborted) {
        counts.dropped++
        return
      }
      if (!(error instanceof AppError)) throw error
      isDown = true
      counts.failed++
      onTrouble(sentenceOf(error))
    }
  }

  async function work(): Promise<void> {
    for (let body = waiting.shift(); body !== undefined; body = waiting.shift()) await send(body)
    working = null
  }

  return {
    offer(body) {
      if (stop.signal.aborted || waiting.length >= MOST_WAITING) {
        counts.dropped++
        return
      }
      waiting.push(body)
      working ??= work()
    },
    async close(patienceMs) {
      const timer = setTimeout(() => {
        counts.dropped += waiting.splice(0).length
        stop.abort()
      }, patienceMs)
      await working
      clearTimeout(timer)
      stop.abort()
      return { ...counts }
    },
  }
}

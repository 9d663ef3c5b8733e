import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../errors.ts'

/** `fetch`, or what stands for it in a test. */
export type Fetch = (url: URL, init: RequestInit) => Promise<Response>

const MOST_REDIRECTS = 3
const KIB = 1024

/** How far to go for a file. */
export type FetchTerms = {
  readonly largestKib: number
  /** Of one attempt, from the question to the last byte. */
  readonly attemptMs: number
  /** Waits between the attempts, of which there is one more. */
  readonly waitsMs: readonly number[]
  /** The error that says why an address is of no use; `shown` is what messages call it. */
  readonly refusal: (shown: string, why: string, cause?: unknown) => AppError
}

const CONFIGURATION: FetchTerms = {
  largestKib: 256,
  attemptMs: 10_000,
  waitsMs: [0],
  refusal: (shown, why, cause) =>
    new AppError(
      'source',
      `${shown}, which the configuration extends, ${why}`,
      'Correct the address, or try again.',
      { cause },
    ),
}

/**
 * The bytes behind an https address; redirects are followed to https alone. Nothing is sent but the question: no token, no
 * cookie. Throws the refusal of `terms` when they cannot be had; without terms, those of a file that is extended. `shown` is
 * what messages call the address.
 */
export async function fetchedBytes(
  url: URL,
  shown: string,
  fetchFrom: Fetch,
  terms: FetchTerms = CONFIGURATION,
): Promise<Uint8Array> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fetchedOnce(url, shown, fetchFrom, terms)
    } catch (cause) {
      if (cause instanceof AppError) throw cause
      const waitMs = terms.waitsMs[attempt]
      if (waitMs === undefined) throw terms.refusal(shown, 'cannot be reached', cause)
      await sleep(waitMs)
    }
  }
}

async function fetchedOnce(
  start: URL,
  shown: string,
  fetchFrom: Fetch,
  terms: FetchTerms,
): Promise<Uint8Array> {
  const { refusal } = terms
  const signal = AbortSignal.timeout(terms.attemptMs)
  let url = start
  for (let redirects = 0; ; redirects++) {
    const response = await fetchFrom(url, { redirect: 'manual', signal, headers: { accept: '*/*' } })
    const { status, headers } = response
    if (status === 200) return bytesOf(response, shown, terms)
    await response.body?.cancel()
    if (status < 300 || status >= 400) {
      if (status >= 500) throw new Error(`status ${status}`)
      throw refusal(shown, `answered with status ${status}`)
    }
    const next = URL.parse(headers.get('location') ?? '', url.href)
    if (next?.protocol !== 'https:') throw refusal(shown, 'redirects to an address that is not https')
    if (redirects === MOST_REDIRECTS) throw refusal(shown, `redirects more than ${MOST_REDIRECTS} times`)
    url = next
  }
}

async function bytesOf(
  { body }: Response,
  shown: string,
  { largestKib, refusal }: FetchTerms,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > largestKib * KIB) throw refusal(shown, `is over ${largestText(largestKib)}`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const largestText = (kib: number): string => (kib % KIB === 0 ? `${kib / KIB} MiB` : `${kib} KiB`)

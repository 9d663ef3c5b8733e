import { createHash } from 'node:crypto'
import { AppError } from '../errors.ts'

/** `fetch`, or what stands for it in a test. */
export type Fetch = (url: URL, init: RequestInit) => Promise<Response>

const TIMEOUT_MS = 10_000
const LARGEST_BYTES = 256 * 1024
const MOST_REDIRECTS = 3
const ATTEMPTS = 2

/**
 * The bytes behind an https address; redirects are followed to https alone. Nothing is sent but the question: no token, no
 * cookie. Throws `source` when they cannot be had. `shown` is what messages call the address.
 */
export async function fetchedBytes(url: URL, shown: string, fetchFrom: Fetch): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetchedOnce(url, shown, fetchFrom)
    } catch (cause) {
      if (cause instanceof AppError) throw cause
      if (attempt === ATTEMPTS) throw refusal(shown, 'cannot be reached', cause)
    }
  }
}

async function fetchedOnce(start: URL, shown: string, fetchFrom: Fetch): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  let url = start
  for (let redirects = 0; ; redirects++) {
    const response = await fetchFrom(url, { redirect: 'manual', signal, headers: { accept: '*/*' } })
    const { status, headers } = response
    if (status === 200) return bytesOf(response, shown)
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

async function bytesOf({ body }: Response, shown: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > LARGEST_BYTES) throw refusal(shown, 'is over 256 KiB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const refusal = (shown: string, why: string, cause?: unknown): AppError =>
  new AppError(
    'source',
    `${shown}, which the configuration extends, ${why}`,
    'Correct the address, or try again.',
    {
      cause,
    },
  )

import { type IncomingHttpHeaders, type IncomingMessage, request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'

/** How the certificate of a server is checked. */
export type TlsOptions = {
  /** CA certificates as PEM, in place of the system's; `null` = those. */
  readonly ca: string | null
  /** Takes any certificate. */
  readonly insecure: boolean
  /** The name that the certificate is for, where the address is none, such as an IP; `null` = that of the address. */
  readonly serverName: string | null
}

export type Exchange = {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** Sent with POST; `null` is a GET. */
  readonly body: string | null
  readonly tls: TlsOptions
  /** For all of it, to the last byte of the reply. */
  readonly timeoutMs: number
  /** As it was before it was packed. */
  readonly largestReplyBytes: number
  /** Keeps the connection for the next one. */
  readonly keepsConnection: boolean
}

export type Reply = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
}

/** What went wrong, and what to do about it. */
export type NoReply = {
  readonly isLate: boolean
  readonly isTooLarge: boolean
  /** It would be the same the next time. */
  readonly isFinal: boolean
  readonly why: readonly [what: string, hint: string]
  readonly cause: unknown
}

export const isReply = (outcome: Reply | NoReply): outcome is Reply => 'status' in outcome

/**
 * One request and its whole reply, unpacked. A redirect is a reply like any other, and nobody follows it: a token is for the address
 * that was named. What breaks on the way is a value, which holds nothing of the request.
 */
export async function exchange(request: Exchange): Promise<Reply | NoReply> {
  const { largestReplyBytes, timeoutMs } = request
  const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)))
  let isTooLarge = false
  const tooLarge = (): AppError => {
    isTooLarge = true
    return new AppError(
      'source',
      `answers with more than ${largestReplyBytes} bytes`,
      'Is it the right address?',
    )
  }
  try {
    const message = await begin(request, timeout)
    const bytes = await bytesOf(message, largestReplyBytes, tooLarge)
    return { status: message.statusCode ?? 0, headers: message.headers, bytes }
  } catch (cause) {
    const isLate = timeout.aborted
    const isFinal = !isLate && isLasting(cause)
    return { isLate, isTooLarge, isFinal, why: isLate ? late(timeoutMs) : reasonFor(cause), cause }
  }
}

function begin(request: Exchange, signal: AbortSignal): Promise<IncomingMessage> {
  const { url, headers, body, tls, keepsConnection } = request
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? tlsRequest : plainRequest
    const sent = send(url, {
      method: body === null ? 'GET' : 'POST',
      headers: { 'user-agent': 'wattlint', 'accept-encoding': 'gzip', ...headers },
      signal,
      ...(tls.ca === null ? {} : { ca: tls.ca }),
      ...(tls.insecure ? { rejectUnauthorized: false } : {}),
      ...(tls.serverName === null ? {} : { servername: tls.serverName }),
      ...(keepsConnection ? {} : { agent: false }),
    })
    sent.on('response', resolve)
    sent.on('error', reject)
    sent.end(body ?? undefined)
  })
}

/** Neither what comes nor what it unpacks to is ever held beyond the limit. */
async function bytesOf(message: IncomingMessage, limitBytes: number, tooLarge: () => Error): Promise<Buffer> {
  const limited = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let bytes = 0
    for await (const chunk of source) {
      bytes += chunk.length
      if (bytes > limitBytes) throw tooLarge()
      yield chunk
    }
  }
  const chunks: Buffer[] = []
  const keep = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) chunks.push(chunk)
  }
  const encoding = message.headers['content-encoding'] ?? 'identity'
  if (encoding === 'gzip') await pipeline(message, limited, createGunzip(), limited, keep)
  else if (encoding === 'identity') await pipeline(message, limited, keep)
  else {
    message.destroy()
    throw new AppError('source', `packs its answer as ${quoted(encoding)}`, 'Only gzip is unpacked.')
  }
  return Buffer.concat(chunks)
}

const MS_PER_S = 1000

const late = (timeoutMs: number): NoReply['why'] => [
  `gave no answer within ${timeoutMs / MS_PER_S} s`,
  'Is it running, and is the address right?',
]

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/
const CUT = /^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|Z_\w+|HPE_\w+)$/

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : ''

const isLasting = (cause: unknown): boolean =>
  cause instanceof AppError || CERTIFICATE.test(codeOf(cause)) || codeOf(cause) === 'EPROTO'

function reasonFor(cause: unknown): NoReply['why'] {
  if (cause instanceof AppError) return [cause.message, cause.hint]
  const code = codeOf(cause)
  if (CERTIFICATE.test(code))
    return [
      `shows a certificate that is not trusted (${code})`,
      'Name the CA that it is from, and whom it is for.',
    ]
  if (CUT.test(code)) return [`broke off its answer (${code})`, 'Try again; is it an HTTP server?']
  if (code === 'EPROTO') return ['does not speak TLS', 'Is the address one of http?']
  return [`cannot be reached${code === '' ? '' : ` (${code})`}`, 'Is it running, and is the address right?']
}

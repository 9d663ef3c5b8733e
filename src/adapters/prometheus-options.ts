import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'
import { type Clock, systemClock } from './patient-http.ts'

/** Where Prometheus is, or what speaks its API (Thanos, Mimir, VictoriaMetrics), and how to be let in. */
export type PrometheusOptions = {
  /** With the path before `/api/v1` where there is one, such as `/prometheus` of Mimir. */
  readonly url: string
  /** A bearer token; `null` = none. */
  readonly bearer?: string | null
  readonly basic?: { readonly user: string; readonly password: string } | null
  /** Sent with every question, such as `X-Scope-OrgID`. */
  readonly headers?: Readonly<Record<string, string>>
  /** CA certificates as PEM, in place of the system's; `null` = those. */
  readonly ca?: string | null
  /** Takes any certificate. */
  readonly insecure?: boolean
  /** Time for one attempt. */
  readonly timeoutMs?: number
  /** Time for one question, attempts and waits together. */
  readonly patienceMs?: number
  /** Questions at once. */
  readonly concurrency?: number
  /** Seconds of raw samples in one question. */
  readonly samplesWindowS?: number
  readonly largestReplyBytes?: number
  readonly clock?: Clock
}

export type PrometheusAccess = {
  /** Of the API, `/api/v1` included. */
  readonly url: URL
  /** What messages call the server. */
  readonly shown: string
  readonly headers: Readonly<Record<string, string>>
  /** What is never told, even where the server repeats it. */
  readonly secrets: readonly string[]
  readonly ca: string | null
  readonly insecure: boolean
  readonly attemptMs: number
  readonly patienceMs: number
  readonly largestReplyBytes: number
  readonly clock: Clock
}

const TIMEOUT_MS = 120_000
const PATIENCE_MS = 300_000
/** A matrix of 5,000 series with 11,000 points is 1.3 GiB; halves of it are asked for then. */
const LARGEST_REPLY_BYTES = 256 * 1024 * 1024

/** Throws `input` for an address, a header or a way in that cannot be one; never with what is secret in it. */
export function accessFrom(options: PrometheusOptions): PrometheusAccess {
  const url = apiUrl(options.url)
  const { bearer = null, basic = null, headers = {} } = options
  return {
    url,
    shown: `Prometheus at ${url.origin}${url.pathname.replace(/\/api\/v1$/, '')}`,
    headers: { ...checkedHeaders(headers), ...authorization(bearer, basic, headers) },
    secrets: [
      ...(bearer === null ? [] : [bearer]),
      ...(basic === null ? [] : [basic.password, encoded(basic)]),
      ...Object.values(headers).flatMap((value) => [value, ...value.split(' ')]),
    ].filter((secret) => secret.length >= SHORTEST_SECRET),
    ca: options.ca ?? null,
    insecure: options.insecure ?? false,
    attemptMs: options.timeoutMs ?? TIMEOUT_MS,
    patienceMs: options.patienceMs ?? PATIENCE_MS,
    largestReplyBytes: options.largestReplyBytes ?? LARGEST_REPLY_BYTES,
    clock: options.clock ?? systemClock,
  }
}

/** Shorter ones, such as a tenant "1", would take words apart and hide nothing. */
const SHORTEST_SECRET = 4

const URL_HINT = 'Write it as http://HOST:9090, with the path before /api/v1 where there is one.'

function apiUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  // Without the text itself: it may hold a password in a form that nobody can take out.
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new AppError('input', 'the address of Prometheus is no http or https URL', URL_HINT)
  const shown = quoted(`${url.origin}${url.pathname}`)
  if (url.username !== '' || url.password !== '')
    throw new AppError(
      'input',
      `the address of Prometheus, ${shown}, holds a user or password`,
      'Give them apart from the address, where no log shows them.',
    )
  const path = url.pathname.replace(/\/+$/, '').replace(/\/api\/v1(?:\/query(?:_range)?)?$/, '')
  url.pathname = `${path.replace(/\/(?:graph|query)$/, '')}/api/v1`
  url.hash = ''
  return url
}

function authorization(
  bearer: string | null,
  basic: PrometheusOptions['basic'],
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const hasHeader = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization')
  if ([bearer !== null, basic != null, hasHeader].filter(Boolean).length > 1)
    throw new AppError(
      'input',
      'there is more than one way to sign in to Prometheus',
      'Give a token, or a user and password, or a header.',
    )
  if (basic?.user.includes(':'))
    throw new AppError(
      'input',
      'the user for Prometheus holds a colon',
      'Give the user without the password.',
    )
  if (basic != null) return { authorization: `Basic ${encoded(basic)}` }
  return bearer === null ? {} : { authorization: `Bearer ${checkedToken(bearer)}` }
}

const encoded = ({ user, password }: { readonly user: string; readonly password: string }): string =>
  Buffer.from(`${user}:${password}`).toString('base64')

/** Characters of RFC 6750, and a colon. A token must not break the header that it is in. */
export function checkedToken(token: string): string {
  if (/^[A-Za-z0-9._~+/:=-]+$/.test(token)) return token
  throw new AppError(
    'input',
    'the token is empty, or holds spaces or other characters that no token has',
    'Is it the right one, and has it no line feed at its end?',
  )
}

/** Names as they are sent, in small letters. */
function checkedHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const checked = Object.entries(headers).map(([name, value]) => {
    if (!/^[!#$%&'*+.^_`|~\dA-Za-z-]+$/.test(name))
      throw new AppError('input', `the header ${quoted(name)} has a name that no header has`, 'Correct it.')
    if (!/^[\t\x20-\x7e]*$/.test(value))
      throw new AppError('input', `the header ${quoted(name)} has a value that no header has`, 'Correct it.')
    return [name.toLowerCase(), value] as const
  })
  return Object.fromEntries(checked)
}

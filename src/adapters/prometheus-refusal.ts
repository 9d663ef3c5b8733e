import { AppError } from '../errors.ts'
import type { ApiAnswer } from '../metrics/api-answer.ts'
import { quoted } from '../quoted.ts'
import type { PrometheusAccess } from './prometheus-options.ts'

/** An answer that is none: what it says, or where it leads to. */
export type Refused = {
  readonly status: number
  readonly text: string
  readonly answer: ApiAnswer<unknown> | null
}

export type Refusal = { readonly isTooMuch: boolean; readonly error: AppError }

const LONGEST_TOLD = 200

/** Limits of samples, series, chunks and time, in the words of Prometheus, Thanos, Mimir and VictoriaMetrics. */
const TOO_MUCH = /too many|too long|exceed|limit|maximum|timed out|deadline/i

/** What to say of it, and what to do about it; `null` = it was larger than is read. */
export function refusalOf(access: PrometheusAccess, path: string, refused: Refused | null): Refusal {
  const refusal = (what: string, hint: string, isTooMuch = false): Refusal => ({
    isTooMuch,
    error: new AppError('source', `${access.shown} ${what}`, hint),
  })
  if (refused === null)
    return refusal(`answers with more than ${access.largestReplyBytes} bytes`, 'Ask for less.', true)
  const { status, answer } = refused
  const told = toldBy(refused, access.secrets)
  const said = told === '' ? '' : `: ${quoted(told, LONGEST_TOLD)}`
  const isTooMuch =
    answer?.kind === 'error' && (answer.errorType === 'timeout' || TOO_MUCH.test(answer.error))
  if (status >= 300 && status < 400)
    return refusal(
      `answers with a redirect, which is not followed${said}`,
      'Name the address that it leads to.',
    )
  if (status === 401 || status === 403) return refusal(...doorOf(access, status, told, said))
  if (status === 404)
    return refusal(
      `has nothing at /api/v1/${path}${said}`,
      'Is a path missing in its address, such as the /prometheus of Mimir?',
    )
  if (status === 429) return refusal(`limits the rate of questions${said}`, 'Run again later.')
  if (answer?.kind === 'error') {
    if (isTooMuch) return refusal(`cannot answer so much at once${said}`, 'Ask for less.', true)
    if (status === 400)
      return refusal(`does not take the question${said}`, 'Correct the query, or its times.')
    if (status === 422) return refusal(`cannot run the query${said}`, 'Correct it.')
    return refusal(`failed with status ${status}${said}`, 'Run again later.')
  }
  if (status === 413) return refusal(`does not take so much${said}`, 'Ask for less.', true)
  if (status === 200) return refusal(`answers with something else than its API does${said}`, ADDRESS)
  return refusal(`answers with status ${status}${said}`, status >= 500 ? 'Run again later.' : ADDRESS)
}

const ADDRESS = 'Is this the address of Prometheus?'

function doorOf(
  { headers }: PrometheusAccess,
  status: number,
  told: string,
  said: string,
): readonly [what: string, hint: string] {
  if (/org ?id/i.test(told)) return [`asks for a tenant${said}`, 'Give it with the header X-Scope-OrgID.']
  if (!Object.hasOwn(headers, 'authorization'))
    return [`asks who is there: status ${status}${said}`, 'Give a token, or a user and password.']
  return status === 401
    ? [`does not accept this token or password: status 401${said}`, 'Renew it.']
    : [`does not let this account ask: status 403${said}`, 'Give it the right to read metrics.']
}

/** In its own words, without the secrets that it may repeat; '' for a page or nothing. */
function toldBy({ text, answer }: Refused, secrets: readonly string[]): string {
  const words = answer?.kind === 'error' ? answer.error : text.trim()
  if (words.startsWith('<') || words.startsWith('{')) return ''
  return secrets.reduce((told, secret) => told.replaceAll(secret, '***'), words)
}

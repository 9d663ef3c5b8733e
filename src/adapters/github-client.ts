import { setTimeout as sleep } from 'node:timers/promises'
import { getOctokit } from '@actions/github'
import { GitHub } from '@actions/github/lib/utils'
import type { Endpoints, RequestParameters } from '@octokit/types'
import * as z from 'zod'
import { AppError } from '../errors.ts'

export type GithubOptions = {
  /** `null`: asked as nobody, who sees what is public. */
  readonly token: string | null
  /** `owner/name`. */
  readonly repository: string
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly userAgent: string
  /** Time for one piece of work, attempts and waits together. */
  readonly patienceMs?: number
  /** Time for one request, to the last byte of its answer. */
  readonly requestMs?: number
}

/** Routes of GitHub's REST API that are used, with parameters as its own description has them. */
type Route = keyof Endpoints
type Parameters<R extends Route> = Omit<Endpoints[R]['parameters'], 'owner' | 'repo'> &
  Pick<RequestParameters, 'baseUrl' | 'headers'>

/** One repository's GitHub. Every question has its own time limit, and its answer the shape that was asked for. */
export type Github = {
  readonly owner: string
  readonly repo: string
  readonly rest: <R extends Route, T>(route: R, parameters: Parameters<R>, answer: z.ZodType<T>) => Promise<T>
  /** A file, cut off with an error where it is larger than `most` bytes. It may lie on another server, which is not shown the token. */
  readonly bytes: <R extends Route>(route: R, parameters: Parameters<R>, most: number) => Promise<Uint8Array>
  readonly graphql: <T>(
    query: string,
    variables: Readonly<Record<string, unknown>>,
    data: z.ZodType<T>,
  ) => Promise<T>
}

/** A minute is what GitHub asks for after too many writes, and there must be time left to write then. */
const PATIENCE_MS = 75_000
const REQUEST_MS = 10_000
const MOST_ATTEMPTS = 6
const FIRST_WAIT_MS = 500
const MS_PER_S = 1000
const SECONDARY_LIMIT_MS = 60_000

type Trouble = {
  /** 0: there was no answer, or none that could be understood. */
  readonly status: number
  readonly isLimited: boolean
  /** What the server asks for; `null`: nothing. */
  readonly waitMs: number | null
  /** GitHub's own words, which are not for showing. */
  readonly said: string
}

/** GitHub did not do what it was asked for. Neither message nor hint holds anything of the request, which holds the token. */
export class GithubError extends AppError implements Trouble {
  readonly status: number
  readonly isLimited: boolean
  readonly waitMs: number | null
  readonly said: string

  constructor(trouble: Trouble, cause: unknown) {
    super('source', messageOf(trouble), hintOf(trouble), { cause })
    this.status = trouble.status
    this.isLimited = trouble.isLimited
    this.waitMs = trouble.waitMs
    this.said = trouble.said
  }

  /** The token may not do this, or not even see that there is something to do it with. */
  get isRefusal(): boolean {
    return !this.isLimited && (this.status === 403 || this.status === 404)
  }

  get mayPass(): boolean {
    return this.isLimited || this.status === 0 || this.status >= 500
  }
}

function messageOf({ status, isLimited }: Trouble): string {
  if (isLimited) return 'GitHub limits the rate of requests'
  if (status === 401) return 'GitHub does not accept the token'
  if (status === 0 || status >= 500) return 'GitHub cannot be reached, or is in trouble'
  return `GitHub answered with status ${status}`
}

function hintOf({ status, isLimited, waitMs }: Trouble): string {
  if (status === 401) return 'Renew it.'
  if (!isLimited || waitMs === null) return 'Run again later.'
  return `Run again in ${Math.max(1, Math.ceil(waitMs / SECONDARY_LIMIT_MS))} min.`
}

/**
 * Does a piece of work, again from its start while trouble may pass: later and later, or when GitHub says. Work that
 * writes must look first whether it has been done, since an answer may get lost. Throws `GithubError` when patience ends.
 */
export async function patiently<T>(options: GithubOptions, work: (github: Github) => Promise<T>): Promise<T> {
  const deadline = performance.now() + (options.patienceMs ?? PATIENCE_MS)
  const github = githubUntil(deadline, options)
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(github)
    } catch (error) {
      if (!(error instanceof GithubError) || !error.mayPass || attempt === MOST_ATTEMPTS) throw error
      const waitMs = error.waitMs ?? FIRST_WAIT_MS * 2 ** (attempt - 1)
      if (performance.now() + waitMs >= deadline) throw error
      await sleep(waitMs)
    }
  }
}

function githubUntil(
  deadline: number,
  { token, repository, apiUrl, graphqlUrl, ...rest }: GithubOptions,
): Github {
  const settings = { baseUrl: apiUrl, userAgent: rest.userAgent }
  const octokit = token === null ? new GitHub(settings) : getOctokit(token, settings)
  const [owner = '', repo = ''] = repository.split('/')
  const signal = (): AbortSignal =>
    AbortSignal.timeout(
      Math.max(1, Math.ceil(Math.min(rest.requestMs ?? REQUEST_MS, deadline - performance.now()))),
    )
  const asked = async (route: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> => {
    try {
      return (await octokit.request(route, parameters)).data
    } catch (error) {
      throw githubErrorFrom(error)
    }
  }
  return {
    owner,
    repo,
    rest: async (route, parameters, answer) =>
      understood(answer, await asked(route, { owner, repo, ...parameters, request: { signal: signal() } })),
    async bytes(route, parameters, most) {
      const request = { signal: signal(), parseSuccessResponseBody: false }
      return cappedBytes(await asked(route, { owner, repo, ...parameters, request }), most)
    },
    async graphql(query, variables, data) {
      const parameters = { query, variables, request: { signal: signal() } }
      const answer = await asked(`POST ${graphqlUrl}`, parameters)
      const errors = GraphqlErrors.safeParse(answer)
      if (errors.success) throw graphqlError(errors.data.errors)
      return understood(z.object({ data }), answer).data
    },
  }
}

/** An answer that was cut on its way comes as text, or as nothing. */
function understood<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  throw new GithubError({ status: 0, isLimited: false, waitMs: null, said: '' }, parsed.error)
}

const Stream = z.instanceof(ReadableStream<Uint8Array>)

async function cappedBytes(body: unknown, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of Stream.parse(body)) {
      size += chunk.byteLength
      if (size > most) throw new AppError('source', `GitHub sent more than ${most} bytes`, 'Keep it smaller.')
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new GithubError({ status: 0, isLimited: false, waitMs: null, said: '' }, error)
  }
  return Buffer.concat(chunks)
}

/** GraphQL answers with status 200 whatever happens. */
const GraphqlErrors = z.object({
  errors: z.array(z.object({ type: z.string().optional(), message: z.string().default('') })).min(1),
})

function graphqlError(errors: z.infer<typeof GraphqlErrors>['errors']): GithubError {
  const isLimited = errors.some(({ type, message }) => type === 'RATE_LIMITED' || isLimitText(message))
  const isRefusal = errors.every(({ type }) => type === 'NOT_FOUND' || type === 'FORBIDDEN')
  const said = errors.map(({ message }) => message).join(' ')
  return new GithubError(
    { status: isRefusal ? 403 : isLimited ? 429 : 0, isLimited, waitMs: null, said },
    errors,
  )
}

const Failed = z.object({
  status: z.number(),
  message: z.string(),
  response: z.object({ headers: z.record(z.string(), z.unknown()) }).optional(),
})

/** Octokit gives a status of 500 to what never got an answer. Anything else that it throws is a bug. */
function githubErrorFrom(error: unknown): GithubError {
  const failed = Failed.safeParse(error)
  if (!failed.success) throw error
  const { status, message, response } = failed.data
  const headers = z.record(z.string(), z.coerce.string()).parse(response?.headers ?? {})
  const mayBeLimited = status === 429 || status === 403
  const isLimited =
    status === 429 ||
    (status === 403 &&
      (headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers || isLimitText(message)))
  const waitMs = mayBeLimited || status >= 500 ? waitMsOf(headers, message) : null
  return new GithubError({ status, isLimited, waitMs, said: message }, error)
}

const isLimitText = (message: string): boolean => /rate limit/i.test(message)

/** `retry-after`, else when the hour's allowance comes back by the server's own clock, else GitHub's advice for writing too fast. */
function waitMsOf(headers: Readonly<Record<string, string>>, message: string): number | null {
  const after = headers['retry-after'] ?? ''
  if (/^\d+$/.test(after)) return Number(after) * MS_PER_S
  const resetMs = Number(headers['x-ratelimit-reset'] ?? Number.NaN) * MS_PER_S
  const nowMs = Date.parse(headers['date'] ?? '')
  if (headers['x-ratelimit-remaining'] === '0' && !Number.isNaN(resetMs) && !Number.isNaN(nowMs))
    return Math.max(0, resetMs - nowMs) + MS_PER_S
  return /secondary rate limit/i.test(message) ? SECONDARY_LIMIT_MS : null
}

import { setTimeout as sleep } from 'node:timers/promises'
import { getOctokit } from '@actions/github'
import * as z from 'zod'
import { AppError } from '../errors.ts'
import { isNewer, markerLine, type Run, runOf } from '../report/comment-marker.ts'

export type GithubOptions = {
  readonly token: string
  /** `owner/name`. */
  readonly repository: string
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly userAgent: string
  /** Time for everything, attempts and waits together. */
  readonly patienceMs?: number
}

export type Comment = {
  readonly pullRequest: number
  /** Tells comments of several runs on one pull request apart. */
  readonly key: string
  readonly run: Run
  readonly body: string
  /** False: an existing comment is brought up to date, but none is begun. */
  readonly mayCreate: boolean
}

/** `refused`: the token may not write here · `newer`: a later run has written already · `unneeded`: none there, none wanted. */
export type Upserted =
  | { readonly outcome: 'created' | 'updated' | 'newer'; readonly id: number }
  | { readonly outcome: 'refused' | 'unneeded' }

const PATIENCE_MS = 20_000
const ATTEMPT_MS = 8_000
const FIRST_WAIT_MS = 500
const MS_PER_S = 1000

/**
 * Writes our one comment on a pull request: the oldest that carries our hidden line *and* was written with this token's
 * identity, or a new one. Search and write are tried again together, so that a comment whose answer got lost is found
 * and not written twice. Throws `source` when GitHub cannot be reached or does not answer as it should.
 */
export async function upsertComment(options: GithubOptions, comment: Comment): Promise<Upserted> {
  const deadline = performance.now() + (options.patienceMs ?? PATIENCE_MS)
  for (let attempt = 0; ; attempt++) {
    const left = deadline - performance.now()
    try {
      return await tryUpsert(
        options,
        comment,
        AbortSignal.timeout(Math.max(1, Math.ceil(Math.min(ATTEMPT_MS, left)))),
      )
    } catch (error) {
      if (error instanceof AppError) throw error
      const { status, isLimited, retryAfterS } = answerOf(error)
      if (!isLimited && (status === 403 || status === 404)) return { outcome: 'refused' }
      const waitMs = retryAfterS === null ? FIRST_WAIT_MS * 2 ** attempt : retryAfterS * MS_PER_S
      const mayPass = isLimited || status >= 500
      if (!mayPass || performance.now() + waitMs >= deadline) throw failure(status, isLimited, error)
      await sleep(waitMs)
    }
  }
}

const Failed = z.object({
  status: z.number(),
  message: z.string(),
  response: z.object({ headers: z.record(z.string(), z.unknown()) }).optional(),
})

/** Octokit gives a status of 500 to what never got an answer. */
function answerOf(error: unknown): { status: number; isLimited: boolean; retryAfterS: number | null } {
  const failed = Failed.safeParse(error)
  if (!failed.success) throw error
  const { status, message, response } = failed.data
  const headers = response?.headers ?? {}
  const retryAfterS = Number(headers['retry-after'] ?? Number.NaN)
  const isExhausted = headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(message)
  return {
    status,
    isLimited: status === 429 || (status === 403 && (isExhausted || !Number.isNaN(retryAfterS))),
    retryAfterS: Number.isNaN(retryAfterS) ? null : retryAfterS,
  }
}

/** Says the status and nothing of the request, which holds the token. */
function failure(status: number, isLimited: boolean, cause: unknown): AppError {
  if (isLimited)
    return new AppError('source', 'GitHub limits the rate of requests', 'Run again later.', { cause })
  if (status === 401)
    return new AppError('source', 'GitHub does not accept the token', 'Renew it.', { cause })
  const what =
    status >= 500 ? 'GitHub cannot be reached, or is in trouble' : `GitHub answered with status ${status}`
  return new AppError('source', what, 'Run again later.', { cause })
}

const unexpected = (): AppError =>
  new AppError('source', 'GitHub answered with something else than comments', 'Is this address its API?')

async function tryUpsert(options: GithubOptions, comment: Comment, signal: AbortSignal): Promise<Upserted> {
  const octokit = getOctokit(options.token, { baseUrl: options.apiUrl, userAgent: options.userAgent })
  const [owner = '', repo = ''] = options.repository.split('/')
  const request = { signal }
  const body = `${markerLine(comment.key, comment.run)}\n${comment.body}`
  const found = await ownComment(options, comment, signal)
  if (found === 'refused') return { outcome: 'refused' }
  if (found === null) {
    if (!comment.mayCreate) return { outcome: 'unneeded' }
    const { data } = await octokit.rest.issues.createComment({
      owner,
      repo,
      issue_number: comment.pullRequest,
      body,
      request,
    })
    return { outcome: 'created', id: data.id }
  }
  if (isNewer(found.run, comment.run)) return { outcome: 'newer', id: found.id }
  await octokit.rest.issues.updateComment({ owner, repo, comment_id: found.id, body, request })
  return { outcome: 'updated', id: found.id }
}

/** REST does not say whether a comment is one's own, whatever kind of token one has; GraphQL does. */
const COMMENTS = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        nodes { url body viewerDidAuthor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`

const CommentPage = z.object({
  data: z.object({
    repository: z.object({
      pullRequest: z.object({
        comments: z.object({
          nodes: z.array(z.object({ url: z.string(), body: z.string(), viewerDidAuthor: z.boolean() })),
          pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
        }),
      }),
    }),
  }),
})

const GraphqlErrors = z.object({ errors: z.array(z.object({ type: z.string().optional() })).min(1) })

async function ownComment(
  { token, apiUrl, graphqlUrl, userAgent, repository }: GithubOptions,
  { pullRequest, key }: Comment,
  signal: AbortSignal,
): Promise<{ id: number; run: Run } | 'refused' | null> {
  const octokit = getOctokit(token, { baseUrl: apiUrl, userAgent })
  const [owner, repo] = repository.split('/')
  for (let after: string | null = null; ; ) {
    const variables = { owner, repo, number: pullRequest, after }
    const { data } = await octokit.request(`POST ${graphqlUrl}`, {
      query: COMMENTS,
      variables,
      request: { signal },
    })
    const errors = GraphqlErrors.safeParse(data)
    if (errors.success) {
      if (errors.data.errors.every(({ type }) => type === 'NOT_FOUND' || type === 'FORBIDDEN'))
        return 'refused'
      throw unexpected()
    }
    const page = CommentPage.safeParse(data)
    if (!page.success) throw unexpected()
    const { nodes, pageInfo } = page.data.data.repository.pullRequest.comments
    for (const { url, body, viewerDidAuthor } of nodes) {
      const run = viewerDidAuthor ? runOf(body, key) : null
      const id = Number(/#issuecomment-(\d+)$/.exec(url)?.[1])
      if (run !== null && Number.isSafeInteger(id)) return { id, run }
    }
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return null
    after = pageInfo.endCursor
  }
}

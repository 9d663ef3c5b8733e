import * as z from 'zod'
import { isNewer, markerLine, type Run, runOf } from '../report/comment-marker.ts'
import { type Github, GithubError, type GithubOptions, patiently } from './github-client.ts'

/** What becomes of earlier comments: brought up to date · left · folded away as outdated · deleted. */
export type CommentBehaviour = 'update' | 'new' | 'hide-and-new' | 'delete-and-new'

export type Comment = {
  readonly pullRequest: number
  /** Tells comments of several runs on one pull request apart. */
  readonly key: string
  readonly run: Run
  readonly body: string
  /** Written once in place of `body`, where GitHub finds that too large. */
  readonly shortBody: () => string
  readonly behaviour: CommentBehaviour
  /** False: an existing comment is brought up to date, but none is begun. */
  readonly mayCreate: boolean
  /** Nothing is written unless the pull request still stands at this commit; `null`: wherever it stands. */
  readonly headCommit: string | null
}

/**
 * `newer`: a later run has written already · `unneeded`: none there, none wanted · `refused`: the token may not write here ·
 * `locked`: nobody may · `superseded`: the pull request has moved on.
 */
export type Written =
  | {
      readonly outcome: 'created' | 'updated'
      readonly id: number
      readonly isShort: boolean
      /** Earlier comments that should have been hidden or deleted, and could not be. */
      readonly leftBehind: number
    }
  | { readonly outcome: 'newer' | 'unneeded' | 'refused' | 'locked' | 'superseded' }

/**
 * Writes our comment on a pull request. Ours are those that carry our hidden line *and* were written with this token's
 * identity. Search and write are tried again together, so that a comment whose answer got lost is found and not written
 * twice. Throws `source` when GitHub cannot be reached or does not answer as it should.
 */
export async function putComment(options: GithubOptions, comment: Comment): Promise<Written> {
  try {
    return await patiently(options, (github) => put(github, comment, false))
  } catch (error) {
    if (!(error instanceof GithubError)) throw error
    if (isTooLarge(error)) return patiently(options, (github) => put(github, comment, true))
    if (error.isRefusal) return { outcome: /locked/i.test(error.said) ? 'locked' : 'refused' }
    throw error
  }
}

const isTooLarge = ({ status, said }: GithubError): boolean =>
  status === 413 || (status === 422 && /too (?:long|large|big)/i.test(said))

async function put(github: Github, comment: Comment, isShort: boolean): Promise<Written> {
  const { behaviour, headCommit, mayCreate, pullRequest, run } = comment
  const own = await ownComments(github, comment)
  if (own.some((one) => isNewer(one.run, run))) return { outcome: 'newer' }
  if (headCommit !== null && (await headOf(github, pullRequest)) !== headCommit)
    return { outcome: 'superseded' }
  const kept = keptOf(own, comment)
  if (kept === null && !mayCreate) return { outcome: 'unneeded' }
  const text = isShort ? comment.shortBody() : comment.body
  const body = `${markerLine(comment.key, run)}\n${text}`
  const id = kept === null ? await create(github, pullRequest, body) : await update(github, kept.id, body)
  if (kept === null && behaviour !== 'new' && (await wasOvertaken(github, comment))) {
    await remove(github, id)
    return { outcome: 'newer' }
  }
  const leftBehind = await tidy(
    github,
    behaviour,
    own.filter((one) => one.id !== id),
  )
  return { outcome: kept === null ? 'created' : 'updated', id, isShort, leftBehind }
}

type OwnComment = {
  readonly id: number
  readonly node: string
  readonly run: Run
  readonly isHidden: boolean
}

/** The comment to write into; `null` for a new one. What has been hidden is history, whoever hid it. */
function keptOf(own: readonly OwnComment[], { behaviour, mayCreate, run }: Comment): OwnComment | null {
  const shown = own.filter(({ isHidden }) => !isHidden)
  if (behaviour === 'update' || !mayCreate)
    return shown.reduce<OwnComment | null>(
      (last, one) => (last === null || isNewer(one.run, last.run) ? one : last),
      null,
    )
  return shown.find((one) => one.run.id === run.id && one.run.attempt === run.attempt) ?? null
}

const Created = z.object({ id: z.int().positive() })

const create = async (github: Github, pullRequest: number, body: string): Promise<number> =>
  (
    await github.rest(
      'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
      { issue_number: pullRequest, body },
      Created,
    )
  ).id

const update = async (github: Github, id: number, body: string): Promise<number> =>
  (
    await github.rest(
      'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
      { comment_id: id, body },
      Created,
    )
  ).id

const remove = (github: Github, id: number): Promise<unknown> =>
  github.rest('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id }, z.unknown())

/** A later run may have looked before this one wrote, and found nothing to write into or to put away. */
const wasOvertaken = async (github: Github, comment: Comment): Promise<boolean> =>
  (await ownComments(github, comment)).some((one) => isNewer(one.run, comment.run))

/** Puts earlier comments away, none of a later run among them, and returns how many could not be. */
async function tidy(
  github: Github,
  behaviour: CommentBehaviour,
  earlier: readonly OwnComment[],
): Promise<number> {
  let left = 0
  for (const { id, node, isHidden } of earlier) {
    try {
      if (behaviour === 'delete-and-new') await remove(github, id)
      if (behaviour === 'hide-and-new' && !isHidden)
        await github.graphql(HIDE, { id: node }, z.object({ minimizeComment: z.object({}) }))
    } catch (error) {
      if (!(error instanceof GithubError) || !error.isRefusal) throw error
      if (behaviour !== 'delete-and-new' || error.status !== 404) left++
    }
  }
  return left
}

const HIDE = `mutation ($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) {
    minimizedComment { isMinimized }
  }
}`

const Head = z.object({ head: z.object({ sha: z.string() }) })

const headOf = async (github: Github, pullRequest: number): Promise<string> =>
  (await github.rest('GET /repos/{owner}/{repo}/pulls/{pull_number}', { pull_number: pullRequest }, Head))
    .head.sha

/** REST does not say whether a comment is one's own, whatever kind of token one has; GraphQL does. */
const COMMENTS = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        nodes { id url body viewerDidAuthor isMinimized }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`

const CommentPage = z.object({
  repository: z.object({
    pullRequest: z.object({
      comments: z.object({
        nodes: z.array(
          z.object({
            id: z.string(),
            url: z.string(),
            body: z.string(),
            viewerDidAuthor: z.boolean(),
            isMinimized: z.boolean(),
          }),
        ),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      }),
    }),
  }),
})

/** Oldest first. */
async function ownComments(github: Github, { pullRequest, key }: Comment): Promise<OwnComment[]> {
  const own: OwnComment[] = []
  for (let after: string | null = null; ; ) {
    const page: z.infer<typeof CommentPage> = await github.graphql(
      COMMENTS,
      { owner: github.owner, repo: github.repo, number: pullRequest, after },
      CommentPage,
    )
    const { nodes, pageInfo } = page.repository.pullRequest.comments
    for (const { id: node, url, body, viewerDidAuthor, isMinimized } of nodes) {
      const run = viewerDidAuthor ? runOf(body, key) : null
      const id = Number(/#issuecomment-(\d+)$/.exec(url)?.[1])
      if (run !== null && Number.isSafeInteger(id)) own.push({ id, node, run, isHidden: isMinimized })
    }
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return own
    after = pageInfo.endCursor
  }
}

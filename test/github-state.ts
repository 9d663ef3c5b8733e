import type { Endpoints } from '@octokit/types'
import * as z from 'zod'

type Data<Route extends keyof Endpoints> = Endpoints[Route]['response']['data']
type Body<Route extends keyof Endpoints> = Omit<
  Endpoints[Route]['parameters'],
  'owner' | 'repo' | 'issue_number' | 'comment_id'
>

/** A comment as the server keeps it. */
export type StoredComment = {
  readonly id: number
  readonly author: string
  body: string
  isMinimized: boolean
}

type RealPull = Data<'GET /repos/{owner}/{repo}/pulls'>[number]

/** A pull request, as far as the action reads it, with the types of GitHub's own description. */
export type Pull = {
  readonly number: RealPull['number']
  readonly state: 'open' | 'closed'
  readonly base: Pick<RealPull['base'], 'ref'>
  readonly head: Pick<RealPull['head'], 'ref' | 'sha'> & {
    readonly repo: Pick<RealPull['head']['repo'], 'full_name'> | null
  }
  /** Of those that were opened here. */
  readonly title?: RealPull['title']
  readonly body?: RealPull['body']
  readonly html_url?: RealPull['html_url']
  readonly merged_at?: RealPull['merged_at']
}

export type Artifact = Pick<
  Data<'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts'>['artifacts'][number],
  'id' | 'name' | 'size_in_bytes' | 'expired'
> & { readonly run: number; readonly bytes: Uint8Array }

/** The bodies that GitHub's own description asks for. */
export const NewComment: z.ZodType<Body<'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'>> =
  z.strictObject({ body: z.string().min(1) })
export const EditedComment: z.ZodType<Body<'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'>> =
  z.strictObject({ body: z.string().min(1) })

export const Graphql = z.strictObject({
  query: z.string(),
  variables: z.union([
    z.strictObject({
      owner: z.string(),
      repo: z.string(),
      number: z.int(),
      after: z.string().nullable(),
    }),
    z.strictObject({ id: z.string() }),
  ]),
})

export type Tree = Pick<Data<'GET /repos/{owner}/{repo}/git/trees/{tree_sha}'>, 'sha' | 'truncated' | 'tree'>
export type Blob = Pick<
  Data<'GET /repos/{owner}/{repo}/git/blobs/{file_sha}'>,
  'content' | 'encoding' | 'sha'
>
export type Compared = {
  readonly merge_base_commit: Pick<
    Data<'GET /repos/{owner}/{repo}/compare/{basehead}'>['merge_base_commit'],
    'sha'
  >
}

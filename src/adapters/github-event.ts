import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { AppError } from '../errors.ts'

const Sha = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)
const Repository = z.object({ full_name: z.string() }).nullish()

const Payload = z.object({
  pull_request: z
    .object({
      number: z.int().positive(),
      base: z.object({ sha: Sha, ref: z.string(), repo: Repository }),
      head: z.object({ sha: Sha, repo: Repository }),
    })
    .optional(),
  merge_group: z.object({ base_sha: Sha, base_ref: z.string() }).optional(),
})

/** What started the workflow, as far as it matters here. */
export type GithubEvent = {
  readonly pullRequest: number | null
  /** What the event says there is to compare with. `headCommit` is known for pull requests. */
  readonly base: { readonly ref: string; readonly commit: string; readonly headCommit: string | null } | null
  /** A pull request from a fork gets a token that may only read. */
  readonly isFromFork: boolean
}

const NOTHING: GithubEvent = { pullRequest: null, base: null, isFromFork: false }

/** The event payload in `file`. Throws `source` when it is not what GitHub writes. */
export async function readGithubEvent(file: string | null): Promise<GithubEvent> {
  if (file === null) return NOTHING
  let payload: z.infer<typeof Payload>
  try {
    payload = Payload.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (cause) {
    throw new AppError(
      'source',
      'the event payload cannot be read',
      'Is GITHUB_EVENT_PATH the file of the runner?',
      { cause },
    )
  }
  const { pull_request, merge_group } = payload
  if (pull_request !== undefined) {
    const { number, base, head } = pull_request
    return {
      pullRequest: number,
      base: { ref: base.ref, commit: base.sha, headCommit: head.sha },
      isFromFork: head.repo?.full_name !== base.repo?.full_name,
    }
  }
  if (merge_group === undefined) return NOTHING
  return { ...NOTHING, base: { ref: merge_group.base_ref, commit: merge_group.base_sha, headCommit: null } }
}

import * as z from 'zod'
import { type GithubOptions, patiently } from './github-client.ts'
import type { WorkflowRun } from './github-event.ts'

const Pulls = z.array(
  z.object({
    number: z.int().positive(),
    base: z.object({ ref: z.string() }),
    head: z.object({ sha: z.string(), repo: z.object({ full_name: z.string() }).nullable() }),
  }),
)

/**
 * The open pull request that a run was of: by the branch, repository and commit that GitHub itself says it ran on; `null`
 * once it is closed or has moved on. One branch may have several pull requests: `baseRef` chooses among those that match.
 */
export async function pullRequestOf(
  options: GithubOptions,
  { headBranch, headCommit, headRepository }: WorkflowRun,
  baseRef: string | null,
): Promise<number | null> {
  if (headBranch === null || headRepository === null) return null
  const head = `${headRepository.split('/')[0]}:${headBranch}`
  const pulls = await patiently(options, (github) =>
    github.rest('GET /repos/{owner}/{repo}/pulls', { state: 'open', head, per_page: 100 }, Pulls),
  )
  const matching = pulls.filter(
    (pull) => pull.head.sha === headCommit && pull.head.repo?.full_name === headRepository,
  )
  return (matching.find((pull) => pull.base.ref === baseRef) ?? matching[0])?.number ?? null
}

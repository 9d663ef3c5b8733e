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
      user: z.object({ login: z.string() }).nullish(),
    })
    .optional(),
  merge_group: z.object({ base_sha: Sha, base_ref: z.string() }).optional(),
  workflow_run: z
    .object({
      id: z.int().positive(),
      run_attempt: z.int().positive().default(1),
      event: z.string(),
      conclusion: z.string().nullable(),
      head_sha: Sha,
      head_branch: z.string().nullable(),
      head_repository: Repository,
    })
    .optional(),
  // of a push; a pull request that was pushed to has these beside pull_request
  ref: z.string().optional().catch(undefined),
  before: z.string().optional().catch(undefined),
})
type Payload = z.infer<typeof Payload>

/** A finished run of another workflow. Everything in here is GitHub's own word, none of it the run's. */
export type WorkflowRun = {
  readonly id: number
  readonly attempt: number
  /** What had started it. */
  readonly event: string
  readonly hasFailed: boolean
  readonly headCommit: string
  readonly headBranch: string | null
  /** `owner/name`; `null` once a fork is deleted. */
  readonly headRepository: string | null
}

/** What the event says there is to compare with. */
export type EventBase = {
  readonly ref: string
  readonly commit: string
  /** Known for pull requests. */
  readonly headCommit: string | null
  /** True: this very commit, which was the state before, and not where the two parted. */
  readonly isState: boolean
}

/** What started the workflow, as far as it matters here. */
export type GithubEvent = {
  readonly pullRequest: number | null
  readonly base: EventBase | null
  /** Whose pull requests get a token that may only read; `null` for all others. */
  readonly readOnly: 'fork' | 'dependabot' | null
  readonly workflowRun: WorkflowRun | null
}

const NOTHING: GithubEvent = { pullRequest: null, base: null, readOnly: null, workflowRun: null }

/** The event payload in `file`. Throws `source` when it is not what GitHub writes. */
export async function readGithubEvent(file: string | null): Promise<GithubEvent> {
  if (file === null) return NOTHING
  try {
    return eventFrom(Payload.parse(JSON.parse(await readFile(file, 'utf8'))))
  } catch (cause) {
    throw new AppError(
      'source',
      'the event payload cannot be read',
      'Is GITHUB_EVENT_PATH the file of the runner?',
      { cause },
    )
  }
}

function eventFrom({ pull_request, merge_group, workflow_run, ref, before }: Payload): GithubEvent {
  if (pull_request !== undefined) {
    const { number, base, head, user } = pull_request
    const isFromFork = head.repo?.full_name !== base.repo?.full_name
    return {
      ...NOTHING,
      pullRequest: number,
      base: { ref: base.ref, commit: base.sha, headCommit: head.sha, isState: false },
      readOnly: isFromFork ? 'fork' : user?.login === 'dependabot[bot]' ? 'dependabot' : null,
    }
  }
  if (merge_group !== undefined) {
    const { base_ref, base_sha } = merge_group
    return { ...NOTHING, base: { ref: base_ref, commit: base_sha, headCommit: null, isState: false } }
  }
  if (workflow_run !== undefined) return { ...NOTHING, workflowRun: workflowRunFrom(workflow_run) }
  return { ...NOTHING, base: ref === undefined || before === undefined ? null : pushed(ref, before) }
}

const workflowRunFrom = (run: NonNullable<Payload['workflow_run']>): WorkflowRun => ({
  id: run.id,
  attempt: run.run_attempt,
  event: run.event,
  hasFailed: run.conclusion === 'failure',
  headCommit: run.head_sha,
  headBranch: run.head_branch,
  headRepository: run.head_repository?.full_name ?? null,
})

/** A branch's first push, and a tag's, come from a commit of zeros: there was nothing before. */
const pushed = (ref: string, before: string): EventBase | null =>
  /^0*$/.test(before) || !Sha.safeParse(before).success
    ? null
    : {
        ref: `${ref.replace(/^refs\/heads\//, '')} before the push`,
        commit: before,
        headCommit: null,
        isState: true,
      }

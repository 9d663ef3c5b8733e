import type { ActionInputs } from '../action-inputs.ts'
import { type Upserted, upsertComment } from '../adapters/github.ts'
import type { GithubEvent } from '../adapters/github-event.ts'
import type { Checked } from '../check.ts'
import { AppError, sentenceOf } from '../errors.ts'
import { version } from '../version.ts'
import type { Runner } from './runner.ts'

/** What became of the comment. A warning says what kept it from being written; that never changes the verdict. */
export type CommentOutcome = {
  readonly id: number | null
  readonly warning: string | null
  readonly note: string | null
}

const NOTHING: CommentOutcome = { id: null, warning: null, note: null }
const IN_SUMMARY = 'The report is in the job summary.'
const PERMISSION = 'permissions:\n  pull-requests: write'

/** Writes or updates the comment on the pull request of this event, where there is one and it is wanted. */
export async function writeComment(
  inputs: ActionInputs,
  runner: Runner,
  event: GithubEvent,
  checked: Checked,
  body: string,
): Promise<CommentOutcome> {
  const { pullRequest } = event
  if (inputs.comment === 'off' || pullRequest === null) return NOTHING
  const token = inputs['github-token']
  if (token === null) return { ...NOTHING, warning: `No comment: there is no token. ${IN_SUMMARY}` }
  try {
    const { repository, apiUrl, graphqlUrl, run } = runner
    const upserted = await upsertComment(
      { token, repository, apiUrl, graphqlUrl, userAgent: `wattlint/${version}` },
      { pullRequest, key: inputs['comment-key'], run, body, mayCreate: isWorthTelling(checked) },
    )
    return outcomeFrom(upserted, event)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ...NOTHING, warning: `No comment: ${sentenceOf(error)} ${IN_SUMMARY}` }
  }
}

/** A pull request that changes no workload gets no first comment. */
function isWorthTelling({ report, newErrors }: Checked): boolean {
  if (report.verdict.status === 'over' || newErrors.length > 0) return true
  return report.workloads.some(({ change }) => report.base === null || change !== 'unchanged')
}

function outcomeFrom(upserted: Upserted, { isFromFork }: GithubEvent): CommentOutcome {
  switch (upserted.outcome) {
    case 'created':
    case 'updated':
      return { ...NOTHING, id: upserted.id }
    case 'newer':
      return { ...NOTHING, note: 'the comment is of a later run: left as it is' }
    case 'unneeded':
      return { ...NOTHING, note: 'no workload changed: no comment begun' }
    case 'refused':
      return {
        ...NOTHING,
        warning: isFromFork
          ? `No comment: the pull request comes from a fork, whose token may only read. ${IN_SUMMARY}`
          : `No comment: the token may not write one. ${IN_SUMMARY} Add to the job:\n${PERMISSION}`,
      }
  }
}

import type { ActionInputs } from '../action-inputs.ts'
import { putComment, type Written } from '../adapters/github.ts'
import type { GithubEvent } from '../adapters/github-event.ts'
import type { Checked } from '../check.ts'
import { AppError, sentenceOf } from '../errors.ts'
import { counted } from '../report/format.ts'
import { COMMENT_ROOM, type Room, SHORT_COMMENT_ROOM } from '../report/room.ts'
import { githubOptions, type Runner } from './runner.ts'

/** What a comment is about, and where it goes. */
export type CommentSubject = {
  readonly pullRequest: number | null
  /** The run that the figures are of: a comment of a later one is left alone. */
  readonly run: Runner['run']
  readonly headCommit: string | null
  readonly readOnly: GithubEvent['readOnly']
  readonly report: Checked['report']
  /** The check of this change fails, for a budget or for what could not be read. */
  readonly hasFailed: boolean
  readonly markdown: (room: Room) => string
}

/** What became of the comment. A warning says what kept it from being written; that never changes the verdict. */
export type CommentOutcome = {
  readonly id: number | null
  readonly warning: string | null
  readonly note: string | null
}

const NOTHING: CommentOutcome = { id: null, warning: null, note: null }
const IN_SUMMARY = 'The report is in the job summary.'
const PERMISSION = 'permissions:\n  pull-requests: write'

/** Writes the comment on the pull request, where there is one and it is wanted. */
export async function writeComment(
  inputs: ActionInputs,
  runner: Runner,
  subject: CommentSubject,
): Promise<CommentOutcome> {
  const { pullRequest, run, headCommit, markdown } = subject
  const behaviour = inputs.comment
  if (behaviour === 'off' || pullRequest === null) return NOTHING
  const github = githubOptions(runner, inputs['github-token'])
  if (github === null) return { ...NOTHING, warning: `No comment: there is no token. ${IN_SUMMARY}` }
  try {
    const written = await putComment(github, {
      pullRequest,
      key: inputs['comment-key'],
      run,
      body: markdown(COMMENT_ROOM),
      shortBody: () => markdown(SHORT_COMMENT_ROOM),
      behaviour,
      mayCreate: isWorthTelling(inputs['comment-on'], subject),
      headCommit,
    })
    return outcomeFrom(written, subject.readOnly)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ...NOTHING, warning: `No comment: ${sentenceOf(error)} ${IN_SUMMARY}` }
  }
}

/** Is there enough to tell for a first comment? */
function isWorthTelling(
  wanted: ActionInputs['comment-on'],
  { report: { base, workloads }, hasFailed }: CommentSubject,
): boolean {
  if (wanted === 'always' || hasFailed) return true
  return wanted === 'changes' && workloads.some(({ change }) => base === null || change !== 'unchanged')
}

function outcomeFrom(written: Written, readOnly: GithubEvent['readOnly']): CommentOutcome {
  switch (written.outcome) {
    case 'created':
    case 'updated':
      return {
        id: written.id,
        note: written.isShort
          ? 'the whole report is too large for a comment: a shorter one was written'
          : null,
        warning:
          written.leftBehind === 0
            ? null
            : `${counted(written.leftBehind, 'earlier comment')} could not be put away: the token may not do so. Add to the job:\n${PERMISSION}`,
      }
    case 'newer':
      return { ...NOTHING, note: 'the comment is of a later run: left as it is' }
    case 'unneeded':
      return { ...NOTHING, note: 'nothing to tell in a comment: none begun' }
    case 'superseded':
      return { ...NOTHING, note: 'the pull request has moved on since: no comment of an earlier state' }
    case 'locked':
      return { ...NOTHING, warning: `No comment: the conversation is locked. ${IN_SUMMARY}` }
    case 'refused':
      return { ...NOTHING, warning: refusal(readOnly) }
  }
}

const SECOND_HALF = 'A workflow on workflow_run with mode: comment can write it.'

function refusal(readOnly: GithubEvent['readOnly']): string {
  switch (readOnly) {
    case 'fork':
      return `No comment: the pull request comes from a fork, whose token may only read. ${IN_SUMMARY} ${SECOND_HALF}`
    case 'dependabot':
      return `No comment: the pull request comes from Dependabot, whose token may only read. ${IN_SUMMARY} ${SECOND_HALF}`
    case null:
      return `No comment: the token may not write one. ${IN_SUMMARY} Add to the job:\n${PERMISSION}`
  }
}

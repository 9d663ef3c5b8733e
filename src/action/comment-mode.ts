import * as core from '@actions/core'
import type { ActionInputs } from '../action-inputs.ts'
import { downloadArtifact, readArtifact, reportFrom } from '../adapters/artifact.ts'
import { GithubError, type GithubOptions } from '../adapters/github-client.ts'
import type { WorkflowRun } from '../adapters/github-event.ts'
import { pullRequestOf } from '../adapters/github-pull.ts'
import type { Checked } from '../check.ts'
import { AppError, EXIT_WITHIN, sentenceOf } from '../errors.ts'
import { renderMarkdown } from '../report/markdown.ts'
import { outputsFrom } from '../report/outputs.ts'
import { type Room, SUMMARY_ROOM } from '../report/room.ts'
import { writeComment } from './comment.ts'
import { githubOptions, type Runner } from './runner.ts'
import { say, setOutputs, warn } from './tell.ts'

const THEIRS =
  'Computed by the own run of this pull request, which its author can change: the check itself decides nothing by these figures.'

/**
 * The half that may write. It comments what the run of a pull request has uploaded, checks nothing out and runs nothing of
 * it; whose pull request that is, and whether it still stands there, is asked of GitHub. Never fails for what it reads.
 */
export async function commentOnRun(
  inputs: ActionInputs,
  runner: Runner,
  run: WorkflowRun | null,
  cwd: string,
): Promise<number> {
  if (run === null)
    throw new AppError(
      'input',
      'mode: comment is for workflows on workflow_run',
      'Use mode: scan on pull_request.',
    )
  const github = githubOptions(runner, inputs['github-token'])
  if (github === null)
    throw new AppError('input', 'mode: comment needs a token', 'Leave out github-token, or set it.')
  if (run.event !== 'pull_request') {
    say(`the run was of ${run.event}, and not of a pull request: nothing to comment on`)
    return EXIT_WITHIN
  }
  try {
    const report = await reportOf(inputs, run, github, cwd)
    if (report !== null) await commentReport(report, inputs, runner, run, github)
  } catch (error) {
    if (!(error instanceof AppError) || error.failure === 'input') throw error
    setOutputs({ status: 'error' })
    warn(`No comment: ${sentenceOf(error)}${permissionFor(error)}`)
  }
  return EXIT_WITHIN
}

const permissionFor = (error: AppError): string =>
  error instanceof GithubError && error.isRefusal
    ? '\nAdd to the job:\npermissions:\n  actions: read\n  pull-requests: write'
    : ''

async function reportOf(
  inputs: ActionInputs,
  run: WorkflowRun,
  github: GithubOptions,
  cwd: string,
): Promise<Checked['report'] | null> {
  const named = inputs['report-file']
  const name = inputs.artifact
  const bytes = named === null ? await downloadArtifact(github, run.id, name) : await readArtifact(cwd, named)
  if (bytes !== null) return reportFrom(bytes)
  warn(
    `No comment: the run has no artifact ${JSON.stringify(name)}. Upload the file of json-file by that name.`,
  )
  return null
}

async function commentReport(
  report: Checked['report'],
  inputs: ActionInputs,
  runner: Runner,
  run: WorkflowRun,
  github: GithubOptions,
): Promise<void> {
  const isOver = report.verdict.status === 'over'
  setOutputs(outputsFrom(report, run.hasFailed && !isOver ? 1 : 0))
  const pullRequest = await pullRequestOf(github, run, report.base?.ref ?? null)
  if (pullRequest === null) {
    say('the pull request is closed or has moved on since: no comment of an earlier state')
    return
  }
  const markdown = (room: Room): string =>
    renderMarkdown(report, { room, title: inputs.title, docsUrl: runner.docsUrl, notice: THEIRS })
  const comment = await writeComment(inputs, runner, {
    pullRequest,
    run: { id: run.id, attempt: run.attempt },
    headCommit: run.headCommit,
    readOnly: null,
    report,
    hasFailed: isOver || run.hasFailed,
    markdown,
  })
  setOutputs({ 'comment-id': comment.id === null ? '' : String(comment.id) })
  if (comment.note !== null) say(comment.note)
  if (comment.warning !== null) warn(comment.warning)
  if (inputs.summary && runner.hasSummary) await core.summary.addRaw(markdown(SUMMARY_ROOM)).write()
}

import { resolve } from 'node:path'
import * as core from '@actions/core'
import { writeComment } from './action/comment.ts'
import { runnerFrom } from './action/runner.ts'
import { type ActionInputs, actionInputsFrom } from './action-inputs.ts'
import { type BaseCommit, findBaseCommit } from './adapters/base-commit.ts'
import { readConfig, readConfigAt } from './adapters/config-file.ts'
import { gitTree } from './adapters/git-tree.ts'
import { type GithubEvent, readGithubEvent } from './adapters/github-event.ts'
import { loadPredictor } from './adapters/model-file.ts'
import { pathsInside } from './adapters/paths.ts'
import { writeReport } from './adapters/report-file.ts'
import { workingTree } from './adapters/working-tree.ts'
import { parseBudget } from './budget.ts'
import { type Checked, check, exitStatus } from './check.ts'
import { AppError, EXIT_BUG, EXIT_OVER, EXIT_WITHIN, exitCodes, sentenceOf } from './errors.ts'
import { logLine, oneLine } from './report/escape.ts'
import { counted } from './report/format.ts'
import { render } from './report/formats.ts'
import { renderMarkdown } from './report/markdown.ts'
import { type OutputName, outputsFrom } from './report/outputs.ts'
import { COMMENT_ROOM, type Room, SUMMARY_ROOM } from './report/room.ts'
import { verdictSentences } from './report/sentences.ts'

const BUNDLED_MODEL = new URL('../models/default.json', import.meta.url)
const LOG = { color: false, width: 140 } as const
const MOST_ANNOTATIONS = 9

async function run(): Promise<number> {
  const runner = runnerFrom(process.env)
  const inputs = actionInputsFrom((name) => core.getInput(name))
  const cwd = resolve(runner.workspace ?? process.cwd())
  const event = await readGithubEvent(runner.eventFile)
  const { base, notice: baseNotice } = await baseOf(cwd, inputs, event)
  const {
    config,
    path,
    notice: configNotice,
  } = base === null
    ? { ...(await readConfig(cwd, inputs.config)), notice: null }
    : await readConfigAt(cwd, base.commit, inputs.config)
  if (path !== null) say(`configuration from ${oneLine(path)}`)
  const notice = [baseNotice, configNotice].filter((text) => text !== null).join(' ') || null
  const budgets = (inputs.budget.length > 0 ? inputs.budget : config.budget).map(parseBudget)
  const predictor = await loadPredictor(
    inputs.model === null ? BUNDLED_MODEL : resolve(cwd, inputs.model),
    inputs.model ?? 'models/default.json',
  )
  const paths = pathsInside(cwd, inputs.files.paths)
  const checked = await check({
    head: workingTree(cwd, paths),
    base:
      base === null ? null : { ref: base.ref, commit: base.commit, tree: gitTree(cwd, base.commit, paths) },
    predictor,
    config: { ...config, exclude: [...config.exclude, ...inputs.files.exclude] },
    budgets,
  })
  const { report, newErrors } = checked
  const markdown = (room: Room, notice: string | null): string =>
    renderMarkdown(report, { room, title: inputs.title, docsUrl: runner.docsUrl, notice })

  const written = async (named: string | null, text: string): Promise<string> =>
    named === null ? '' : writeReport(cwd, named, text)

  say(render(report, 'text', LOG))
  setOutputs(outputsFrom(report, newErrors.length))
  setOutputs({
    'json-path': await written(inputs['json-file'], render(report, 'json', LOG)),
    'markdown-path': await written(inputs['markdown-file'], markdown(SUMMARY_ROOM, notice)),
  })
  const comment = await writeComment(inputs, runner, event, checked, markdown(COMMENT_ROOM, notice))
  setOutputs({ 'comment-id': comment.id === null ? '' : String(comment.id) })
  if (comment.note !== null) say(comment.note)
  const notices = [notice, comment.warning].filter((text) => text !== null)
  for (const text of notices) core.warning(text, { title: 'wattlint' })
  if (inputs.summary && runner.hasSummary) {
    await core.summary.addRaw(markdown(SUMMARY_ROOM, notices.length === 0 ? null : notices.join(' '))).write()
  }
  annotate(checked)
  return conclude(inputs, checked)
}

/** Without its base a report is absolute, and says so: that is better than none. */
async function baseOf(
  cwd: string,
  inputs: ActionInputs,
  event: GithubEvent,
): Promise<{ base: BaseCommit | null; notice: string | null }> {
  try {
    const base = await findBaseCommit(cwd, inputs['base-ref'], event)
    const isTip = base !== null && !base.isForkPoint
    const notice = `Compared with the tip of ${oneLine(base?.ref ?? '')}: this clone is too shallow to tell where the branch began. Check out with fetch-depth: 0.`
    return { base, notice: isTip ? notice : null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { base: null, notice: `Not compared, figures are absolute: ${sentenceOf(error)}` }
  }
}

function say(text: string): void {
  for (const line of text.trimEnd().split('\n')) core.info(logLine(line))
}

function setOutputs(outputs: Partial<Record<OutputName, string>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
}

/** GitHub shows ten annotations of a step, and the conclusion is one of them. */
function annotate({ newErrors }: Checked): void {
  for (const { path, line, message } of newErrors.slice(0, MOST_ANNOTATIONS)) {
    const place = line === null ? { file: oneLine(path) } : { file: oneLine(path), startLine: line }
    core.error(oneLine(message), { title: 'wattlint', ...place })
  }
}

function conclude(inputs: ActionInputs, checked: Checked): number {
  const status = inputs['fail-on'] === 'never' ? EXIT_WITHIN : exitStatus(checked)
  if (status === EXIT_OVER) core.setFailed(verdictSentences(checked.report.verdict).join(' '))
  else if (status !== EXIT_WITHIN) {
    core.setFailed(`${counted(checked.newErrors.length, 'problem')} in the manifests of this change.`)
  }
  return status
}

async function main(): Promise<number> {
  try {
    return await run()
  } catch (error) {
    const status = tellFailure(error)
    setOutputs({ status: 'error' })
    return status
  }
}

/** Returns the exit status. Node's own for what nobody caught is 1, which reads as "over budget". */
function tellFailure(error: unknown): number {
  if (error instanceof AppError) {
    core.setFailed(oneLine(sentenceOf(error)))
    return exitCodes[error.failure]
  }
  core.setFailed(
    'A bug of wattlint, and no verdict on your manifests. Please report it with the lines below.',
  )
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return EXIT_BUG
}

process.exitCode = await main().catch(tellFailure)

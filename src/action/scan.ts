import * as core from '@actions/core'
import type { ActionInputs } from '../action-inputs.ts'
import { type BaseCommit, findBaseCommit } from '../adapters/base-commit.ts'
import { commitTree } from '../adapters/commit-tree.ts'
import { type FoundConfig, readConfig, readConfigAt } from '../adapters/config-file.ts'
import type { GithubEvent } from '../adapters/github-event.ts'
import { loadImpactFactors } from '../adapters/grid-regions.ts'
import { findPredictor } from '../adapters/model-source.ts'
import { modelAccessFrom } from '../adapters/model-source-remote.ts'
import { ownersAt } from '../adapters/owners-file.ts'
import { pathsInside } from '../adapters/paths.ts'
import { renderedTrees } from '../adapters/rendered-tree.ts'
import { writeReport } from '../adapters/report-file.ts'
import { workingTree } from '../adapters/working-tree.ts'
import { parseBudget } from '../budget.ts'
import { type Checked, check, exitStatus } from '../check.ts'
import { AppError, EXIT_OVER, EXIT_WITHIN, sentenceOf } from '../errors.ts'
import { annotationsFrom } from '../report/annotations.ts'
import { oneLine } from '../report/escape.ts'
import { counted } from '../report/format.ts'
import { render } from '../report/formats.ts'
import { renderMarkdown } from '../report/markdown.ts'
import { outputsFrom } from '../report/outputs.ts'
import { type Room, SUMMARY_ROOM } from '../report/room.ts'
import { verdictSentences } from '../report/sentences.ts'
import { writeComment } from './comment.ts'
import { githubOptions, type Runner } from './runner.ts'
import { say, setOutputs, warn } from './tell.ts'

const LOG = { color: false, width: 140 } as const
const MOST_ANNOTATIONS = 9

type Scan = {
  readonly inputs: ActionInputs
  readonly runner: Runner
  readonly event: GithubEvent
  readonly cwd: string
  readonly bundledModel: URL
  /** Table of grids, read where a region is set. */
  readonly gridRegions: URL
}

/** Reads, predicts, compares, judges and tells. Returns the exit status. */
export async function scan(scan: Scan): Promise<number> {
  const { inputs, runner, event, cwd } = scan
  const { checked, notice } = await compared(scan)
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
    'sarif-path': await written(inputs['sarif-file'], render(report, 'sarif', LOG)),
  })
  const comment = await writeComment(inputs, runner, {
    pullRequest: event.pullRequest,
    run: runner.run,
    headCommit: null,
    readOnly: event.readOnly,
    report,
    hasFailed: exitStatus(checked) !== EXIT_WITHIN,
    markdown: (room) => markdown(room, notice),
  })
  setOutputs({ 'comment-id': comment.id === null ? '' : String(comment.id) })
  if (comment.note !== null) say(comment.note)
  const notices = [notice, comment.warning].filter((text) => text !== null)
  for (const text of notices) warn(text)
  if (inputs.summary && runner.hasSummary) {
    await core.summary.addRaw(markdown(SUMMARY_ROOM, notices.length === 0 ? null : notices.join(' '))).write()
  }
  annotate(checked)
  return conclude(inputs, checked)
}

type Compared = { readonly checked: Checked; readonly notice: string | null }

/**
 * Without its base a report is absolute, and says so: that is better than none. But where the base is there, a failure to
 * read it through, or the rules that it names, ends the run: a change that brings that about must not be held to its own.
 */
async function compared(scan: Scan): Promise<Compared> {
  const { inputs, runner, event, cwd } = scan
  const github = githubOptions(runner, inputs['github-token'])
  const found = await findBaseCommit(cwd, inputs['base-ref'], event, github).catch((error: unknown) => {
    if (error instanceof AppError && error.failure === 'source') return error
    throw error
  })
  if (found instanceof AppError) {
    const notice = `Not compared, figures are absolute, and rules are those of the checked-out files: ${sentenceOf(found)}`
    return checkedAgainst(scan, null, notice)
  }
  const isTip = found !== null && !found.isForkPoint
  const notice = `Compared with the tip of ${oneLine(found?.ref ?? '')}: this clone is too shallow to tell where the branch began. Check out with fetch-depth: 0.`
  return checkedAgainst(scan, found, isTip ? notice : null)
}

async function checkedAgainst(
  scan: Scan,
  base: BaseCommit | null,
  baseNotice: string | null,
): Promise<Compared> {
  const { inputs, runner, cwd, gridRegions } = scan
  const { config, sources, notice } = await configOf(cwd, inputs, base)
  if (sources.length > 0) say(`configuration from ${sources.map((source) => oneLine(source)).join(', ')}`)
  const predictor = await predictorFor(scan, base, config.model)
  const paths = pathsInside(cwd, inputs.files.paths)
  // Beside what is committed lie keys that a workflow wrote, and a chart could print them.
  const rendered = renderedTrees({ cwd, entries: config.render, paths, env: runner.env, taken: 'committed' })
  const checked = await check({
    head: rendered.here(workingTree(cwd, paths)),
    base:
      base === null
        ? null
        : {
            ref: base.ref,
            commit: base.commit,
            tree: rendered.at(commitTree(base.files, paths), base.files),
          },
    predictor,
    config: { ...config, exclude: [...config.exclude, ...inputs.files.exclude] },
    budgets: (inputs.budget.length > 0 ? inputs.budget : config.budget).map(parseBudget),
    today: new Date().toISOString().slice(0, 10),
    ownersOf: await ownersAt(cwd, base?.tip ?? null),
    factors: await loadImpactFactors(config, gridRegions),
  })
  const notices = [baseNotice, notice, predictor.notice].filter((text) => text !== null)
  return { checked, notice: notices.join(' ') || null }
}

/**
 * The model that the input names, else the configuration; a file as the base has it. No change predicts itself by a model of
 * its own.
 */
const predictorFor = (
  { inputs, runner, cwd, bundledModel }: Scan,
  base: BaseCommit | null,
  configured: string | null,
): ReturnType<typeof findPredictor> =>
  findPredictor(inputs.model ?? configured, {
    cwd,
    bundled: bundledModel,
    tip: base?.tip ?? null,
    fallback: inputs['model-fallback'],
    access: modelAccessFrom(runner.env, inputs['github-token']),
  })

const configOf = async (
  cwd: string,
  inputs: ActionInputs,
  base: BaseCommit | null,
): Promise<FoundConfig & { readonly notice: string | null }> =>
  base === null
    ? { ...(await readConfig(cwd, inputs.config)), notice: null }
    : readConfigAt(cwd, base, inputs.config)

/** GitHub shows ten annotations of a step, and the conclusion is one of them. */
function annotate({ report, newErrors }: Checked): void {
  const tell = { error: core.error, warning: core.warning, notice: core.notice }
  for (const { level, message, title, path, line } of annotationsFrom(report, newErrors, MOST_ANNOTATIONS)) {
    const file = path === null ? {} : { file: oneLine(path) }
    tell[level](oneLine(message), {
      title: oneLine(title),
      ...file,
      ...(line === null ? {} : { startLine: line }),
    })
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

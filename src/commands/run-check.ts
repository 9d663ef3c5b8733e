import { commitTree } from '../adapters/commit-tree.ts'
import { gitCommit, mergeBase } from '../adapters/git-tree.ts'
import { loadImpactFactors } from '../adapters/grid-regions.ts'
import { ownersAt } from '../adapters/owners-file.ts'
import { pathsInside } from '../adapters/paths.ts'
import type { RenderedTrees } from '../adapters/rendered-tree.ts'
import { writeReport } from '../adapters/report-file.ts'
import { workingTree } from '../adapters/working-tree.ts'
import { parseBudget } from '../budget.ts'
import { type CheckInput, check, exitStatus } from '../check.ts'
import { unmatchedRules } from '../config/unmatched.ts'
import { AppError } from '../errors.ts'
import { settingsOver } from '../impact/factors.ts'
import { oneLine } from '../report/escape.ts'
import { counted } from '../report/format.ts'
import { formatNames } from '../report/format-names.ts'
import { render } from '../report/formats.ts'
import type { Report } from '../schema/report.ts'
import { embedderOf } from './embedder.ts'
import type { CheckFlags } from './flags.ts'
import { impactSettings } from './impact-options.ts'
import type { Io } from './io.ts'
import { foundConfig, predictorOf, progressOn, renderedFrom, treeFrom } from './manifests.ts'
import { outputOf } from './outputs.ts'

export async function runCheck(paths: readonly string[], flags: CheckFlags, io: Io): Promise<number> {
  const outputs = flags.output.map((text) => outputOf(text, formatNames))
  const commits = flags.base === undefined ? null : await mergeBase(io.cwd, flags.base)
  const tip = commits === null ? null : gitCommit(io.cwd, commits.tip)
  const { config, origins } = await foundConfig(
    flags,
    io,
    paths.length === 0 ? [] : [...paths, flags.baseDir ?? paths[0] ?? '.'],
    commits === null || tip === null || flags.configFrom === 'head'
      ? null
      : { tip, files: gitCommit(io.cwd, commits.commit) },
  )
  const asked = flags.budget.map(parseBudget)
  const budgets = asked.length > 0 ? asked : config.budget.map(parseBudget)
  if (flags.base === undefined && flags.baseDir === undefined && asked.some(({ is_delta }) => is_delta)) {
    throw new AppError(
      'input',
      'a budget on growth needs something to compare with',
      'Add --base REF, such as --base origin/main, or --base-dir FOLDER.',
    )
  }
  const factors = await loadImpactFactors(settingsOver(impactSettings(flags), config), io.gridRegions)
  const predictor = await predictorOf(flags.model, io, embedderOf(flags, io), {
    ...flags,
    config,
    tip: flags.configFrom === 'head' ? null : tip,
  })
  // Both sides must name their files alike.
  const named = flags.base === undefined ? paths : pathsInside(io.cwd, paths)
  const rendered = renderedFrom(named, config, io)
  const base = baseOf(flags, commits?.commit ?? null, { paths: named, rendered, cwd: io.cwd })
  const input: CheckInput = {
    head: treeFrom(named, io, rendered),
    base,
    predictor,
    config,
    budgets,
    today: io.today(),
    ownersOf: await ownersAt(io.cwd, tip),
    factors,
    onProgress: progressOn(io),
  }
  const checked = await check(input)
  for (const { format, file } of outputs)
    await writeReport(io.cwd, file, render(checked.report, format, plain))
  io.out(render(checked.report, flags.format, { color: io.isOutTerminal && io.allowsColor, width: io.width }))
  if (flags.format !== 'text') tellErrorCount(checked.report, io)
  // Of a part of a tree, rules for the rest are for nothing.
  if (paths.length === 0)
    for (const sentence of unmatchedRules(config, checked.seen, origins))
      io.err(`wattlint: ${oneLine(sentence)}\n`)
  return exitStatus(checked)
}

/** A file has no edge to run over. */
const plain = { color: false, width: 400 }

type Side = { readonly paths: readonly string[]; readonly rendered: RenderedTrees; readonly cwd: string }

function baseOf(
  { base, baseDir }: CheckFlags,
  commit: string | null,
  { paths, rendered, cwd }: Side,
): CheckInput['base'] {
  if (baseDir !== undefined)
    return { tree: rendered.below(workingTree(cwd, [baseDir]), baseDir), ref: baseDir, commit: null }
  if (base === undefined || commit === null) return null
  const files = gitCommit(cwd, commit)
  return { tree: rendered.at(commitTree(files, paths), files), ref: base, commit }
}

/** Formats for machines go to standard output alone; a person still hears what could not be read. */
function tellErrorCount({ problems }: Report, { err }: Io): void {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  if (errors > 0) err(`wattlint: ${counted(errors, 'error')} in the manifests, listed in the report\n`)
}

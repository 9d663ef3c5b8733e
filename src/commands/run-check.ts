import { gitTree, mergeBase } from '../adapters/git-tree.ts'
import { pathsInside } from '../adapters/paths.ts'
import { writeReport } from '../adapters/report-file.ts'
import { workingTree } from '../adapters/working-tree.ts'
import { parseBudget } from '../budget.ts'
import { type CheckInput, check, exitStatus } from '../check.ts'
import { AppError } from '../errors.ts'
import { counted } from '../report/format.ts'
import { type Format, formatNames } from '../report/format-names.ts'
import { render } from '../report/formats.ts'
import type { Report } from '../schema/report.ts'
import { embedderOf } from './embedder.ts'
import type { CheckFlags } from './flags.ts'
import type { Io } from './io.ts'
import { configFrom, predictorOf, progressOn, treeFrom } from './manifests.ts'

export async function runCheck(paths: readonly string[], flags: CheckFlags, io: Io): Promise<number> {
  const outputs = flags.output.map(parseOutput)
  const config = await configFrom(flags, io)
  const asked = flags.budget.map(parseBudget)
  const budgets = asked.length > 0 ? asked : config.budget.map(parseBudget)
  if (flags.base === undefined && flags.baseDir === undefined && asked.some(({ is_delta }) => is_delta)) {
    throw new AppError(
      'input',
      'a budget on growth needs something to compare with',
      'Add --base REF, such as --base origin/main, or --base-dir FOLDER.',
    )
  }
  const predictor = await predictorOf(flags.model, io, embedderOf(flags, io))
  // Both sides must name their files alike.
  const named = flags.base === undefined ? paths : pathsInside(io.cwd, paths)
  const base = await baseOf(flags, named, io)
  const input: CheckInput = {
    head: treeFrom(named, io),
    base,
    predictor,
    config,
    budgets,
    onProgress: progressOn(io),
  }
  const checked = await check(input)
  for (const { format, file } of outputs)
    await writeReport(io.cwd, file, render(checked.report, format, plain))
  io.out(render(checked.report, flags.format, { color: io.isOutTerminal && io.allowsColor, width: io.width }))
  if (flags.format !== 'text') tellErrorCount(checked.report, io)
  return exitStatus(checked)
}

const plain = { color: false, width: 120 }

async function baseOf(
  { base, baseDir }: CheckFlags,
  paths: readonly string[],
  { cwd }: Io,
): Promise<CheckInput['base']> {
  if (baseDir !== undefined) return { tree: workingTree(cwd, [baseDir]), ref: baseDir, commit: null }
  if (base === undefined) return null
  const commit = await mergeBase(cwd, base)
  return { tree: gitTree(cwd, commit, paths), ref: base, commit }
}

function parseOutput(text: string): { format: Format; file: string } {
  const separator = text.indexOf('=')
  const format = formatNames.find((name) => name === text.slice(0, separator))
  const file = text.slice(separator + 1)
  if (separator !== -1 && format !== undefined && file !== '') return { format, file }
  throw new AppError(
    'input',
    `--output ${JSON.stringify(text)} is not FORMAT=FILE`,
    `Formats: ${formatNames.join(', ')}.`,
  )
}

/** Formats for machines go to standard output alone; a person still hears what could not be read. */
function tellErrorCount({ problems }: Report, { err }: Io): void {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  if (errors > 0) err(`wattlint: ${counted(errors, 'error')} in the manifests, listed in the report\n`)
}

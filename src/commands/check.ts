import { writeFile } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import { Command, Option } from 'commander'
import { gitTree, mergeBase } from '../adapters/git-tree.ts'
import { parseBudget } from '../budget.ts'
import { type CheckInput, check, exitStatus } from '../check.ts'
import { AppError } from '../errors.ts'
import { type Format, formatNames, render } from '../report/formats.ts'
import type { Report } from '../schema/report.ts'
import type { Io } from './io.ts'
import {
  configFrom,
  type ManifestFlags,
  manifestOptions,
  predictorOf,
  progressOn,
  treeFrom,
} from './manifests.ts'
import { list } from './values.ts'

type Flags = ManifestFlags & {
  readonly base?: string
  readonly budget: readonly string[]
  readonly format: Format
  readonly output: readonly string[]
  readonly model?: string
}

/** `wattlint check`: returns its exit status through `done`. */
export function checkCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('check')
    .summary('predict what manifests will draw, and hold that against a budget')
    .description(
      'Predicts power and energy of every workload in PATH (files, folders, globs; "-" for standard input; default: here).\n' +
        'Exit status: 0 within budget, 1 over, 2 bad input or configuration, 3 an outside system failed, 4 model unusable, 70 a bug.',
    )
    .argument('[path...]', 'what to read')
    .option('--base <ref>', 'compare with the merge base of this branch, tag or commit')
    .addOption(
      new Option('--budget <limit>', 'such as "120 W", "3 kWh/day", "+10 W", "+5 %" (repeatable)')
        .argParser(list)
        .default([], 'none'),
    )
    .addOption(new Option('--format <format>', 'of standard output').choices(formatNames).default('text'))
    .addOption(
      new Option('--output <format=file>', 'write a report to a file as well (repeatable)')
        .argParser(list)
        .default([], 'none'),
    )
    .option('--model <file>', 'model to predict with (default: the bundled one)')
  for (const option of manifestOptions()) command.addOption(option)
  return command.action(async (paths: string[], flags: Flags) => {
    const outputs = flags.output.map(parseOutput)
    const config = await configFrom(flags, io)
    const written = flags.budget.length > 0 ? flags.budget : config.budget
    const budgets = written.map(parseBudget)
    if (flags.base === undefined && budgets.some(({ is_delta }) => is_delta)) {
      throw new AppError(
        'input',
        'a budget on growth needs something to compare with',
        'Add --base REF, such as --base origin/main.',
      )
    }
    const predictor = await predictorOf(flags.model, io)
    const base = await baseOf(flags.base, paths, io)
    const input: CheckInput = {
      head: treeFrom(paths, io),
      base,
      predictor,
      config,
      budgets,
      onProgress: progressOn(io),
    }
    const checked = await check(input)
    for (const { format, file } of outputs)
      await writeOutput(resolve(io.cwd, file), render(checked.report, format, plain))
    io.out(
      render(checked.report, flags.format, { color: io.isOutTerminal && io.allowsColor, width: io.width }),
    )
    if (flags.format !== 'text') tellProblems(checked.report, io)
    done(exitStatus(checked))
  })
}

const plain = { color: false, width: 120 }

async function baseOf(
  ref: string | undefined,
  paths: readonly string[],
  { cwd }: Io,
): Promise<CheckInput['base']> {
  if (ref === undefined) return null
  const inside = paths.map((path) => insideOf(cwd, path))
  const commit = await mergeBase(cwd, ref)
  return { tree: gitTree(cwd, commit, inside.length === 0 ? ['.'] : inside), ref, commit }
}

function insideOf(cwd: string, path: string): string {
  const inside = relative(cwd, resolve(cwd, path))
  if (path !== '-' && inside.split(sep)[0] !== '..') return inside === '' ? '.' : inside
  throw new AppError(
    'input',
    `${JSON.stringify(path)} is not below the folder you are in, so it has no base`,
    'Change into the repository, and name paths in it.',
  )
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

async function writeOutput(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (cause) {
    throw new AppError(
      'input',
      `${JSON.stringify(file)} cannot be written`,
      'Name a file in a folder that is there.',
      { cause },
    )
  }
}

/** Formats for machines go to standard output alone; a person still hears what could not be read. */
function tellProblems({ problems }: Report, { err }: Io): void {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  if (errors > 0)
    err(
      `wattlint: ${errors} ${errors === 1 ? 'problem' : 'problems'} in the manifests, listed in the report\n`,
    )
}

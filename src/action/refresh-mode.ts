import { resolve } from 'node:path'
import * as core from '@actions/core'
import { CommanderError } from 'commander'
import type { ActionInputs } from '../action-inputs.ts'
import type { Io } from '../commands/io.ts'
import { refreshCommand } from '../commands/refresh.ts'
import { stopSignal } from '../commands/stop-signal.ts'
import { AppError, EXIT_WITHIN } from '../errors.ts'
import { mdProse, oneLine } from '../report/escape.ts'
import type { Runner } from './runner.ts'
import { say, setOutputs } from './tell.ts'

/** Where a job's own log is read: as wide as it comes. */
const WIDTH = 140

/** What a command looks for; in a job the input goes before them. */
const TOKENS: ReadonlySet<string> = new Set(['GH_TOKEN', 'GITHUB_TOKEN'])

export type RefreshFiles = { readonly bundledModel: URL; readonly gridRegions: URL }

/**
 * `wattlint refresh` as a step of a job: its options a line each, its token that of the action. What it prints goes to the log, and its
 * last word to the summary.
 */
export async function refreshModel(
  inputs: ActionInputs,
  runner: Runner,
  cwd: string,
  files: RefreshFiles,
): Promise<number> {
  const printed: string[] = []
  let status = EXIT_WITHIN
  const command = refreshCommand(ioFor(inputs, runner, cwd, files, printed), (result) => {
    status = result
  })
  command.exitOverride().configureOutput({ writeOut: say, writeErr: say })
  try {
    await command.parseAsync(argumentsFrom(inputs.refresh), { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    throw new AppError(
      'input',
      `input refresh: ${oneLine(error.message.replace(/^error: /, ''))}`,
      'Write options of "wattlint refresh", one a line, such as --window 6h.',
    )
  }
  const words = printed.join('').trim().split('\n')
  const reference = words.flatMap((line) => /^model: (release:\S+)$/.exec(line)?.[1] ?? [])[0] ?? ''
  setOutputs({ 'model-reference': reference })
  if (inputs.summary && runner.hasSummary)
    await core.summary.addRaw(words.map((line) => `${mdProse(line, 1000)}\n\n`).join('')).write()
  return status
}

/** `--window 6h` is an option and its value; nothing else is split, and no shell sees it. */
const argumentsFrom = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => {
    const [, option = '', value] = /^(--?[\w-]+)(?:\s+(.+))?$/.exec(line) ?? []
    if (option === '') return [line]
    return value === undefined ? [option] : [option, value]
  })

function ioFor(
  inputs: ActionInputs,
  runner: Runner,
  cwd: string,
  { bundledModel, gridRegions }: RefreshFiles,
  printed: string[],
): Io {
  const out = (text: string): void => {
    printed.push(text)
    say(text)
  }
  const token = inputs['github-token']
  return {
    cwd: resolve(cwd),
    out,
    err: say,
    outLine: async (line) => {
      out(`${line}\n`)
      return true
    },
    readInput: async () => {
      throw new AppError('input', 'a job has no standard input', 'Name a file.')
    },
    env: (name) => (TOKENS.has(name) && token !== null ? token : runner.env(name)),
    isOutTerminal: false,
    isErrTerminal: false,
    width: WIDTH,
    allowsColor: false,
    bundledModel,
    gridRegions,
    now: () => performance.now(),
    // A job that is cancelled is killed soon after: what was measured is kept by then.
    stopSignal,
    today: () => new Date().toISOString().slice(0, 10),
  }
}

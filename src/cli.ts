#!/usr/bin/env node
import { once } from 'node:events'
import { Command, CommanderError } from 'commander'
import { capacityCommand } from './commands/capacity.ts'
import { checkCommand } from './commands/check.ts'
import { collectCommand } from './commands/collect.ts'
import { configCommand } from './commands/config.ts'
import { encodeCommand } from './commands/encode.ts'
import { evaluateCommand } from './commands/evaluate.ts'
import { explainCommand } from './commands/explain.ts'
import { fromFileCommand } from './commands/from-file.ts'
import { initCommand } from './commands/init.ts'
import type { Io } from './commands/io.ts'
import { joinCommand } from './commands/join.ts'
import { labelCommand } from './commands/label.ts'
import { modelCommand } from './commands/model.ts'
import { predictCommand } from './commands/predict.ts'
import { refreshCommand } from './commands/refresh.ts'
import { stopSignal } from './commands/stop-signal.ts'
import { trainCommand } from './commands/train.ts'
import { whatIfCommand } from './commands/what-if.ts'
import { AppError, EXIT_BUG, EXIT_WITHIN, exitCodes, sentenceOf } from './errors.ts'
import { oneLine } from './report/escape.ts'
import { version } from './version.ts'

const DEFAULT_WIDTH = 120
/** Of what is no terminal. */
const WIDE = 400
/** Of the code points up to here, none is seen. */
const SPACE = 0x20

const io: Io = {
  cwd: process.cwd(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  outLine,
  async readInput() {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
    return notEmpty(Buffer.concat(chunks))
  },
  env: (name) => process.env[name],
  isOutTerminal: process.stdout.isTTY === true,
  isErrTerminal: process.stderr.isTTY === true,
  // A terminal that does not know its width says 0.
  width: process.stdout.columns || (process.stdout.isTTY ? DEFAULT_WIDTH : WIDE),
  allowsColor: (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb',
  bundledModel: new URL('../models/default.json', import.meta.url),
  gridRegions: new URL('../models/data/grid-regions.json', import.meta.url),
  now: () => performance.now(),
  stopSignal,
  today: () => new Date().toISOString().slice(0, 10),
}

/** A renderer that failed further up the pipe must not look like a repository without workloads. */
function notEmpty(bytes: Buffer): Buffer {
  if (bytes.some((byte) => byte > SPACE)) return bytes
  throw new AppError('input', 'standard input is empty', 'Did the command that writes it fail?')
}

async function outLine(line: string): Promise<boolean> {
  if (!process.stdout.writable) return false
  if (process.stdout.write(`${line}\n`)) return true
  return once(process.stdout, 'drain').then(
    () => true,
    () => false,
  )
}

const withSubcommands = (command: Command): Command[] => [
  command,
  ...command.commands.flatMap(withSubcommands),
]

async function main(argv: readonly string[]): Promise<number> {
  let status = EXIT_WITHIN
  const done = (result: number): void => {
    status = result
  }
  const program = new Command('wattlint')
    .description(
      'Predicts what Kubernetes workloads will draw, before they are merged. Offline: no account, no key, no telemetry.',
    )
    .version(version)
  for (const command of [
    checkCommand,
    explainCommand,
    whatIfCommand,
    capacityCommand,
    fromFileCommand,
    collectCommand,
    predictCommand,
    labelCommand,
    joinCommand,
    encodeCommand,
    trainCommand,
    evaluateCommand,
    refreshCommand,
    modelCommand,
    configCommand,
    initCommand,
  ])
    program.addCommand(command(io, done))
  for (const command of withSubcommands(program))
    command.exitOverride().showHelpAfterError('(wattlint --help lists what there is)')
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_WITHIN : exitCodes.input
    if (error instanceof AppError) {
      const told = error.details.length === 0 ? [sentenceOf(error)] : error.details
      for (const text of told) io.err(`wattlint: ${oneLine(text)}\n`)
      return exitCodes[error.failure]
    }
    io.err(
      `wattlint: a bug of ours, not of your manifests. Please report it with these lines:\n${error instanceof Error ? error.stack : String(error)}\n`,
    )
    return EXIT_BUG
  }
}

// A reader that has seen enough (`| head`) closes the pipe; the verdict stands all the same.
process.stdout.on('error', (error) => {
  if (!('code' in error && error.code === 'EPIPE')) throw error
})

process.exitCode = await main(process.argv.slice(2))

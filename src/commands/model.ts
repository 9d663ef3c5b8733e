import { Command, Option } from 'commander'
import { diffFormats } from '../report/model-diff-report.ts'
import { embedderOptions } from './embedder-options.ts'
import type { ModelDiffFlags, ModelMergeFlags, ModelShowFlags } from './flags.ts'
import type { Io } from './io.ts'
import { candidateOptions } from './row-options.ts'
import { list } from './values.ts'

/** `wattlint model`: what a model file holds, and what can be done with several. */
export function modelCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('model')
    .summary('show, check, compare and merge model files')
    .description('Shows, checks, compares and merges model files. Nothing in a model file is ever run.')
  command
    .command('show')
    .summary("print a model's card")
    .description('Prints what a model is made of, how good it is, and what it cannot do.')
    .argument('[model]', 'model file (default: the bundled one)')
    .addOption(
      new Option('--format <format>', 'of standard output')
        .choices(['text', 'markdown', 'json'])
        .default('text'),
    )
    .action(async (model: string | undefined, flags: ModelShowFlags) => {
      const { runModelShow } = await import('./run-model-show.ts')
      done(await runModelShow(model, flags, io))
    })
  command
    .command('verify')
    .summary('check that a model file is whole and consistent')
    .description(
      'Checks schema, checksum, numbers, sources, encoders and parts. Exit status: 0, or 4 with the reason.',
    )
    .argument('<model>', 'model file')
    .action(async (model: string) => {
      const { runModelVerify } = await import('./run-model-show.ts')
      done(await runModelVerify(model, io))
    })
  command
    .command('diff')
    .summary('print what changed from one model to another')
    .description(
      'Prints what changed from model A to model B: rows, coefficients, settings, sources and scores.',
    )
    .argument('<a>', 'model file')
    .argument('<b>', 'model file')
    .option('--input <file...>', 'InferenceRequests that both predict')
    .addOption(new Option('--format <format>', 'of standard output').choices(diffFormats).default('text'))
    .action(async (a: string, b: string, flags: ModelDiffFlags) => {
      const { runModelDiff } = await import('./run-model-diff.ts')
      done(await runModelDiff(a, b, flags, io))
    })
  command.addCommand(mergeCommand(io, done))
  return command
}

function mergeCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('merge')
    .summary('make one model of the rows of several')
    .description(
      'Writes a model of all rows of BASE and OWN, fitted again. A row that several have counts once. Refused where ' +
        'coefficients or features differ.',
    )
    .argument('<base>', 'model file whose coefficients are taken')
    .argument('<own...>', 'model files whose rows are added')
    .addOption(
      new Option('--weight <file=number>', 'multiplies the weight of the rows that OWN adds (repeatable)')
        .argParser(list)
        .default([], 'none'),
    )
  for (const option of [...candidateOptions(), ...embedderOptions()]) command.addOption(option)
  return command.action(async (base: string, own: string[], flags: ModelMergeFlags) => {
    const { runModelMerge } = await import('./run-model-merge.ts')
    done(await runModelMerge(base, own, flags, io))
  })
}

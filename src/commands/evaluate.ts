import { Command, Option } from 'commander'
import { evaluationFormats } from '../report/evaluation-report.ts'
import { embedderOptions } from './embedder-options.ts'
import type { EvaluateFlags } from './flags.ts'
import type { Io } from './io.ts'
import { rowOptions } from './row-options.ts'
import { list, severalOf } from './values.ts'

const FOLDS = 5

/** `wattlint evaluate`: how good a model is on rows that it has not seen. */
export function evaluateCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('evaluate')
    .summary('score a model on measured rows that it has not seen')
    .description(
      'Scores a model (default: the bundled one) on rows: as it is, extended by the other folds of the rows, and simple ' +
        'baselines on those folds. No workload and no pod template is ever on both sides; rows that the model knows are left ' +
        'out. Without --rows: the scores that are kept in the model.',
    )
    .argument('[model]', 'model file; stands before the options')
    .option('--rows <file...>', 'rows with watts, as "train" reads them')
  for (const option of rowOptions()) command.addOption(option)
  command
    .addOption(new Option('--folds <count>', 'folds of the rows').argParser(severalOf).default(FOLDS))
    .option('--strict', 'refuse rows that the model knows')
    .addOption(
      new Option('--format <format>', 'of standard output').choices(evaluationFormats).default('text'),
    )
    .addOption(
      new Option('--output <format=file>', 'write it to a file as well (repeatable)')
        .argParser(list)
        .default([], 'none'),
    )
  for (const option of embedderOptions()) command.addOption(option)
  return command.action(async (model: string | undefined, flags: EvaluateFlags) => {
    const { runEvaluate } = await import('./run-evaluate.ts')
    done(await runEvaluate(model, flags, io))
  })
}

import { Command, Option } from 'commander'
import { embedderOptions } from './embedder-options.ts'
import type { TrainFlags } from './flags.ts'
import type { Io } from './io.ts'
import { candidateOptions, rowOptions } from './row-options.ts'

/** `wattlint train`: rows → a model beside the one that it extends. */
export function trainCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('train')
    .summary('make a model of rows that were measured in your own cluster')
    .description(
      'Writes a model of the rows of the bundled one and of yours. Rows are what "join" wrote, energy targets with their ' +
        '--requests, or training rows, as NDJSON, JSON, CSV or Parquet; "-" is standard input.',
    )
    .requiredOption('--rows <file...>', 'rows with watts')
    .option('--base <file>', 'model that is extended (default: the bundled one)')
    .option('--from-scratch', 'take the coefficients of the base, and none of its rows')
  for (const option of rowOptions()) command.addOption(option)
  command
    .addOption(new Option('--source-id <name>', 'source of the rows; default: as they say'))
    .addOption(new Option('--title <text>', 'what the card calls the source'))
    .addOption(new Option('--licence <name>', 'licence of the rows; default: as they say'))
    .addOption(new Option('--url <url>', 'where the rows are published'))
  for (const option of [...candidateOptions(), ...embedderOptions()]) command.addOption(option)
  return command.action(async (flags: TrainFlags) => {
    const { runTrain } = await import('./run-train.ts')
    done(await runTrain(flags, io))
  })
}

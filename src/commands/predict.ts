import { Command, Option } from 'commander'
import { embedderOptions } from './embedder-options.ts'
import type { PredictFlags } from './flags.ts'
import type { Io } from './io.ts'
import { modelOptions } from './model-options.ts'

/** `wattlint predict`: InferenceRequests → predictions. */
export function predictCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('predict')
    .summary('predict InferenceRequests that are written already')
    .description(
      'Reads InferenceRequests (one a line, an object, or an array; as from-file or k8s-collect print them) and prints predictions.',
    )
    .argument('[file]', 'what to read; "-" is standard input', '-')
    .addOption(
      new Option('--format <format>', 'one a line, or one array')
        .choices(['ndjson', 'json'])
        .default('ndjson'),
    )
  for (const option of [...modelOptions('the bundled one'), ...embedderOptions()]) command.addOption(option)
  return command.action(async (file: string, flags: PredictFlags) => {
    const { runPredict } = await import('./run-predict.ts')
    done(await runPredict(file, flags, io))
  })
}

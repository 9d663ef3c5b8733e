import { Command, Option } from 'commander'
import type { FromFileFlags } from './flags.ts'
import type { Io } from './io.ts'
import { manifestOptions } from './manifest-options.ts'

/** `wattlint from-file`: manifests → InferenceRequests, without a model. */
export function fromFileCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('from-file')
    .summary('print the InferenceRequest of every workload in manifests')
    .description(
      'Prints what the model is told about every workload in PATH (files, folders, globs; "-" for standard input).',
    )
    .argument('<path...>', 'what to read')
    .addOption(
      new Option('--format <format>', 'one a line, or one array')
        .choices(['ndjson', 'json'])
        .default('ndjson'),
    )
  for (const option of manifestOptions()) command.addOption(option)
  return command.action(async (paths: string[], flags: FromFileFlags) => {
    const { runFromFile } = await import('./run-from-file.ts')
    done(await runFromFile(paths, flags, io))
  })
}

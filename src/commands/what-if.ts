import { Command, Option } from 'commander'
import type { WhatIfFlags } from './flags.ts'
import type { Io } from './io.ts'
import { manifestOptions } from './manifest-options.ts'
import { modelOptions } from './model-options.ts'
import { list } from './values.ts'

/** `wattlint what-if`: the same prediction, were something otherwise. */
export function whatIfCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('what-if')
    .summary('predict workloads as they are and as they would be')
    .description(
      'Predicts every workload in PATH (files, folders, globs; "-" for standard input; default: here) twice: as it is, and with ' +
        'what is set. No file is changed. Amounts, image, model and batch are those of the main container.',
    )
    .argument('[path...]', 'what to read')
    .addOption(
      new Option(
        '--set <key=value>',
        'replicas, cpu, memory, limits.cpu, limits.memory, image, model, batch, gpu, gpus, duty-cycle or run-seconds (repeatable)',
      )
        .argParser(list)
        .default([], 'none'),
    )
    .option('--gpu <name>', 'type of its boards, such as L4; as --set gpu=NAME')
    .option('--gpus <count>', 'how many boards a pod holds; as --set gpus=COUNT')
    .addOption(
      new Option(
        '--workload <selector>',
        'only NAME, NAMESPACE/NAME, KIND/NAME or KIND/NAMESPACE/NAME (repeatable)',
      )
        .argParser(list)
        .default([], 'all'),
    )
    .addOption(
      new Option('--format <format>', 'of standard output').choices(['text', 'json']).default('text'),
    )
  for (const option of [...modelOptions(), ...manifestOptions()]) command.addOption(option)
  return command.action(async (paths: string[], flags: WhatIfFlags) => {
    const { runWhatIf } = await import('./run-what-if.ts')
    done(await runWhatIf(paths, flags, io))
  })
}

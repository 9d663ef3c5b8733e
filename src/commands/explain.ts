import { Command, Option } from 'commander'
import type { ExplainFlags } from './flags.ts'
import type { Io } from './io.ts'
import { manifestOptions } from './manifest-options.ts'
import { modelOptions } from './model-options.ts'
import { count } from './values.ts'

/** `wattlint explain`: how a prediction came about, number by number. */
export function explainCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('explain')
    .summary('show how a prediction came about, and what would change it')
    .description(
      'Explains the predictions of workloads: the formula with its numbers and sources, the trend, the known workloads it leans ' +
        'on, the width of its interval, and what would narrow or lower it. What is there as a file, or is written like one, is ' +
        'read (default: here); every other argument chooses workloads: NAME, NAMESPACE/NAME, KIND/NAME or KIND/NAMESPACE/NAME.',
    )
    .argument('[workload|path...]', 'what to explain and what to read; "-" is standard input')
    .addOption(
      new Option('--format <format>', 'of standard output')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .addOption(
      new Option(
        '--limit <count>',
        'how many workloads, biggest first (default: 5 where none is named, all in json)',
      ).argParser(count),
    )
  for (const option of [...modelOptions(), ...manifestOptions()]) command.addOption(option)
  return command.action(async (args: string[], flags: ExplainFlags) => {
    const { runExplain } = await import('./run-explain.ts')
    done(await runExplain(args, flags, io))
  })
}

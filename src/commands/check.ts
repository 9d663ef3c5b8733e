import { Command, Option } from 'commander'
import { formatNames } from '../report/format-names.ts'
import { embedderOptions } from './embedder-options.ts'
import type { CheckFlags } from './flags.ts'
import { impactOptions } from './impact-options.ts'
import type { Io } from './io.ts'
import { manifestOptions } from './manifest-options.ts'
import { modelOptions } from './model-options.ts'
import { list } from './values.ts'

/** `wattlint check`: tells its exit status to `done`. The work is loaded when it is wanted: `--help` needs none of it. */
export function checkCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('check')
    .summary('predict what manifests will draw, and hold that against a budget')
    .description(
      'Predicts power and energy of every workload in PATH (files, folders, globs; "-" for standard input; default: here).\n' +
        'Exit status: 0 within budget, 1 over, 2 bad input or configuration, 3 an outside system failed, 4 model unusable, 70 a bug.',
    )
    .argument('[path...]', 'what to read')
    .addOption(
      new Option('--base <ref>', 'compare with the merge base of this branch, tag or commit').conflicts(
        'baseDir',
      ),
    )
    .option(
      '--base-dir <path>',
      'compare with the manifests in this folder or file, such as a chart rendered before the change',
    )
    .addOption(
      new Option('--config-from <side>', 'whose configuration holds where there is a --base')
        .choices(['base', 'head'])
        .default('base'),
    )
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
  for (const option of [...modelOptions(), ...manifestOptions(), ...impactOptions(), ...embedderOptions()])
    command.addOption(option)
  return command.action(async (paths: string[], flags: CheckFlags) => {
    const { runCheck } = await import('./run-check.ts')
    done(await runCheck(paths, flags, io))
  })
}

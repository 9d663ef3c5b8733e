import { Command, Option } from 'commander'
import type { ConfigShowFlags } from './flags.ts'
import type { Io } from './io.ts'

/** `wattlint config`: what is configured, and whether that is right. */
export function configCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('config')
    .summary('check and show the configuration')
    .description(
      'Checks and shows the configuration: the file of the root, what it extends, and the files of folders.',
    )
  command
    .command('validate')
    .summary('tell everything that is wrong with the configuration')
    .description('Reads what a check would read, and tells all errors. Exit status: 0, or 2 with the errors.')
    .argument('[file]', 'configuration file (default: the one that a check would take)')
    .action(async (file: string | undefined) => {
      const { runConfigValidate } = await import('./run-config.ts')
      done(await runConfigValidate(file, io))
    })
  command
    .command('show')
    .summary('print what holds, and where it is written')
    .description(
      'Prints the configuration that a check would take, in one piece: defaults, what is extended, folders.',
    )
    .argument('[file]', 'configuration file (default: the one that a check would take)')
    .addOption(
      new Option('--format <format>', 'of standard output').choices(['yaml', 'json']).default('yaml'),
    )
    .action(async (file: string | undefined, flags: ConfigShowFlags) => {
      const { runConfigShow } = await import('./run-config.ts')
      done(await runConfigShow(file, flags, io))
    })
  return command
}

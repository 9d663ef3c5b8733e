import { Command } from 'commander'
import type { InitFlags } from './flags.ts'
import type { Io } from './io.ts'

/** `wattlint init`: a first configuration and the workflow that uses it. */
export function initCommand(io: Io, done: (status: number) => void): Command {
  return new Command('init')
    .summary('write a configuration and a workflow to begin with')
    .description(
      'Predicts what this repository draws now, and writes wattlint.yml with a budget 20 % above that, and ' +
        '.github/workflows/wattlint.yml, which checks pull requests. Asks nothing; writes both or none.',
    )
    .option('--force', 'replace those that are there', false)
    .action(async (flags: InitFlags) => {
      const { runInit } = await import('./run-init.ts')
      done(await runInit(flags, io))
    })
}

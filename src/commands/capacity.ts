import { Command, Option } from 'commander'
import { clusterOptions } from './cluster-options.ts'
import { embedderOptions } from './embedder-options.ts'
import type { Io } from './io.ts'
import { manifestOptions } from './manifest-options.ts'
import { modelOptions } from './model-options.ts'
import type { CapacityFlags } from './run-capacity.ts'
import { list } from './values.ts'

/** A file says what it says, whatever cluster is configured. */
const OF_A_CLUSTER = ['kubeconfig', 'context', 'caFile', 'verifySsl', 'suppressTlsWarnings']

/** `wattlint capacity`: nodes × pods, what they draw, and whether more would fit. */
export function capacityCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('capacity')
    .summary('what the nodes of a cluster have, what their pods ask for and draw, and whether more would fit')
    .description(
      'Tells of every node what it has, what its pods reserve, and what they are predicted to draw. Reads nodes and pods of the ' +
        'cluster, or of a file, and changes nothing.\n' +
        'Exit status: 0, 1 with --fail where something does not fit, 2 bad input, 3 the cluster failed, 4 model unusable, 70 a bug.',
    )
    .addOption(
      new Option(
        '--from <file>',
        'what `kubectl get nodes,pods -A -o json` said, "-" for standard input (repeatable)',
      )
        .argParser(list)
        .default([], 'the cluster')
        .conflicts(OF_A_CLUSTER),
    )
    .option(
      '--fit <path...>',
      'manifests (files, folders, globs) whose pods are to find room; those of the same workload that run now make it',
    )
    .option('--namespace <name>', 'of objects that --fit reads and that name none', 'default')
    .option('--fail', 'exit with 1 where what --fit names does not fit')
    .addOption(
      new Option('--format <format>', 'of standard output').choices(['text', 'json']).default('text'),
    )
  // The nodes are there to be counted, and power is that of everything running.
  const ofManifests = manifestOptions().filter(({ long }) => long !== '--nodes' && long !== '--run-seconds')
  for (const option of [
    ...modelOptions('the bundled one'),
    ...ofManifests,
    ...clusterOptions(),
    ...embedderOptions(),
  ])
    command.addOption(option)
  return command.action(async (flags: CapacityFlags) => {
    const { runCapacity } = await import('./run-capacity.ts')
    done(await runCapacity(flags, io))
  })
}

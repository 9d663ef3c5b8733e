import { Command, Option } from 'commander'
import { clusterOptions } from './cluster-options.ts'
import type { CollectFlags } from './flags.ts'
import type { Io } from './io.ts'
import { list, words } from './values.ts'

/** `wattlint collect`, and `watch` as k8s-collect calls it: tells its exit status to `done`. */
export function collectCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('collect')
    .alias('watch')
    .summary('watch a cluster, and print every workload as an InferenceRequest')
    .description(
      'Watches workloads of a cluster, and prints one InferenceRequest a line for each that comes, or whose spec changes; one that goes is a\n' +
        'line with "event": "deleted". Goes on until it is told to stop.',
    )
    .addOption(
      new Option('--kinds <kinds...>', 'such as Deployment, Pod, Rollout, StatefulSet.apps.kruise.io')
        .argParser(words)
        .default([], 'Deployment StatefulSet DaemonSet Job CronJob'),
    )
    .addOption(
      new Option('--namespaces <names...>', 'each is watched by itself: a Role in it suffices')
        .argParser(words)
        .default([], 'all'),
    )
    .option('--emit-initial', 'also print what is there already')
    .option('--once', 'print what is there already, and end')
    .addOption(
      new Option('--emit <which>', 'changes of what a workload asks for, or all events, its status included')
        .choices(['changes', 'all'])
        .default('changes'),
    )
    .option('--output <file>', 'add the lines to this file as well')
    .option('--post <url>', 'POST every line to this address as well; never waits for it')
    .addOption(
      new Option('--post-header <name:value>', 'sent with it (repeatable)')
        .argParser(list)
        .default([], 'none'),
    )
    .option('--post-token-env <name>', 'environment variable that holds a bearer token for it')
  for (const option of clusterOptions()) command.addOption(option)
  return command.action(async (flags: CollectFlags) => {
    const { runCollect } = await import('./run-collect.ts')
    done(await runCollect(flags, io))
  })
}

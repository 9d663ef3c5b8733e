import { Command, Option } from 'commander'
import type { JoinFlags } from './flags.ts'
import type { Io } from './io.ts'
import { allowSynthetic } from './row-options.ts'
import { positive } from './values.ts'

/** `wattlint join`: InferenceRequests × energy targets → rows to train on. */
export function joinCommand(io: Io, done: (status: number) => void): Command {
  return new Command('join')
    .summary('join InferenceRequests with the energy that was measured for them')
    .description(
      'Writes a row for every workload that has both a request and a measurement. Files are NDJSON, JSON, CSV or Parquet; "-" is standard input. ' +
        'Requests are as from-file or k8s-collect write them; targets have at least namespace, workload_kind, workload_name and ' +
        'one of avg_power_w, total_energy_j, energy_step_j.',
    )
    .requiredOption('--requests <file...>', 'InferenceRequests')
    .requiredOption('--targets <file...>', 'energy of workloads or pods, such as labels.parquet')
    .option('--out <file>', 'where to write: .ndjson, .jsonl, .json, .csv or .parquet', '-')
    .option('--source-id <name>', 'what the model calls the source of these rows', 'kepler')
    .option('--licence <name>', 'licence of the rows', 'not stated')
    .option('--cluster <name>', 'cluster of the requests and targets that do not name theirs')
    .addOption(
      new Option('--weight <number>', 'how much a row counts in training').argParser(positive).default(1),
    )
    .addOption(allowSynthetic())
    .action(async (flags: JoinFlags) => {
      const { runJoin } = await import('./run-join.ts')
      done(await runJoin(flags, io))
    })
}

import { Command, Option } from 'commander'
import { PowerSource } from '../schema/energy-target.ts'
import { clusterOptions } from './cluster-options.ts'
import type { Io } from './io.ts'
import type { LabelFlags } from './label-flags.ts'
import { duration } from './label-times.ts'
import { list, words } from './values.ts'

const DESCRIPTION =
  'Writes a target for every workload that Kepler measured in a window: watts, joules, and how far they can be trusted. Kepler is read ' +
  'from a Prometheus, straight from its pods (--scrape), or from files. A scrape of ours takes what Kepler says once of a pod that ended ' +
  'from the next one, such as a Prometheus.'

/** `wattlint label`: Kepler's counters → energy of workloads. */
export function labelCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('label')
    .summary("measure workloads by Kepler's counters")
    .description(DESCRIPTION)
  for (const option of [...promOptions(), ...scrapeOptions(), ...windowOptions(), ...targetOptions()])
    command.addOption(option)
  for (const option of clusterOptions()) command.addOption(option)
  return command.action(async (flags: LabelFlags) => {
    const { runLabel } = await import('./run-label.ts')
    done(await runLabel(flags, io))
  })
}

const promOptions = (): Option[] => [
  new Option('--prom <url>', 'Prometheus, or what speaks its API (default: PROMETHEUS_URL)'),
  new Option(
    '--prom-header <name:value>',
    'sent with every question, such as X-Scope-OrgID:team (repeatable)',
  )
    .argParser(list)
    .default([], 'none'),
  new Option('--prom-token-env <name>', 'environment variable that holds its bearer token'),
  new Option('--prom-user-env <name>', 'environment variable that holds its user'),
  new Option('--prom-password-env <name>', 'environment variable that holds its password'),
  new Option('--prom-ca-file <file>', 'CA certificates that it is checked by'),
  new Option('--prom-insecure', 'take any certificate of it'),
]

const scrapeOptions = (): Option[] => [
  new Option('--scrape', "read Kepler's pods themselves, while --for lasts or until interrupted"),
  new Option('--interval <duration>', 'time between two scrapes').argParser(duration).default(15, '15s'),
  new Option('--for <duration>', 'time from the first scrape to the last')
    .argParser(duration)
    .default(300, '5m'),
  new Option(
    '--scrape-via <way>',
    "how to reach the pods: by their address, or the API server's proxy; auto: by address in a cluster",
  )
    .choices(['auto', 'ip', 'proxy'])
    .default('auto'),
  new Option('--kepler-namespace <name>', 'namespace of its pods: a Role in it suffices (default: all)'),
  new Option('--kepler-selector <labels>', 'labels of its pods (default: app.kubernetes.io/name=kepler)'),
  new Option('--exposition <file@time...>', 'scraped text, and when it was scraped'),
]

const windowOptions = (): Option[] => [
  new Option('--window <duration>', 'length of the window (default: 1h)').argParser(duration),
  new Option('--start <time>', 'its start: RFC 3339, Unix seconds, or -6h'),
  new Option('--end <time>', 'its end (default: now)'),
  new Option('--step <duration>', 'read points that far apart, for a server that gives no samples').argParser(
    duration,
  ),
]

const targetOptions = (): Option[] => [
  new Option('--mode <mode>', 'job: energy of a run, for Jobs and CronJobs; window: of the window, for all')
    .choices(['job', 'window'])
    .default('job'),
  new Option('--per <what>', 'one target for each').choices(['workload', 'pod']).default('workload'),
  new Option(
    '--idle <which>',
    'idle energy in the figures: own as Kepler <=0.9 attributes it, share of the node by CPU time',
  )
    .choices(['none', 'own', 'share'])
    .default('none'),
  new Option('--ns, --namespaces <names...>', 'workloads of these alone').argParser(words).default([], 'all'),
  new Option('--owner-source <which>', 'who says what owns a pod; auto: kube-state-metrics, else the cluster')
    .choices(['auto', 'prom', 'k8s'])
    .default('auto'),
  new Option('--cluster <name>', 'cluster of targets whose series name none'),
  new Option('--power-source <name>', 'what Kepler reads, where its metrics do not tell').choices(
    PowerSource.options.filter((source) => source !== 'unknown'),
  ),
  new Option('--allow-synthetic', 'do not warn of energy whose power_source is fake, unknown or an estimate'),
  new Option('--out <file>', 'where to write: .ndjson, .jsonl, .json, .csv or .parquet').default('-'),
]

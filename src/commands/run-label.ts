import { writeTable } from '../adapters/table-file.ts'
import { AppError, EXIT_WITHIN } from '../errors.ts'
import { type Labelled, label, syntheticAmong } from '../label/label.ts'
import { mergedFacts, noFacts } from '../label/owner-facts.ts'
import type { Window } from '../label/window.ts'
import { oneLine } from '../report/escape.ts'
import { counted } from '../report/format.ts'
import { tableFormat } from '../tables/table.ts'
import type { Io } from './io.ts'
import { readExpositions } from './label-exposition.ts'
import type { LabelFlags } from './label-flags.ts'
import { clusterOwners } from './label-owners.ts'
import { prometheusOptions, readPrometheus } from './label-prometheus.ts'
import { type ReadSeries, tellOwners } from './label-series.ts'
import { nowS, windowFrom } from './label-times.ts'

export async function runLabel(flags: LabelFlags, io: Io): Promise<number> {
  if (flags.out !== '-') tableFormat(flags.out)
  // A pod that ends while it is measured may be gone from the cluster by then.
  const early = flags.scrape === true ? await clusterOwners(flags, false, io) : noFacts
  const read = await readSeries(flags, io)
  const late = early === null ? null : await clusterOwners(flags, tellOwners(read.series), io)
  const facts = mergedFacts(late ?? noFacts, early ?? noFacts)
  const { targets, leftOut, warnings, generation } = label({
    series: read.series,
    facts,
    options: {
      window: read.window,
      mode: flags.mode,
      per: flags.per,
      idle: flags.idle,
      namespaces: flags.namespaces.length === 0 ? null : flags.namespaces,
      cluster: flags.cluster ?? null,
      told_source: flags.powerSource ?? null,
    },
  })
  const tell = (line: string): void => io.err(`${oneLine(`wattlint: ${line}`)}\n`)
  for (const warning of [...read.warnings, ...warnings]) tell(`warning: ${ended(warning)}`)
  for (const { reason, count, examples } of leftOut)
    tell(`${counted(count, 'pod')} left out: ${reason}, such as ${examples.join(', ')}`)
  if (targets.length === 0) throw nothingLabelled({ generation, leftOut }, read.window, flags)
  const synthetic = syntheticAmong(targets)
  if (synthetic.length > 0 && flags.allowSynthetic !== true)
    tell(
      `warning: the power source of ${counted(synthetic.length, 'target')} of ${targets.length} is ` +
        `${[...new Set(synthetic.map(({ power_source }) => power_source))].join(', ')}: ` +
        'join, train and evaluate refuse them without --allow-synthetic.' +
        (synthetic.some(({ power_source }) => power_source === 'unknown')
          ? ' Where you know the meter, name it with --power-source.'
          : ''),
    )
  if (flags.out === '-') for (const target of targets) io.out(`${JSON.stringify(target)}\n`)
  else await writeTable(io.cwd, flags.out, targets)
  const where = flags.out === '-' ? '' : ` in ${flags.out}`
  const [first] = targets
  tell(
    `${counted(targets.length, 'target')}${where}, of ${timeText(read.window)}, from Kepler ${first?.kepler_version ?? generation}`,
  )
  return EXIT_WITHIN
}

const ended = (sentence: string): string => (/[.?!]$/.test(sentence) ? sentence : `${sentence}.`)

async function readSeries(flags: LabelFlags, io: Io): Promise<ReadSeries> {
  const { exposition = [], scrape = false } = flags
  const prom =
    flags.prom ?? (scrape || exposition.length > 0 ? undefined : io.env('PROMETHEUS_URL') || undefined)
  const sources = [prom !== undefined, scrape, exposition.length > 0].filter(Boolean).length
  if (sources !== 1)
    throw new AppError(
      'input',
      sources === 0
        ? 'nothing says where energy is read from'
        : 'energy can be read from one source at a time',
      'Name one of --prom URL (or set PROMETHEUS_URL), --scrape, and --exposition FILE.',
    )
  const hasWindow = [flags.start, flags.end, flags.window].some((flag) => flag !== undefined)
  if (scrape) {
    if (hasWindow)
      throw new AppError(
        'input',
        '--scrape measures from now on, and no other window',
        'Say how long with --for.',
      )
    if (flags.for < flags.interval)
      throw new AppError('input', '--for is shorter than --interval', 'Two scrapes or more are needed.')
    const { readByScraping } = await import('./label-scrape.ts')
    return readByScraping(flags, io)
  }
  const window = windowFrom(flags, nowS())
  if (prom === undefined) return readExpositions(exposition, hasWindow ? window : null, io.cwd)
  const options = await prometheusOptions(prom, flags, io)
  return readPrometheus(options, window, flags.step ?? null, flags.ownerSource !== 'k8s')
}

function nothingLabelled(
  { generation, leftOut }: Pick<Labelled, 'generation' | 'leftOut'>,
  window: Window,
  { namespaces }: LabelFlags,
): AppError {
  const message = `0 targets in ${timeText(window)}`
  if (generation === null)
    return new AppError(
      'input',
      `${message}: there are no counters of Kepler's, such as kepler_pod_cpu_joules_total`,
      'Nothing was written. Is Kepler installed and scraped, and the window right?',
    )
  const [likely] = leftOut
  if (likely !== undefined)
    return new AppError(
      'input',
      `${message}: of most pods ${likely.reason}`,
      'Nothing was written. Take a longer window.',
    )
  return new AppError(
    'input',
    `${message}: Kepler counted no pod${namespaces.length === 0 ? '' : ` in ${namespaces.join(', ')}`}`,
    'Nothing was written. Correct the namespaces or the window.',
  )
}

const MS_PER_S = 1000

function timeText({ start_at_s, end_at_s }: Window): string {
  if (!Number.isFinite(start_at_s)) return 'no window'
  const text = (at_s: number): string =>
    new Date(Math.round(at_s) * MS_PER_S).toISOString().replace('.000', '')
  return `${text(start_at_s)} to ${text(end_at_s)}`
}

import type { Series } from '../exposition/sample.ts'
import { grouped } from '../grouped.ts'
import { type EnergyTarget, isSynthetic, type PowerSource } from '../schema/energy-target.ts'
import type { LeftOut } from '../schema/evaluation.ts'
import { clustersIn } from './clusters.ts'
import { countersFrom, exporterOf, isEnergy } from './counter.ts'
import { type Exporter, exportersFrom } from './exporter.ts'
import { type Generation, generationOf, isMixed, versionOf } from './generation.ts'
import { leftOutTally } from './left-out.ts'
import { type OwnerIndex, ownerIndex } from './owner.ts'
import { mergedFacts, type OwnerFacts } from './owner-facts.ts'
import { ownerFactsFromSeries } from './owner-series.ts'
import { type PodEnergy, podsFrom } from './pod-energy.ts'
import { meterWordsFrom, powerSourceFrom } from './power-source.ts'
import { type TargetOptions, targetsFrom } from './targets.ts'
import { warningsFrom } from './warnings.ts'
import { isWithin, type Window } from './window.ts'

export type LabelOptions = TargetOptions & {
  /** `null` = all. */
  readonly namespaces: readonly string[] | null
  /** Of series without a label `cluster`. */
  readonly cluster: string | null
  /** What the user knows of meters that say nothing of themselves. */
  readonly told_source: PowerSource | null
}

export type LabelInput = {
  /** Counters and labels of Kepler, and of kube-state-metrics where there is one. */
  readonly series: readonly Series[]
  /** What is known of owners from elsewhere: it fills what series leave open. */
  readonly facts: OwnerFacts
  readonly options: LabelOptions
}

export type Labelled = {
  readonly targets: readonly EnergyTarget[]
  /** Of pods that were seen and have no target. */
  readonly leftOut: readonly LeftOut[]
  /** Sentences without a full stop at their end. */
  readonly warnings: readonly string[]
  /** `null` = there are no series of Kepler's. */
  readonly generation: Generation | null
}

/** Kepler's counters in a window → the energy of each workload. */
export function label({ series, facts, options }: LabelInput): Labelled {
  const all = clustersIn(series, options.cluster).map((one) =>
    labelCluster(one.series, facts, one.cluster, options),
  )
  return {
    targets: all.flatMap(({ targets }) => targets),
    leftOut: all.flatMap(({ leftOut }) => leftOut),
    warnings: [...new Set(all.flatMap(({ warnings }) => warnings))],
    generation: all.find(({ generation }) => generation !== null)?.generation ?? null,
  }
}

const NOTHING: Labelled = { targets: [], leftOut: [], warnings: [], generation: null }

function labelCluster(
  series: readonly Series[],
  elsewhere: OwnerFacts,
  cluster: string | null,
  options: LabelOptions,
): Labelled {
  const names = new Set(series.map(({ name }) => name))
  const generation = generationOf(names)
  if (generation === null) return NOTHING
  const { window } = options
  const counters = countersFrom(series, window)
  const exporters = exportersFrom(counters, generation, readTimes(series, window))
  const owners = ownerIndex(mergedFacts(ownerFactsFromSeries(series), elsewhere))
  const sources = powerSources(series, exporters, options.told_source)
  const { pods, unnamed } = podsFrom({
    counters,
    exporters,
    generation,
    owners,
    window,
    sourceOf: (exporter) => sources.get(exporter) ?? 'unknown',
  })
  const real = pods.filter((pod) => generation === '>=0.10' || !isPseudo(pod, owners))
  const { namespaces } = options
  const wanted = real.filter(({ namespace }) => namespaces === null || namespaces.includes(namespace))
  const known = wanted.filter(({ active_j }) => active_j !== null)
  const head = { cluster, kepler_version: versionOf(series, generation) }
  const targets = targetsFrom(known, owners, head, options)
  return {
    targets,
    leftOut: leftOut(wanted, unnamed),
    warnings: warningsFrom({
      generation,
      isMixed: isMixed(names),
      exporters: [...exporters.values()],
      pods: real,
      targets,
      idle: options.idle,
    }),
    generation,
  }
}

/** Up to 0.9, Kepler calls all that runs outside of pods a pod of these namespaces. */
const PSEUDO = new Set(['system', 'kernel'])

const isPseudo = (pod: PodEnergy, owners: OwnerIndex): boolean =>
  PSEUDO.has(pod.namespace) && owners.find(pod) === null

function readTimes(series: readonly Series[], window: Window): (exporter: string) => readonly number[] {
  const byExporter = grouped(
    series.filter(({ name }) => isEnergy(name)),
    ({ labels }) => exporterOf(labels),
  )
  return (exporter) => {
    const times = new Set<number>()
    for (const { points } of byExporter.get(exporter) ?? [])
      for (const [at_s] of points) if (isWithin(window, at_s)) times.add(at_s)
    return [...times].toSorted((a, b) => a - b)
  }
}

function powerSources(
  series: readonly Series[],
  exporters: ReadonlyMap<string, Exporter>,
  told: PowerSource | null,
): ReadonlyMap<string, PowerSource> {
  const byExporter = grouped(
    series.filter(({ name }) => /^kepler_(?:node|container)_/.test(name)).map(({ labels }) => labels),
    exporterOf,
  )
  return new Map(
    [...exporters.values()].map(({ name, package_w }) => [
      name,
      powerSourceFrom(meterWordsFrom(byExporter.get(name) ?? []), package_w, told),
    ]),
  )
}

function leftOut(pods: readonly PodEnergy[], unnamed: number): readonly LeftOut[] {
  const tally = leftOutTally()
  for (const { unknown, namespace, name } of pods) {
    if (unknown === 'read once') tally.add('it was read once, which tells of no time', `${namespace}/${name}`)
    if (unknown === 'no meter')
      tally.add('its node counts 0 J, so there is no meter that works', `${namespace}/${name}`)
  }
  if (unnamed > 0)
    tally.add('Kepler tells its UID alone, and nobody its name', 'containers without a pod', unnamed)
  return tally.list()
}

/** Targets that no model should learn from, unless somebody says so. */
export const syntheticAmong = (targets: readonly EnergyTarget[]): readonly EnergyTarget[] =>
  targets.filter(isSynthetic)

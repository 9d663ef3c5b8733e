import { grouped } from '../grouped.ts'
import { type EnergyTarget, isSynthetic } from '../schema/energy-target.ts'
import { type CountedPod, type Figures, runFigures, windowFigures } from './figures.ts'
import { type IdleTreatment, idleJ } from './idle.ts'
import type { OwnerIndex, Workload } from './owner.ts'
import { keyIn, type PodFacts } from './owner-facts.ts'
import type { PodEnergy } from './pod-energy.ts'
import { worstSource } from './power-source.ts'
import type { Window } from './window.ts'

export type TargetOptions = {
  readonly window: Window
  /** `job`: what runs to its end has figures of a run; all else those of the window, as everything has for `window`. */
  readonly mode: 'window' | 'job'
  readonly per: 'workload' | 'pod'
  readonly idle: IdleTreatment
}

/** What holds for all targets of a cluster. */
export type TargetHead = { readonly cluster: string | null; readonly kepler_version: string }

type OwnedPod = PodEnergy & { readonly workload: Workload; readonly facts: PodFacts | null }

/** Energy of pods whose active energy is known → a target for each workload, or each pod, in order of their names. */
export function targetsFrom(
  pods: readonly PodEnergy[],
  owners: OwnerIndex,
  head: TargetHead,
  options: TargetOptions,
): readonly EnergyTarget[] {
  const owned = pods.map((pod) => ({
    ...pod,
    workload: owners.workloadOf(pod),
    facts: owners.find(pod)?.pod ?? null,
  }))
  const byWorkload = grouped(owned, ({ namespace, workload: { kind, name } }) => keyIn(namespace, kind, name))
  const missing = options.mode === 'job' ? unmeasuredRuns(owned, owners, options.window) : new Set<string>()
  const targets = [...byWorkload.values()].flatMap((ofWorkload) => {
    if (options.per === 'pod')
      return [...grouped(ofWorkload, ({ uid, name }) => uid ?? name).values()].map((ofPod) =>
        targetFrom(ofPod, owners, head, { ...options, mode: 'window' }, missing),
      )
    return [targetFrom(ofWorkload, owners, head, options, missing)]
  })
  const nameOf = ({ namespace, workload_kind, workload_name, pod, pod_uid }: EnergyTarget): string =>
    JSON.stringify([namespace, workload_kind, workload_name, pod, pod_uid])
  return targets.flat().toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

function targetFrom(
  pods: readonly OwnedPod[],
  owners: OwnerIndex,
  head: TargetHead,
  { window, mode, per, idle }: TargetOptions,
  missing: ReadonlySet<string>,
): EnergyTarget {
  const [first] = pods
  if (first === undefined) throw new Error('a target of no pods')
  const { namespace, workload } = first
  const idlePartsJ = pods.map((pod) => idleJ(pod, idle))
  // Idle energy of some pods, and not of others, would be neither the one nor the other figure.
  const treatment = idlePartsJ.includes(null) ? 'none' : idle
  const counted = pods.map((pod, index): CountedPod => {
    const idlePartJ = treatment === idle ? (idlePartsJ[index] ?? null) : pod.idle_j
    const total_j = (pod.active_j ?? 0) + (treatment === 'none' ? 0 : (idlePartJ ?? 0))
    return { ...pod, total_j, idle_part_j: idlePartJ, run: pod.workload.run }
  })
  const isOfRuns = mode === 'job' && pods.every((pod) => pod.workload.run !== null)
  const runKey = (run: string): string => keyIn(namespace, workload.kind, workload.name, run)
  const figures = isOfRuns ? runFigures(counted, (run) => missing.has(runKey(run))) : windowFigures(counted)
  const isPod = per === 'pod'
  const measured = figures.measured_replicas === null ? null : rounded(figures.measured_replicas, 4)
  const power_source = worstSource(pods.map((pod) => pod.power_source))
  const exporters = [...new Map(pods.map(({ exporter }) => [exporter.name, exporter])).values()]
  return {
    namespace,
    workload_kind: workload.kind,
    workload_name: workload.name,
    pod: isPod ? first.name : null,
    pod_uid: isPod ? first.uid : null,
    node: only(exporters.map(({ name }) => name || null)),
    cluster: head.cluster,
    owner: ['unknown', 'inferred'].find((how) => pods.some((pod) => pod.workload.how === how)) ?? 'known',
    mode: isOfRuns ? 'job' : 'window',
    ...energyOf(figures),
    step_s: meanStep(pods),
    energy_step_j: null,
    replicas: isPod
      ? null
      : (owners.facts.ready.get(keyIn(namespace, workload.kind, workload.name)) ?? measured),
    measured_replicas: isPod ? null : measured,
    runs: figures.runs,
    lower_bound: figures.lower_bound,
    window_start_s: window.start_at_s,
    window_end_s: window.end_at_s,
    ts: null,
    kepler_version: head.kepler_version,
    zones: zonesOf(pods),
    idle: treatment,
    node_active_energy_j: sumOrNull(exporters.map(({ active_j }) => active_j)),
    node_idle_energy_j: sumOrNull(exporters.map(({ idle_j }) => idle_j)),
    power_source,
    provenance: isSynthetic({ power_source }) ? 'modelled' : 'kepler',
    pod_template_hash: only(pods.map(({ facts }) => facts?.template_hash?.hash ?? null)),
    // Of the request that was measured, which Kepler does not know.
    template_hash: null,
    spec_hash: null,
  }
}

const energyOf = (figures: Figures) => ({
  avg_power_w: digits(figures.avg_power_w),
  avg_power_per_replica_w: digits(figures.avg_power_per_replica_w),
  total_energy_j: digits(figures.total_energy_j),
  gpu_energy_j: digits(figures.gpu_energy_j),
  idle_energy_j: digits(figures.idle_energy_j),
  observed_s: rounded(figures.observed_s, 3),
})

/** Runs of which a pod is known to have been there, and was not measured. */
function unmeasuredRuns(
  pods: readonly OwnedPod[],
  owners: OwnerIndex,
  { start_at_s, end_at_s }: Window,
): ReadonlySet<string> {
  const measured = new Set(pods.map(({ facts }) => facts))
  return new Set(
    owners.facts.pods.flatMap((facts) => {
      const { namespace, started_at_s, completed_at_s } = facts
      const isOutside =
        started_at_s === null || started_at_s > end_at_s || (completed_at_s ?? end_at_s) < start_at_s
      if (isOutside || measured.has(facts)) return []
      const { kind, name, run } = owners.workloadOf(facts)
      return run === null ? [] : [keyIn(namespace, kind, name, run)]
    }),
  )
}

function zonesOf(pods: readonly PodEnergy[]): string | null {
  const zones = new Set(pods.flatMap(({ has_cpu, exporter }) => (has_cpu ? exporter.zones.join('+') : [])))
  return zones.size === 0 ? null : [...zones].toSorted().join(', ')
}

function meanStep(pods: readonly PodEnergy[]): number | null {
  const steps = pods.flatMap(({ step_s }) => step_s ?? [])
  return steps.length === 0 ? null : rounded(steps.reduce((sum, step) => sum + step, 0) / steps.length, 3)
}

const only = (values: readonly (string | null)[]): string | null =>
  new Set(values).size === 1 ? (values[0] ?? null) : null

function sumOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : digits(known.reduce((sum, value) => sum + value, 0))
}

const MOST_DIGITS = 9

/** A difference of two counters has no more digits that mean anything. */
const digits = (value: number | null): number | null =>
  value === null ? null : Number(value.toPrecision(MOST_DIGITS))

const rounded = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places

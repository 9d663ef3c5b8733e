import { grouped } from '../grouped.ts'
import type { PowerSource } from '../schema/energy-target.ts'
import type { Counter } from './counter.ts'
import type { Exporter } from './exporter.ts'
import type { Generation } from './generation.ts'
import { type Lifetime, type Measured, measuredFrom, unknownLifetime } from './measured.ts'
import type { NamedPod, OwnerIndex } from './owner.ts'
import type { Span, Window } from './window.ts'

/** What one pod drew in the window, by its Kepler. */
export type PodEnergy = NamedPod &
  Span & {
    readonly exporter: Exporter
    /** Of CPU and GPU, without idle; `null` = unknown, for the reason in `unknown`. */
    readonly active_j: number | null
    readonly unknown: 'read once' | 'no meter' | null
    /** `null` = no GPU is measured. */
    readonly gpu_j: number | null
    /** What Kepler says is the pod's of the idle energy, up to 0.9; else `null`. */
    readonly idle_j: number | null
    /** Mean time between reads; `null` = read once. */
    readonly step_s: number | null
    readonly lower_bound: boolean
    readonly sees_start: boolean
    readonly sees_end: boolean
    readonly has_cpu: boolean
    readonly power_source: PowerSource
  }

/** The counters of one pod, by what they are of. */
type PodCounters = {
  readonly pod: NamedPod
  readonly active: readonly Counter[]
  readonly gpu: readonly Counter[]
  readonly idle: readonly Counter[]
  /** Is the energy of GPUs in the active one already? */
  readonly isGpuInside: boolean
}

export type PodInput = {
  readonly counters: readonly Counter[]
  readonly exporters: ReadonlyMap<string, Exporter>
  readonly generation: Generation
  readonly owners: OwnerIndex
  readonly window: Window
  readonly sourceOf: (exporter: string) => PowerSource
}

/** The pods that Kepler measured. `unnamed`: containers of pods whose name nobody knows. */
export type Pods = { readonly pods: readonly PodEnergy[]; readonly unnamed: number }

export function podsFrom(input: PodInput): Pods {
  const { counters, generation, owners } = input
  const groups = generation === '<=0.9' ? podsBefore010(counters) : podsFrom010(input)
  const named = groups.flatMap((one) => {
    const pod = nameOf(one.pod, owners)
    return pod === null ? [] : [{ ...one, pod }]
  })
  return {
    pods: named.flatMap((one) => podFrom(one, input) ?? []),
    unnamed: groups.length - named.length,
  }
}

/** Containers have the UID of their pod from 0.10 on, and not its name. */
function nameOf(pod: NamedPod, owners: OwnerIndex): NamedPod | null {
  if (pod.name !== '') return pod
  const facts = pod.uid === null ? null : owners.named(pod.uid)
  return facts === null ? null : { namespace: facts.namespace, name: facts.name, uid: pod.uid }
}

function podsFrom010({ counters, exporters }: PodInput): readonly PodCounters[] {
  const level = counters.some(({ name }) => /^kepler_pod_[cg]pu_joules_total$/.test(name))
    ? 'pod'
    : 'container'
  const isWhole = ({ exporter, labels }: Counter): boolean =>
    exporters.get(exporter)?.zones.includes(labels['zone'] ?? '') ?? false
  const [cpuName, gpuName] = [`kepler_${level}_cpu_joules_total`, `kepler_${level}_gpu_joules_total`]
  const cpu = counters.filter((counter) => counter.name === cpuName && isWhole(counter))
  const gpu = counters.filter(({ name }) => name === gpuName)
  const podOf = ({ labels }: Counter): NamedPod => ({
    namespace: labels['pod_namespace'] ?? '',
    name: labels['pod_name'] ?? '',
    uid: labels['pod_id'] || null,
  })
  const keyOf = (counter: Counter): string => {
    const { uid, namespace, name } = podOf(counter)
    return uid ?? JSON.stringify([namespace, name])
  }
  return [...grouped([...cpu, ...gpu], keyOf)].flatMap(([, own]): PodCounters[] => {
    const [first] = own
    if (first === undefined) return []
    const active = own.filter(({ name }) => name === cpuName)
    return [
      {
        pod: podOf(first),
        active,
        gpu: own.filter(({ name }) => name === gpuName),
        idle: [],
        isGpuInside: false,
      },
    ]
  })
}

function podsBefore010(counters: readonly Counter[]): readonly PodCounters[] {
  const ofPods = counters.filter(({ labels }) => (labels['pod_name'] ?? '') !== '')
  const byPod = grouped(ofPods, ({ labels }) =>
    JSON.stringify([labels['container_namespace'], labels['pod_name']]),
  )
  return [...byPod.values()].flatMap((own): PodCounters[] => {
    const [first] = own
    if (first === undefined) return []
    const isIdle = ({ labels }: Counter): boolean => labels['mode'] === 'idle'
    // The total holds package, DRAM, GPU and the rest: its parts are never added to it.
    const total = own.filter(({ name }) => name === 'kepler_container_joules_total')
    return [
      {
        pod: {
          namespace: first.labels['container_namespace'] ?? '',
          name: first.labels['pod_name'] ?? '',
          uid: null,
        },
        active: total.filter((counter) => !isIdle(counter)),
        gpu: own.filter(
          (counter) => counter.name === 'kepler_container_gpu_joules_total' && !isIdle(counter),
        ),
        idle: total.filter(isIdle),
        isGpuInside: true,
      },
    ]
  })
}

function podFrom({ pod, active, gpu, idle, isGpuInside }: PodCounters, input: PodInput): PodEnergy | null {
  const { exporters, owners, window, sourceOf } = input
  const lifetime = lifetimeOf(pod, owners)
  const measured = (counters: readonly Counter[]): readonly Measured[] =>
    counters.flatMap((counter) => {
      const exporter = exporters.get(counter.exporter)
      return exporter === undefined ? [] : [measuredFrom(counter, exporter, lifetime, window)]
    })
  const counted = isGpuInside ? active : [...active, ...gpu]
  const latest = counted.toSorted((a, b) => a.to_at_s - b.to_at_s).at(-1)
  const exporter = exporters.get(latest?.exporter ?? '')
  if (exporter === undefined) return null
  const all = measured(counted)
  const known = all.filter(({ energy_j }) => energy_j !== null)
  const spans = known.length > 0 ? known : all
  // A node that counts 0 J has no meter: nothing was measured, which is not 0.
  const energyJ = sumOf(all)
  const hasMeter = energyJ !== 0 || counted.some((one) => (exporters.get(one.exporter)?.total_j ?? 0) > 0)
  return {
    ...pod,
    exporter,
    active_j: hasMeter ? energyJ : null,
    unknown: energyJ === null ? 'read once' : hasMeter ? null : 'no meter',
    gpu_j: sumOf(measured(gpu)),
    idle_j: sumOf(measured(idle)),
    from_at_s: Math.min(...spans.map(({ from_at_s }) => from_at_s)),
    to_at_s: Math.max(...spans.map(({ to_at_s }) => to_at_s)),
    step_s: stepOf(counted),
    lower_bound: all.some(({ lower_bound }) => lower_bound),
    sees_start: all.every(({ sees_start }) => sees_start),
    sees_end: all.every(({ sees_end }) => sees_end),
    has_cpu: active.length > 0,
    power_source: active.length > 0 ? sourceOf(exporter.name) : 'gpu-nvml',
  }
}

function lifetimeOf(pod: NamedPod, owners: OwnerIndex): Lifetime {
  const found = owners.find(pod)
  return found?.is_exact ? found.pod : unknownLifetime
}

/** Of what is known; `null` = nothing is. */
function sumOf(all: readonly Measured[]): number | null {
  const known = all.flatMap(({ energy_j }) => energy_j ?? [])
  return known.length === 0 ? null : known.reduce((sum, energyJ) => sum + energyJ, 0)
}

function stepOf(counters: readonly Counter[]): number | null {
  const reads = counters.reduce((sum, one) => sum + one.reads - 1, 0)
  const seconds = counters.reduce((sum, { from_at_s, to_at_s }) => sum + to_at_s - from_at_s, 0)
  return reads === 0 ? null : seconds / reads
}

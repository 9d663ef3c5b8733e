import { grouped } from '../grouped.ts'
import { mean } from '../statistics.ts'
import type { PodEnergy } from './pod-energy.ts'
import { lengthS, unionS } from './window.ts'

/** A pod with the energy that counts for it: active, and idle where that is asked for. */
export type CountedPod = PodEnergy & {
  readonly total_j: number
  readonly idle_part_j: number | null
  /** Its run, `null` = of none. */
  readonly run: string | null
}

/** What pods drew together, of the window or in a mean run. */
export type Figures = {
  readonly total_energy_j: number
  readonly gpu_energy_j: number | null
  readonly idle_energy_j: number | null
  /** While at least one of them was there. */
  readonly observed_s: number
  readonly avg_power_w: number | null
  readonly avg_power_per_replica_w: number | null
  readonly measured_replicas: number | null
  readonly runs: number | null
  readonly lower_bound: boolean
}

type Sums = Omit<Figures, 'avg_power_w' | 'avg_power_per_replica_w' | 'measured_replicas' | 'runs'> & {
  /** Of all pods, one after the other. */
  readonly pods_s: number
}

function sumsOf(pods: readonly CountedPod[]): Sums {
  return {
    total_energy_j: sum(pods.map(({ total_j }) => total_j)),
    gpu_energy_j: sumKnown(pods.map(({ gpu_j }) => gpu_j)),
    idle_energy_j: sumKnown(pods.map(({ idle_part_j }) => idle_part_j)),
    observed_s: unionS(pods),
    pods_s: sum(pods.map(lengthS)),
    lower_bound: pods.some(({ lower_bound }) => lower_bound),
  }
}

/** Mean power of all pods together over the time that any was seen, and of one over the time of each. */
function figuresOf(sums: Sums, runs: number | null): Figures {
  const { pods_s, ...rest } = sums
  const over = (value: number, seconds: number): number | null => (seconds > 0 ? value / seconds : null)
  return {
    ...rest,
    avg_power_w: over(sums.total_energy_j, sums.observed_s),
    avg_power_per_replica_w: over(sums.total_energy_j, pods_s),
    measured_replicas: over(pods_s, sums.observed_s),
    runs,
  }
}

export const windowFigures = (pods: readonly CountedPod[]): Figures => figuresOf(sumsOf(pods), null)

/**
 * The mean of runs. Those that began or ended outside of the window do not count, unless all did: then the figures are a lower
 * bound. `isMissing`: was a pod of the run not measured at all?
 */
export function runFigures(pods: readonly CountedPod[], isMissing: (run: string) => boolean): Figures {
  const runs = [...grouped(pods, ({ run }) => run ?? '')].map(([name, ofRun]) => ({
    sums: sumsOf(ofRun),
    isWhole: ofRun.every(({ sees_start, sees_end }) => sees_start && sees_end),
    isMissing: isMissing(name),
  }))
  const whole = runs.filter(({ isWhole }) => isWhole)
  const taken = whole.length > 0 ? whole : runs
  const meanOf = (field: 'total_energy_j' | 'observed_s' | 'pods_s'): number =>
    mean(taken.map(({ sums }) => sums[field]))
  const meanKnown = (field: 'gpu_energy_j' | 'idle_energy_j'): number | null => {
    const total = sumKnown(taken.map(({ sums }) => sums[field]))
    return total === null ? null : total / taken.length
  }
  return figuresOf(
    {
      total_energy_j: meanOf('total_energy_j'),
      gpu_energy_j: meanKnown('gpu_energy_j'),
      idle_energy_j: meanKnown('idle_energy_j'),
      observed_s: meanOf('observed_s'),
      pods_s: meanOf('pods_s'),
      lower_bound: whole.length === 0 || taken.some(({ sums, isMissing }) => sums.lower_bound || isMissing),
    },
    taken.length,
  )
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : sum(known)
}

import type { InferenceRequest } from '../schema/inference-request.ts'
import { SECONDS_PER_MONTH } from '../units.ts'
import { wavesOf } from '../waves.ts'
import type { PodGroup, Surroundings } from './kind.ts'
import { times } from './scale.ts'

type Runs = Pick<
  InferenceRequest,
  'pods' | 'parallelism' | 'completions' | 'runs_per_month' | 'run_s' | 'run_limit_s'
> & { readonly said: readonly string[] }

/**
 * How long a group's pods run, how often, and how many at once because of that: runs that last longer than the time
 * between two of them overlap, or wait for each other where their kind says so. What runs for ever has no runs.
 */
export function runsOf(group: PodGroup, { run_s: assumed }: Surroundings['assumed']): Runs {
  const { pods, parallelism = null, completions = null, runs_per_month = null } = group
  const limit = group.run_limit_s ?? null
  const none = { pods, parallelism, completions, runs_per_month, run_s: null, run_limit_s: limit, said: [] }
  if (group.run_pattern === 'continuous' || assumed === null) return none
  const waves = wavesOf(completions, pods.typical)
  const run_s = Math.min(assumed.value, (limit ?? assumed.value * waves) / waves)
  const wholeS = run_s * waves
  const stopped = run_s < assumed.value ? `, and is stopped after ${run_s} s` : ''
  const said = [`A run of a pod takes ${assumed.value} s, as ${assumed.by} says${stopped}.`]
  const atOnce = runs_per_month === null ? 0 : Math.ceil((wholeS * runs_per_month) / SECONDS_PER_MONTH - 1e-9)
  if (atOnce <= 1) return { ...none, run_s, said }
  if (group.mayOverlap === false) {
    const waits = 'Runs are longer than the time between two, and wait for each other.'
    return { ...none, run_s, runs_per_month: SECONDS_PER_MONTH / wholeS, said: [...said, waits] }
  }
  const overlap = `Runs are longer than the time between two: ${atOnce} overlap.`
  return {
    ...none,
    run_s,
    pods: times(pods, atOnce),
    completions: completions ?? pods.typical,
    said: [...said, overlap],
  }
}

import * as z from 'zod'
import type { At } from '../parse/value.ts'
import type { PodGroup } from './kind.ts'
import type { Reader } from './reader.ts'
import { SUSPENDED } from './scheduled.ts'

export const JobSpec = z.object({
  parallelism: z.unknown().optional(),
  completions: z.unknown().optional(),
  suspend: z.unknown().optional(),
  activeDeadlineSeconds: z.unknown().optional(),
  template: z.record(z.string(), z.unknown()),
})
export type JobSpec = z.infer<typeof JobSpec>

/**
 * The pods of a Job spec at `at`. As the API server defaults them: neither count written = one pod once; `completions`
 * alone = one at a time; `parallelism` alone = a work queue whose total is unknown (`completions: null`).
 */
export function jobPods(spec: JobSpec, at: At, reader: Reader): Omit<PodGroup, 'run_pattern'> {
  const read = reader.count(spec.parallelism, [...at, 'parallelism'], 1)
  const parallelism = read ?? 1
  const suspended = reader.flag(spec.suspend, [...at, 'suspend'])
  const hasQueue = spec.parallelism !== undefined && spec.parallelism !== null
  const completions = reader.count(spec.completions, [...at, 'completions'], hasQueue ? null : 1)
  const deadline = reader.count(spec.activeDeadlineSeconds, [...at, 'activeDeadlineSeconds'], null)
  const atOnce = Math.min(parallelism, completions ?? parallelism)
  return {
    template: spec.template,
    at: [...at, 'template'],
    pods: { min: 0, typical: atOnce, max: atOnce },
    parallelism,
    completions,
    run_limit_s: deadline === 0 ? null : deadline,
    suspended,
    assumptions: [
      ...(read === null ? ['The parallelism could not be read: 1 taken.'] : []),
      ...(suspended ? [SUSPENDED] : []),
    ],
  }
}

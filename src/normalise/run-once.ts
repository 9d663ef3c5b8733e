import type { PodRange } from '../schema/inference-request.ts'
import type { PodGroup } from './kind.ts'
import { SUSPENDED } from './scheduled.ts'

/** Pods that work from the beginning of a run to its end; before and after it there are none. */
export const runOf = ({
  typical,
  max,
}: PodRange): Pick<PodGroup, 'run_pattern' | 'pods' | 'completions'> => ({
  run_pattern: 'run-once',
  pods: { min: 0, typical, max },
  completions: typical,
})

/** The groups of a workload whose suspension is written once for all of them. */
export const suspendedIf = (isSuspended: boolean, groups: readonly PodGroup[]): readonly PodGroup[] =>
  isSuspended
    ? groups.map((group) =>
        group.suspended === true
          ? group
          : { ...group, suspended: true, assumptions: [...(group.assumptions ?? []), SUSPENDED] },
      )
    : groups

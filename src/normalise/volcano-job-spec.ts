import * as z from 'zod'
import type { At } from '../parse/value.ts'
import type { PodGroup } from './kind.ts'
import type { Reader } from './reader.ts'
import { runOf } from './run-once.ts'
import { fixed } from './scale.ts'

export const VolcanoJobSpec = z.object({
  tasks: z.array(
    z.object({
      name: z.unknown().optional(),
      replicas: z.unknown().optional(),
      template: z.record(z.string(), z.unknown()),
    }),
  ),
})
export type VolcanoJobSpec = z.infer<typeof VolcanoJobSpec>

/**
 * The replicas of every task. Volcano starts a job as soon as `minAvailable` of them find a place and gives a task without
 * replicas none: its API has no default. https://volcano.sh/en/docs/vcjob/
 */
export const volcanoJobPods = ({ tasks }: VolcanoJobSpec, at: At, reader: Reader): PodGroup[] =>
  tasks.map(({ name, replicas, template }, index) => {
    const taskAt = [...at, 'tasks', index]
    const read = reader.count(replicas, [...taskAt, 'replicas'], 0)
    const isStated = replicas !== undefined && replicas !== null
    return {
      component: reader.text(name, [...taskAt, 'name']) || `default${index}`,
      template,
      at: [...taskAt, 'template'],
      ...runOf(fixed(read ?? 1)),
      assumptions: [
        ...(read === null ? ['The replicas could not be read: 1 taken.'] : []),
        ...(isStated ? [] : ['Replicas are not stated: 0 taken, as Volcano does.']),
      ],
    }
  })

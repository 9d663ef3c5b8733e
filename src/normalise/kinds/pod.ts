import * as z from 'zod'
import { defineKind } from '../kind.ts'
import { fixed } from '../scale.ts'

/** A bare Pod is its own template. */
export default defineKind({
  group: '',
  kind: 'Pod',
  object: z.looseObject({ spec: z.unknown().optional() }),
  podGroups: (pod) => [{ template: pod, at: [], pods: fixed(1), run_pattern: 'continuous' }],
})

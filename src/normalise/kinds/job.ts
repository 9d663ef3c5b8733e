import * as z from 'zod'
import { JobSpec, jobPods } from '../job-spec.ts'
import { defineKind } from '../kind.ts'

export default defineKind({
  group: 'batch',
  kind: 'Job',
  object: z.object({ spec: JobSpec }),
  podGroups: ({ spec }, reader) => [{ ...jobPods(spec, ['spec'], reader), run_pattern: 'run-once' }],
})

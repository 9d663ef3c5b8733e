import * as z from 'zod'
import { defineKind } from '../kind.ts'
import { VolcanoJobSpec, volcanoJobPods } from '../volcano-job-spec.ts'

export default defineKind({
  group: 'batch.volcano.sh',
  kind: 'Job',
  object: z.object({ spec: VolcanoJobSpec }),
  podGroups: ({ spec }, reader) => volcanoJobPods(spec, ['spec'], reader),
})

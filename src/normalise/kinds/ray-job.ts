import * as z from 'zod'
import { defineKind } from '../kind.ts'
import { RayJobSpec, rayJobPods } from '../ray-job-spec.ts'

export default defineKind({
  group: 'ray.io',
  kind: 'RayJob',
  object: z.object({ spec: RayJobSpec }),
  podGroups: ({ spec }, reader, around) => rayJobPods(spec, ['spec'], reader, around),
})

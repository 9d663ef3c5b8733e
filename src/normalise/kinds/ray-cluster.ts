import * as z from 'zod'
import { defineKind } from '../kind.ts'
import { RayClusterSpec, rayClusterPods } from '../ray-cluster-spec.ts'

/** A Ray cluster runs until somebody deletes it. */
export default defineKind({
  group: 'ray.io',
  kind: 'RayCluster',
  object: z.object({ spec: RayClusterSpec }),
  podGroups: ({ spec }, reader, around) => rayClusterPods(spec, ['spec'], reader, around),
})

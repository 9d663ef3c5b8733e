import * as z from 'zod'
import { defineKind } from '../kind.ts'
import { RayClusterSpec, rayClusterPods } from '../ray-cluster-spec.ts'
import { suspendedIf } from '../run-once.ts'

/** A Ray cluster that serves; while an upgrade lasts there are two, which is left out. */
export default defineKind({
  group: 'ray.io',
  kind: 'RayService',
  object: z.object({ spec: z.object({ rayClusterConfig: RayClusterSpec, suspend: z.unknown().optional() }) }),
  podGroups: ({ spec }, reader, around) =>
    suspendedIf(
      reader.flag(spec.suspend, ['spec', 'suspend']),
      rayClusterPods(spec.rayClusterConfig, ['spec', 'rayClusterConfig'], reader, around),
    ),
})

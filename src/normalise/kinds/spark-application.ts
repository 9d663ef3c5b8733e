import * as z from 'zod'
import { defineKind } from '../kind.ts'
import { SparkApplicationSpec, sparkPods } from '../spark-application-spec.ts'

/** The application of the Kubeflow operator; that of Apache's own, in the group spark.apache.org, has another shape. */
export default defineKind({
  group: 'sparkoperator.k8s.io',
  kind: 'SparkApplication',
  object: z.object({ spec: SparkApplicationSpec }),
  podGroups: ({ spec }, reader, around) => sparkPods(spec, ['spec'], reader, around),
})

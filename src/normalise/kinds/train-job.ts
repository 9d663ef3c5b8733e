import * as z from 'zod'
import { defineKind } from '../kind.ts'
import { suspendedIf } from '../run-once.ts'
import { trainJobPods } from '../train-job-pods.ts'
import { trainingRuntimeOf } from '../training-runtime.ts'

/**
 * Kubeflow TrainJob → the jobs of the runtime that it names, its trainer as it has it.
 * https://www.kubeflow.org/docs/components/trainer/
 */
export default defineKind({
  group: 'trainer.kubeflow.org',
  kind: 'TrainJob',
  object: z.object({ spec: z.looseObject({ runtimeRef: z.record(z.string(), z.unknown()) }) }),
  podGroups({ spec }, reader, around) {
    const runtime = trainingRuntimeOf(spec, reader, around)
    const trainer = reader.mapping(spec['trainer'], ['spec', 'trainer'])
    const groups = trainJobPods(trainer, runtime, reader, around)
    return suspendedIf(reader.flag(spec['suspend'], ['spec', 'suspend']), groups)
  },
})

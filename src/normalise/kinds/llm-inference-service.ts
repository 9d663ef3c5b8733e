import * as z from 'zod'
import { defineKind } from '../kind.ts'
import { servingOf } from '../kserve-scale.ts'
import { llmSpecOf } from '../llm-inference-spec.ts'
import { llmParts } from '../llm-parts.ts'
import { annotatedDevices, llmGroup, tellPresets } from '../llm-pods.ts'

/**
 * KServe LLMInferenceService → the pods that serve the model, those that prefill where that is apart, the workers of both
 * where one pod does not hold the model, and the scheduler that picks among them.
 * https://kserve.github.io/website/docs/model-serving/generative-inference/llmisvc/llmisvc-overview
 */
export default defineKind({
  group: 'serving.kserve.io',
  kind: 'LLMInferenceService',
  object: z.object({ metadata: z.unknown().optional(), spec: z.record(z.string(), z.unknown()) }),
  podGroups({ metadata, spec }, reader, around) {
    const service = llmSpecOf(spec, reader, around)
    const parts = llmParts(service, servingOf(metadata).isStopped, reader, around)
    tellPresets(parts, reader)
    const devices = annotatedDevices(metadata)
    return parts.map((part) => llmGroup(part, devices))
  },
})

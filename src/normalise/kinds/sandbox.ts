import * as z from 'zod'
import { defineKind } from '../kind.ts'
import { replicas } from '../scale.ts'

/** A long-running pod of its own for an agent: one, or none while it is paused. https://agent-sandbox.sigs.k8s.io/ */
export default defineKind({
  group: 'agents.x-k8s.io',
  kind: 'Sandbox',
  object: z.object({
    spec: z.object({ replicas: z.unknown().optional(), podTemplate: z.record(z.string(), z.unknown()) }),
  }),
  podGroups: ({ spec }, reader, around) => [
    {
      template: spec.podTemplate,
      at: ['spec', 'podTemplate'],
      run_pattern: 'continuous',
      ...replicas(spec.replicas, ['spec', 'replicas'], reader, around),
    },
  ],
})

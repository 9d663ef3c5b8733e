import * as z from 'zod'
import { defineKind, type KindDefinition } from './kind.ts'
import { replicas } from './scale.ts'

const Replicated = z.object({
  spec: z.object({ replicas: z.unknown().optional(), template: z.record(z.string(), z.unknown()) }),
})

/** The shape that Deployment and its relatives share: `spec.replicas` pods of `spec.template`, running for ever. */
export const defineReplicated = (
  group: string,
  kind: string,
  otherGroups: readonly string[] = [],
): KindDefinition =>
  defineKind({
    group,
    kind,
    otherGroups,
    object: Replicated,
    podGroups: ({ spec }, reader, around) => [
      {
        template: spec.template,
        at: ['spec', 'template'],
        run_pattern: 'continuous',
        ...replicas(spec.replicas, ['spec', 'replicas'], reader, around),
      },
    ],
  })

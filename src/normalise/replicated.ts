import * as z from 'zod'
import { defineKind, fixed, type KindDefinition } from './kind.ts'

const Replicated = z.object({
  spec: z.object({ replicas: z.unknown().optional(), template: z.record(z.string(), z.unknown()) }),
})

/** The shape that Deployment and its relatives share: `spec.replicas` pods of `spec.template`, running for ever. */
export const defineReplicated = (groups: readonly string[], kind: string): KindDefinition =>
  defineKind({
    groups,
    kind,
    object: Replicated,
    podGroups({ spec }, reader) {
      const replicas = reader.count(spec.replicas, ['spec', 'replicas'], 1)
      const isStated = spec.replicas !== undefined && spec.replicas !== null
      const said =
        replicas === null
          ? ['The replicas could not be read: 1 taken.']
          : isStated
            ? []
            : ['Replicas are not stated: 1 taken, as the API server does.']
      return [
        {
          template: spec.template,
          at: ['spec', 'template'],
          pods: fixed(replicas ?? 1),
          run_pattern: 'continuous',
          assumptions: said,
        },
      ]
    },
  })

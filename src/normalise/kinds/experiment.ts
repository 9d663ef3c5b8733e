import * as z from 'zod'
import { defineKind } from '../kind.ts'
import { replicas } from '../scale.ts'

/** Argo Rollouts' Experiment → the pods of each of its templates, until it ends. https://argoproj.github.io/argo-rollouts/features/experiment/ */
export default defineKind({
  group: 'argoproj.io',
  kind: 'Experiment',
  object: z.object({
    spec: z.object({
      templates: z.array(
        z.object({
          name: z.unknown().optional(),
          replicas: z.unknown().optional(),
          template: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  }),
  podGroups: ({ spec }, reader, around) =>
    spec.templates.map(({ name, replicas: count, template }, index) => {
      const at = ['spec', 'templates', index]
      return {
        component: reader.text(name, [...at, 'name']) ?? String(index),
        template,
        at: [...at, 'template'],
        run_pattern: 'run-once',
        ...replicas(count, [...at, 'replicas'], reader, around),
      }
    }),
})

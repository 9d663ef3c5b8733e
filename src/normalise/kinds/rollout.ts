import * as z from 'zod'
import { quoted } from '../../quoted.ts'
import { groupOf } from '../group.ts'
import { defineKind, type PodGroup } from '../kind.ts'
import { replicas } from '../scale.ts'

const Template = z.record(z.string(), z.unknown())

const Reference = z.object({ apiVersion: z.string().default('apps/v1'), kind: z.string(), name: z.string() })

/**
 * Argo Rollout → its replicas of its own template, or of that of the workload it refers to, which Argo scales to 0 or the
 * user does. https://argoproj.github.io/argo-rollouts/features/specification/
 */
export default defineKind({
  group: 'argoproj.io',
  kind: 'Rollout',
  object: z.object({
    spec: z
      .object({
        replicas: z.unknown().optional(),
        template: Template.nullish(),
        workloadRef: Reference.nullish(),
      })
      .refine(({ template, workloadRef }) => template || workloadRef, {
        path: ['template'],
        message: 'is missing',
      }),
  }),
  podGroups({ spec }, reader, around): PodGroup[] {
    const scale = replicas(spec.replicas, ['spec', 'replicas'], reader, around)
    const { template, workloadRef } = spec
    if (!workloadRef) return [{ template, at: ['spec', 'template'], run_pattern: 'continuous', ...scale }]
    const at = ['spec', 'workloadRef']
    const { apiVersion, kind, name } = workloadRef
    const other = around.find(`${groupOf(apiVersion)}/${kind}`, name)
    const borrowed = Referred.safeParse(other?.value)
    if (borrowed.success) {
      const other = borrowed.data.spec
      const besides = `The pods of ${quoted(`${kind} ${name}`)}, whose template it takes, count besides: scale that to 0.`
      const assumptions = other.replicas === 0 ? scale.assumptions : [...scale.assumptions, besides]
      return [
        { template: other.template, at, isBorrowed: true, run_pattern: 'continuous', ...scale, assumptions },
      ]
    }
    const message = `the Rollout runs pods of ${quoted(`${kind} ${name}`)}, which is not among these files: their power is missing from the figures.`
    reader.problem('unresolved-reference', at, message)
    return []
  },
})

const Referred = z.object({ spec: z.object({ replicas: z.unknown().optional(), template: Template }) })

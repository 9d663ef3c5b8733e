import * as z from 'zod'
import { MISSING } from '../../schema/shape.ts'
import { defineKind } from '../kind.ts'
import { replicas } from '../scale.ts'

const Workload = z.object({ spec: z.object({ template: z.record(z.string(), z.unknown()) }) }).nullish()

/** What its subsets are made of: one of these. https://openkruise.io/docs/user-manuals/uniteddeployment */
const TEMPLATES = [
  'statefulSetTemplate',
  'advancedStatefulSetTemplate',
  'cloneSetTemplate',
  'deploymentTemplate',
] as const

/** OpenKruise UnitedDeployment → its replicas, spread over subsets that together run as many. */
export default defineKind({
  group: 'apps.kruise.io',
  kind: 'UnitedDeployment',
  object: z.object({
    spec: z.object({
      replicas: z.unknown().optional(),
      template: z
        .object({
          statefulSetTemplate: Workload,
          advancedStatefulSetTemplate: Workload,
          cloneSetTemplate: Workload,
          deploymentTemplate: Workload,
        })
        .refine((template) => TEMPLATES.some((key) => template[key]), MISSING),
    }),
  }),
  podGroups({ spec }, reader, around) {
    const key = TEMPLATES.find((one) => spec.template[one]) ?? TEMPLATES[0]
    return [
      {
        template: spec.template[key]?.spec.template,
        at: ['spec', 'template', key, 'spec', 'template'],
        run_pattern: 'continuous',
        ...replicas(spec.replicas, ['spec', 'replicas'], reader, around),
      },
    ]
  },
})

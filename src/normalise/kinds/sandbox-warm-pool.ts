import * as z from 'zod'
import { quoted } from '../../quoted.ts'
import { defineKind, type PodGroup } from '../kind.ts'
import { replicas } from '../scale.ts'

const GROUP = 'extensions.agents.x-k8s.io'

const Template = z.object({ spec: z.object({ podTemplate: z.record(z.string(), z.unknown()) }) })

/** Pods of a SandboxTemplate that are kept running for agents to come. https://agent-sandbox.sigs.k8s.io/ */
export default defineKind({
  group: GROUP,
  kind: 'SandboxWarmPool',
  object: z.object({
    spec: z.object({
      replicas: z.unknown().optional(),
      sandboxTemplateRef: z.object({ name: z.string() }),
    }),
  }),
  podGroups({ spec }, reader, around): PodGroup[] {
    const { name } = spec.sandboxTemplateRef
    const at = ['spec', 'sandboxTemplateRef']
    const found = Template.safeParse(around.find(`${GROUP}/SandboxTemplate`, name)?.value)
    if (!found.success) {
      const message = `the pool is of SandboxTemplate ${quoted(name)}, which is not among these files: its power is missing from the figures.`
      reader.problem('unresolved-reference', at, message)
      return []
    }
    return [
      {
        template: found.data.spec.podTemplate,
        at,
        isBorrowed: true,
        run_pattern: 'continuous',
        ...replicas(spec.replicas, ['spec', 'replicas'], reader, around),
      },
    ]
  },
})

import * as z from 'zod'
import { defineKind } from '../kind.ts'
import { WorkflowSpec, workflowPods } from '../workflow-spec.ts'

/** Argo Workflow → the pods of the templates that its entry point comes to. */
export default defineKind({
  group: 'argoproj.io',
  kind: 'Workflow',
  object: z.object({ spec: WorkflowSpec }),
  podGroups: ({ spec }, reader, around) => workflowPods(spec, ['spec'], reader, around),
})

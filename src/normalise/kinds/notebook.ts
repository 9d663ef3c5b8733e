import * as z from 'zod'
import { isObject } from '../../parse/value.ts'
import { defineKind } from '../kind.ts'
import { fixed } from '../scale.ts'

/** Set by the dashboard, or for idleness, to any value. */
const STOPPED = 'kubeflow-resource-stopped'

/** Kubeflow Notebook → one pod, or none while it is stopped. https://www.kubeflow.org/docs/components/notebooks/ */
export default defineKind({
  group: 'kubeflow.org',
  kind: 'Notebook',
  object: z.object({
    metadata: z.unknown().optional(),
    spec: z.object({ template: z.record(z.string(), z.unknown()) }),
  }),
  podGroups({ metadata, spec }) {
    const annotations = isObject(metadata) ? metadata['annotations'] : undefined
    const isStopped = isObject(annotations) && STOPPED in annotations
    return [
      {
        template: spec.template,
        at: ['spec', 'template'],
        run_pattern: 'continuous',
        pods: fixed(isStopped ? 0 : 1),
        assumptions: isStopped ? [`It is stopped (annotation ${STOPPED}): no pod runs.`] : [],
      },
    ]
  },
})

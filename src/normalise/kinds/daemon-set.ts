import * as z from 'zod'
import { defineKind, fixed } from '../kind.ts'

/** One pod on every matching node: how many that is, no manifest says. */
export default defineKind({
  groups: ['apps', 'extensions'],
  kind: 'DaemonSet',
  object: z.object({ spec: z.object({ template: z.record(z.string(), z.unknown()) }) }),
  podGroups: ({ spec }, _reader, { nodes }) => [
    {
      template: spec.template,
      at: ['spec', 'template'],
      pods: fixed(nodes ?? 1),
      run_pattern: 'continuous',
      assumptions: [
        nodes === null
          ? 'A DaemonSet runs on every node: figures are for one node (set assume.nodes).'
          : `A DaemonSet runs on every node: ${nodes} nodes, as configured.`,
      ],
    },
  ],
})

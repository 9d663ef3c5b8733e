import * as z from 'zod'
import type { RunPattern } from '../schema/inference-request.ts'
import { defineKind, type KindDefinition } from './kind.ts'
import { perNode } from './scale.ts'

/** One pod of `spec.template` on every matching node. */
export const definePerNode = (
  group: string,
  kind: string,
  run_pattern: Exclude<RunPattern, 'scheduled'>,
  otherGroups: readonly string[] = [],
): KindDefinition =>
  defineKind({
    group,
    otherGroups,
    kind,
    object: z.object({ spec: z.object({ template: z.record(z.string(), z.unknown()) }) }),
    podGroups: ({ spec }, _reader, { assumed }) => [
      { template: spec.template, at: ['spec', 'template'], run_pattern, ...perNode(assumed, kind) },
    ],
  })

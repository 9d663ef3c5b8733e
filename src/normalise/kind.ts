import * as z from 'zod'
import type { At } from '../parse/value.ts'
import type { PodRange, RunPattern } from '../schema/inference-request.ts'
import { shapeMessage } from '../schema/shape.ts'
import type { Reader } from './reader.ts'

/** Pods that share one template, and how many of them run when. */
export type PodGroup = {
  /** Part of a workload with several templates; absent where there is one. */
  readonly component?: string
  /** The pod template as written, and where: `{metadata, spec}`. */
  readonly template: unknown
  readonly at: At
  readonly pods: PodRange
  readonly run_pattern: RunPattern
  readonly parallelism?: number | null
  readonly completions?: number | null
  readonly schedule?: string
  readonly time_zone?: string | null
  readonly runs_per_month?: number | null
  readonly suspended?: boolean
  readonly assumptions?: readonly string[]
}

/** What a config or the command line says that no manifest can. `null` = nothing. */
export type Assumed = { readonly nodes: number | null; readonly run_s: number | null }

/** How to read one kind of workload. `groups` without the version: `apps`, '' for core. */
export type KindDefinition = {
  readonly groups: readonly string[]
  readonly kind: string
  /** Throws `ZodError` when the object has not the shape of its kind. */
  readonly podGroups: (object: unknown, reader: Reader, assumed: Assumed) => PodGroup[]
}

/** Gives a kind its parsed `object`, so that its file deals with well-shaped input alone. */
export const defineKind = <T>(definition: {
  readonly groups: readonly string[]
  readonly kind: string
  readonly object: z.ZodType<T>
  readonly podGroups: (object: T, reader: Reader, assumed: Assumed) => PodGroup[]
}): KindDefinition => ({
  groups: definition.groups,
  kind: definition.kind,
  podGroups: (object, reader, assumed) =>
    definition.podGroups(parseAt(definition.object, object, []), reader, assumed),
})

export const fixed = (pods: number): PodRange => ({ min: pods, typical: pods, max: pods })

/** `schema.parse` of a part of an object: the issues' paths count from the object, as line numbers do. */
export function parseAt<T>(schema: z.ZodType<T>, value: unknown, at: At): T {
  const parsed = schema.safeParse(value, { error: shapeMessage })
  if (parsed.success) return parsed.data
  throw new z.ZodError(parsed.error.issues.map((issue) => ({ ...issue, path: [...at, ...issue.path] })))
}

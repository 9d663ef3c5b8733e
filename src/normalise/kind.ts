import * as z from 'zod'
import type { ManifestDoc } from '../parse/documents.ts'
import type { At, JsonObject } from '../parse/value.ts'
import type { PodRange, RunPattern } from '../schema/inference-request.ts'
import { shapeMessage } from '../schema/shape.ts'
import type { Assumed } from './assumed.ts'
import type { ContainerDefaults } from './limit-range.ts'
import type { Reader } from './reader.ts'

/** Pods that share one template, and how many of them run when. */
export type PodGroup = {
  /** Part of a workload with several templates; absent where there is one. */
  readonly component?: string
  /** The pod template as written, and where: `{metadata, spec}`. */
  readonly template: unknown
  readonly at: At
  /** Where the pod spec stands, when that is not `spec` of the template. */
  readonly specAt?: At
  /** The template is that of another object, which tells its own problems. */
  readonly isBorrowed?: boolean
  readonly pods: PodRange
  readonly run_pattern: RunPattern
  /** Pods that share one slice of accelerators, where the kind says so. */
  readonly podsPerSlice?: number
  readonly parallelism?: number | null
  readonly completions?: number | null
  readonly schedule?: string
  readonly time_zone?: string | null
  readonly runs_per_month?: number | null
  /** A run is stopped after so many seconds. */
  readonly run_limit_s?: number | null
  /** May a run begin before the last has ended? Where nothing is said it may. */
  readonly mayOverlap?: boolean
  readonly suspended?: boolean
  /** One pod on every node that it may run on: `pods` is what somebody said of that. */
  readonly isPerNode?: boolean
  readonly assumptions?: readonly string[]
}

/** How far an autoscaler of the same tree lets a workload go. `by` names it, unescaped. One that yields leaves alone what was scaled to 0 by hand. */
export type Autoscaling = {
  readonly min: number
  readonly max: number
  readonly by: string
  readonly yieldsToZero?: boolean
  /** False: only one of the two names its namespace, so that they may not meet. What is stated is then not lowered. */
  readonly isCertain?: boolean
}

/** What stands around one object: the tree that it came from, and what the user said of it. */
export type Surroundings = {
  readonly assumed: Assumed
  readonly autoscaling: Autoscaling | null
  /** The nearest object of that group and kind (`apps/Deployment`) and name that this one can refer to. */
  readonly find: (groupKind: string, name: string) => ManifestDoc | null
  /** All objects of that group and kind that this one can refer to, nearest first. */
  readonly all: (groupKind: string) => readonly ManifestDoc[]
  /** To be told of a part of this object that is read once more for another of its parts: the work of a tree is limited. */
  readonly readAgain: (part: object) => void
  /** What the namespace gives to containers that do not say. */
  readonly containerDefaults: ContainerDefaults | null
  /** Pods of the whole tree that hold the devices of a ResourceClaim together; known once every workload's pods are. */
  readonly holdersOf: (claim: ManifestDoc) => number
  /** The pods of a whole workload that stands inside this object at `at`; `null` when its kind is not read. */
  readonly embedded: (object: JsonObject, at: At) => readonly PodGroup[] | null
}

/** How to read one kind of workload. `group` without the version: `apps`, '' for core. */
export type KindDefinition = {
  readonly group: string
  /** Groups that the same kind had before, or has besides. */
  readonly otherGroups: readonly string[]
  readonly kind: string
  /** Throws `ZodError` when the object has not the shape of its kind. */
  readonly podGroups: (object: unknown, reader: Reader, around: Surroundings) => readonly PodGroup[]
}

/** Gives a kind its parsed `object`, so that its file deals with well-shaped input alone. */
export const defineKind = <T>(definition: {
  readonly group: string
  readonly otherGroups?: readonly string[]
  readonly kind: string
  readonly object: z.ZodType<T>
  readonly podGroups: (object: T, reader: Reader, around: Surroundings) => readonly PodGroup[]
}): KindDefinition => ({
  group: definition.group,
  otherGroups: definition.otherGroups ?? [],
  kind: definition.kind,
  podGroups: (object, reader, around) =>
    definition.podGroups(parseAt(definition.object, object, []), reader, around),
})

/** `schema.parse` of a part of an object: the issues' paths count from the object, as line numbers do. */
export function parseAt<T>(schema: z.ZodType<T>, value: unknown, at: At): T {
  const parsed = schema.safeParse(value, { error: shapeMessage })
  if (parsed.success) return parsed.data
  throw new z.ZodError(parsed.error.issues.map((issue) => ({ ...issue, path: [...at, ...issue.path] })))
}

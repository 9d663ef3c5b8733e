import type { CustomKind } from '../schema/config.ts'
import { customKind } from './custom-kind.ts'
import { groupOf } from './group.ts'
import type { KindDefinition } from './kind.ts'
import { kinds } from './kinds/index.ts'

/** The kinds that are read, a user's own going before ours. */
export type Registry = {
  readonly definitionOf: (apiVersion: string, kind: string) => KindDefinition | undefined
  /** `apps/Deployment`, also for `extensions/v1beta1`: what an object is known by whatever its version. */
  readonly groupKindOf: (apiVersion: string, kind: string) => string
}

export function registryFrom(custom: readonly CustomKind[]): Registry {
  const definitions = new Map(
    [...kinds, ...custom.map(customKind)].flatMap((definition) =>
      [definition.group, ...definition.otherGroups].map(
        (group) => [`${group}/${definition.kind}`, definition] as const,
      ),
    ),
  )
  const definitionOf = (apiVersion: string, kind: string): KindDefinition | undefined =>
    definitions.get(`${groupOf(apiVersion)}/${kind}`)
  return {
    definitionOf,
    groupKindOf: (apiVersion, kind) =>
      `${definitionOf(apiVersion, kind)?.group ?? groupOf(apiVersion)}/${kind}`,
  }
}

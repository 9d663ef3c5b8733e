import type { IsWanted, ManifestDoc } from '../parse/documents.ts'
import type { AssumeRule, CustomKind } from '../schema/config.ts'
import { assumptionsFrom } from './assumed.ts'
import { groupOf } from './group.ts'
import { kinds } from './kinds/index.ts'
import { registryFrom } from './registry.ts'
import { mentionsContainers, type Standing, standingOf } from './standing.ts'
import { type Normalised, normalisedTree } from './tree.ts'

export type { PodTemplateRead } from './request.ts'
export type { Standing } from './standing.ts'
export type { Normalised, Outcome } from './tree.ts'

/** What the API calls a kind, whatever its version: '' is the core group. */
export type KindId = { readonly group: string; readonly kind: string }

/** Every kind that is read. */
export const knownKinds: readonly KindId[] = kinds.map(({ group, kind }) => ({ group, kind }))

export type Normaliser = {
  /** Is a document worth parsing? Its kind is read, or it bears on pods and must be told as one that is not. */
  readonly isWanted: IsWanted
  readonly standingOf: (apiVersion: string, kind: string) => Standing
  /** All objects of one tree or cluster → what became of each, in their order. `known` are the paths of all files of the tree, with or without objects. */
  readonly normalise: (docs: readonly ManifestDoc[], known: readonly string[]) => readonly Normalised[]
}

/** What a user adds to what is known: kinds of their own, and rules for what no manifest says. */
export type NormaliseOptions = {
  readonly kinds: readonly CustomKind[]
  readonly assume: readonly AssumeRule[]
}

export function normaliserFrom({ kinds: custom, assume }: NormaliseOptions): Normaliser {
  const registry = registryFrom(custom)
  const assumptions = assumptionsFrom(assume)
  return {
    isWanted(apiVersion, kind, text) {
      if (registry.definitionOf(apiVersion, kind) !== undefined) return true
      const groupKind = `${groupOf(apiVersion)}/${kind}`
      const standing = standingOf(groupKind)
      return standing === 'none' ? mentionsContainers(groupKind, text) : standing !== 'not-rendered'
    },
    standingOf: (apiVersion, kind) => standingOf(`${groupOf(apiVersion)}/${kind}`),
    normalise: (docs, known) => normalisedTree(docs, known, registry, assumptions),
  }
}

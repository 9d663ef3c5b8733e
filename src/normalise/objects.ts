import type { ManifestDoc } from '../parse/documents.ts'
import { isObject, type JsonObject } from '../parse/value.ts'

/** The objects of one tree, to be found by those that refer to them. */
export type Objects = {
  /** All of a group and kind such as `apps/Deployment`, in order of the tree. */
  readonly of: (groupKind: string) => readonly ManifestDoc[]
  /** Those of that kind and name which `from` can mean: of its namespace, and none nearer to it. */
  readonly nearest: (groupKind: string, name: string, from: ManifestDoc) => readonly ManifestDoc[]
  /** All of that kind which `from` can mean, nearest first. */
  readonly allFor: (groupKind: string, from: ManifestDoc) => readonly ManifestDoc[]
}

/** Of more objects of one name, or one kind, that an object can mean, the first in order of the tree are looked at. */
const MOST_LOOKED_THROUGH = 300

export function objectsFrom(
  docs: readonly ManifestDoc[],
  groupKindOf: (doc: ManifestDoc) => string,
): Objects {
  const byKind = new Map<string, ManifestDoc[]>()
  const byName = new Map<string, ManifestDoc[]>()
  const sorted = new Map<string, readonly ManifestDoc[]>()
  const add = (index: Map<string, ManifestDoc[]>, key: string, doc: ManifestDoc): void => {
    const docs = index.get(key)
    if (docs === undefined) index.set(key, [doc])
    else docs.push(doc)
  }
  for (const doc of docs) {
    const groupKind = groupKindOf(doc)
    add(byKind, groupKind, doc)
    const key = [groupKind, nameIn(doc.value)]
    add(byName, JSON.stringify(key), doc)
    add(byName, JSON.stringify([...key, placeOf(doc)]), doc)
  }
  return {
    of: (groupKind) => byKind.get(groupKind) ?? [],
    allFor(groupKind, from) {
      const key = JSON.stringify([groupKind, namespaceOf(from), placeOf(from)])
      const known = sorted.get(key)
      if (known !== undefined) return known
      const all = (byKind.get(groupKind) ?? [])
        .slice(0, MOST_LOOKED_THROUGH)
        .filter((doc) => mayShareNamespace(doc, from))
        .map((doc) => ({ doc, steps: stepsBetween(placeOf(doc), placeOf(from)) }))
        .toSorted((a, b) => a.steps - b.steps)
        .map(({ doc }) => doc)
      sorted.set(key, all)
      return all
    },
    nearest: (groupKind, name, from) => {
      const ofKey = (...key: string[]) => byName.get(JSON.stringify(key)) ?? []
      const here = nearestOf(ofKey(groupKind, name, placeOf(from)), from)
      return here.length > 0 ? here : nearestOf(ofKey(groupKind, name), from)
    },
  }
}

/** Of the candidates that share the namespace of `from`, those with the shortest way to its file. */
export function nearestOf(candidates: readonly ManifestDoc[], from: ManifestDoc): readonly ManifestDoc[] {
  let nearest: ManifestDoc[] = []
  let shortest = Number.POSITIVE_INFINITY
  let looked = 0
  for (const candidate of candidates) {
    if (!mayShareNamespace(candidate, from)) continue
    if (++looked > MOST_LOOKED_THROUGH) break
    const steps = stepsBetween(placeOf(candidate), placeOf(from))
    if (steps < shortest) [nearest, shortest] = [[], steps]
    if (steps === shortest) nearest.push(candidate)
  }
  return nearest
}

/** A namespace that is not written is the one that an object is applied to: that of what lies beside it. */
function mayShareNamespace(a: ManifestDoc, b: ManifestDoc): boolean {
  const [left, right] = [namespaceOf(a), namespaceOf(b)]
  if (left === right || isOfCluster(a) || isOfCluster(b)) return true
  return (left === null || right === null) && stepsBetween(placeOf(a), placeOf(b)) <= 1
}

/** Kinds that belong to no namespace, or are found in one of their controller's besides. */
const isOfCluster = ({ kind }: ManifestDoc): boolean => OF_CLUSTER.has(kind) || kind.startsWith('Cluster')

const OF_CLUSTER: ReadonlySet<string> = new Set(['DeviceClass', 'RuntimeClass', 'LLMInferenceServiceConfig'])

export const namespaceOf = ({ value }: ManifestDoc): string | null => metadataText(value, 'namespace')

export const nameIn = (object: JsonObject): string | null => metadataText(object, 'name')

function metadataText({ metadata }: JsonObject, key: 'name' | 'namespace'): string | null {
  const text = isObject(metadata) ? metadata[key] : null
  return typeof text === 'string' && text !== '' ? text : null
}

/** Where an object stands among others: one file may be rendered for several clusters, and its objects know their own. */
export const placeOf = ({ path, rendering }: ManifestDoc): string =>
  rendering === undefined ? path : `${encodeURIComponent(JSON.stringify(rendering))}/${path}`

/** Folders up and down from one file to another; 0 for the same file. */
export function stepsBetween(a: string, b: string): number {
  if (a === b) return 0
  const [from, to] = [a.split('/').slice(0, -1), b.split('/').slice(0, -1)]
  let shared = 0
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++
  return 1 + from.length - shared + (to.length - shared)
}

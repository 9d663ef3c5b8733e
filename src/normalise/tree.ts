import type { ManifestDoc } from '../parse/documents.ts'
import { isObject } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import { type Problem, problemFrom } from '../schema/problem.ts'
import type { Assumptions } from './assumed.ts'
import { autoscalingsFrom } from './autoscalers.ts'
import { sharedClaims } from './claims.ts'
import { embeddedFrom } from './embedded.ts'
import { attempt } from './faults.ts'
import { groupOf } from './group.ts'
import type { PodGroup, Surroundings } from './kind.ts'
import { patchesAmong, tellUnrendered } from './kustomize.ts'
import { containerDefaultsFrom } from './limit-range.ts'
import { nameIn, namespaceOf, objectsFrom } from './objects.ts'
import { type Reader, readerFrom } from './reader.ts'
import type { Registry } from './registry.ts'
import { groupRead, type PodTemplateRead, type WorkloadIdentity } from './request.ts'
import { isModelMesh, mayRunPods, type Standing, standingOf } from './standing.ts'
import { waiverIn } from './waived.ts'
import { type Work, workOfTree } from './work.ts'

/** What became of one object. */
export type Outcome =
  | {
      readonly outcome: 'workload'
      readonly requests: readonly InferenceRequest[]
      /** Of each request, its pods as a scheduler sees them. */
      readonly pods: readonly PodTemplateRead[]
    }
  | { readonly outcome: 'other-kind'; readonly kind: string; readonly standing: Standing }
  | { readonly outcome: 'skipped'; readonly reason: 'fragment' | 'kustomize-patch' }
  | { readonly outcome: 'failed' }

export type Normalised = { readonly result: Outcome; readonly problems: readonly Problem[] }

/** A workload on its way: its pods are known, what they ask for is not yet. */
type Draft = {
  readonly outcome: 'draft'
  readonly identity: WorkloadIdentity
  readonly groups: readonly PodGroup[]
  readonly around: Surroundings
}

/** All objects of a tree, each with what the others say of it. */
export function normalisedTree(
  docs: readonly ManifestDoc[],
  known: readonly string[],
  registry: Registry,
  assumptions: Assumptions,
): Normalised[] {
  const problemsOf = new Map<ManifestDoc, Map<string, Problem>>(docs.map((doc) => [doc, new Map()]))
  // A bare Pod is its own template: what is wrong with its labels is met twice, and told once.
  const readerOf = (doc: ManifestDoc): Reader =>
    readerFrom((kind, at, message) => {
      const problem = problemFrom(kind, doc.path, doc.lineAt(at), message)
      problemsOf.get(doc)?.set(`${problem.line} ${kind} ${message}`, problem)
    })
  const objects = objectsFrom(docs, ({ apiVersion, kind }) => registry.groupKindOf(apiVersion, kind))
  const autoscalings = autoscalingsFrom(objects, registry, readerOf)
  const containerDefaults = containerDefaultsFrom(objects, readerOf)
  const holders = new Map<ManifestDoc, number>()

  const workOf = workOfTree()

  tellUnrendered(objects, known, readerOf)
  const isPatch = patchesAmong(objects, (doc) => identityText(doc, registry), docs)

  const drafted = (doc: ManifestDoc): Draft | Outcome => {
    const definition = registry.definitionOf(doc.apiVersion, doc.kind)
    const reader = readerOf(doc)
    const work = workOf(doc)
    if (definition === undefined) return attempt(doc.kind, reader, () => otherKind(doc, reader, work))
    if (isPatch(doc)) return { outcome: 'skipped', reason: 'kustomize-patch' }
    const identity = identityOf(doc, definition.group, reader)
    const around: Surroundings = {
      assumed: assumptions(
        subjectOf(doc, identity, reader),
        metadataTexts(doc, 'annotations', reader),
        reader,
      ),
      autoscaling: autoscalings.get(doc) ?? null,
      containerDefaults: containerDefaults(doc),
      find(groupKind, name) {
        const found = objects.nearest(groupKind, name, doc)[0] ?? null
        if (found !== null) work.read(found)
        return found
      },
      all(groupKind) {
        const all = objects.allFor(groupKind, doc)
        work.lookThrough(all)
        return all
      },
      readAgain: work.readAgain,
      holdersOf: (claim) => holders.get(claim) ?? 1,
      embedded: (object, at) => embeddedFrom(registry, object, at, reader, around),
    }
    return attempt<Draft>(doc.kind, reader, () => {
      work.begin()
      const groups = definition.podGroups(doc.value, reader, around)
      work.end(groups.reduce((sum, { template }) => sum + 1 + containerCount(template), 0))
      return { outcome: 'draft', identity, around, groups }
    })
  }

  const drafts = docs.map(drafted)
  for (const [index, doc] of docs.entries()) {
    const draft = drafts[index]
    if (draft?.outcome !== 'draft') continue
    const claimOf = (groupKind: string, name: string) => objects.nearest(groupKind, name, doc)[0] ?? null
    for (const { template, pods } of draft.groups) {
      for (const claim of sharedClaims(template, { find: claimOf }))
        holders.set(claim, (holders.get(claim) ?? 0) + pods.typical)
    }
  }
  return docs.map((doc, index) => {
    const draft = drafts[index]
    const result = draft?.outcome === 'draft' ? finished(doc, draft, readerOf(doc)) : draft
    return { result: result ?? { outcome: 'failed' }, problems: [...(problemsOf.get(doc)?.values() ?? [])] }
  })
}

/** Containers of a pod template that has the shape of one. */
function containerCount(template: unknown): number {
  const spec = isObject(template) && isObject(template['spec']) ? template['spec'] : {}
  const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0)
  return lengthOf(spec['containers']) + lengthOf(spec['initContainers'])
}

const finished = (doc: ManifestDoc, { identity, groups, around }: Draft, reader: Reader): Outcome =>
  attempt<Outcome>(doc.kind, reader, () => {
    const read = groups.map((group) => groupRead(identity, group, reader, around))
    return {
      outcome: 'workload',
      requests: read.map(({ request }) => request),
      pods: read.map(({ pod }) => ({ ...pod, namespace: namespaceOf(doc) })),
    }
  })

function otherKind({ apiVersion, kind, value }: ManifestDoc, reader: Reader, work: Work): Outcome {
  work.begin()
  const group = groupOf(apiVersion)
  const standing = standingOf(`${group}/${kind}`)
  const whose = `${quoted(kind)} of ${group === '' ? 'the core group' : quoted(group)}`
  if (isModelMesh(value, `${group}/${kind}`)) {
    const message = `${whose} is for many models: ModelMesh runs pods of it, and their power is missing from the figures.`
    reader.problem('unsupported-kind', ['kind'], message)
  } else if (standing === 'made-by-operator') {
    const message = `${whose} runs pods that its operator makes: their power is missing from the figures.`
    reader.problem('unsupported-kind', ['kind'], message)
  } else if (standing === 'none' && mayRunPods(value, `${group}/${kind}`)) {
    const message = `${whose} may run pods, and is not known: its power is missing from the figures. Describe it under kinds in the configuration.`
    reader.problem('unsupported-kind', ['kind'], message)
  }
  return { outcome: 'other-kind', kind, standing }
}

/** What tells one object of a tree from another, but for a namespace that an overlay may set. */
const identityText = ({ apiVersion, kind, value }: ManifestDoc, registry: Registry): string =>
  JSON.stringify([registry.groupKindOf(apiVersion, kind), nameIn(value)])

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/

/** `generateName` names a family: `train-*`. */
function identityOf(doc: ManifestDoc, api_group: string, reader: Reader): WorkloadIdentity {
  const { path, line, rendering } = doc
  const identity = { api_group, workload_kind: doc.kind, path, line, rendering }
  const { metadata } = doc.value
  if (!isObject(metadata)) {
    reader.problem('suspect-field', ['metadata'], 'the object has no metadata. Write metadata.name.')
    return { ...identity, namespace: 'default', workload_name: 'noname', object_labels: {}, waiver: null }
  }
  const name = reader.text(metadata['name'], ['metadata', 'name'])
  const prefix = reader.text(metadata['generateName'], ['metadata', 'generateName'])
  if (!name && !prefix)
    reader.problem('suspect-field', ['metadata', 'name'], 'the object has no name. Write metadata.name.')
  if (name && !NAME.test(name)) {
    const message = `name ${quoted(name)} is none that Kubernetes takes: small letters, digits, - and . up to 253. Write such a one.`
    reader.problem('suspect-field', ['metadata', 'name'], message)
  }
  return {
    ...identity,
    namespace: reader.text(metadata['namespace'], ['metadata', 'namespace']) || 'default',
    workload_name: name || (prefix ? `${prefix}*` : 'noname'),
    object_labels: metadataTexts(doc, 'labels', reader),
    waiver: waiverIn(metadataTexts(doc, 'annotations', reader), reader),
  }
}

const subjectOf = (doc: ManifestDoc, identity: WorkloadIdentity, reader: Reader) => ({
  kind: doc.kind,
  namespace: identity.namespace,
  name: identity.workload_name,
  path: doc.path,
  labels: metadataTexts(doc, 'labels', reader),
  // Whose a file is, no manifest says.
  teams: [],
})

function metadataTexts(
  { value: { metadata } }: ManifestDoc,
  key: 'labels' | 'annotations',
  reader: Reader,
): Record<string, string> {
  return isObject(metadata) ? reader.textMap(metadata[key], ['metadata', key]) : {}
}

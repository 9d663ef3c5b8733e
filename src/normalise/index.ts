import * as z from 'zod'
import type { ManifestDoc } from '../parse/documents.ts'
import { isObject } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import { type Problem, problemFrom } from '../schema/problem.ts'
import { MISSING } from '../schema/shape.ts'
import type { Assumed, KindDefinition } from './kind.ts'
import { kinds } from './kinds/index.ts'
import { mayRunPods, mentionsContainers } from './may-run-pods.ts'
import { NO_CONTAINERS, NO_IMAGES } from './pod-spec.ts'
import { type Reader, readerFrom } from './reader.ts'
import { requestFrom } from './request.ts'

/** What became of one object. */
export type Normalised =
  | { readonly outcome: 'workload'; readonly requests: readonly InferenceRequest[] }
  | { readonly outcome: 'other-kind'; readonly kind: string }
  | { readonly outcome: 'skipped'; readonly reason: 'fragment' }
  | { readonly outcome: 'failed' }

const groupOf = (apiVersion: string): string => {
  const slash = apiVersion.lastIndexOf('/')
  return slash === -1 ? '' : apiVersion.slice(0, slash)
}

const registry: ReadonlyMap<string, KindDefinition> = new Map(
  kinds.flatMap((definition) =>
    definition.groups.map((group) => [`${group}/${definition.kind}`, definition] as const),
  ),
)

/** Kinds that scale workloads which are declared elsewhere. */
const SCALERS: ReadonlySet<string> = new Set(['HorizontalPodAutoscaler', 'ScaledObject'])

/** Is a document worth parsing? Its kind is one that is read, or it bears on pods and must be told as one that is not. */
export const isWanted = (apiVersion: string, kind: string, text: string): boolean =>
  registry.has(`${groupOf(apiVersion)}/${kind}`) ||
  SCALERS.has(kind) ||
  mentionsContainers(`${groupOf(apiVersion)}/${kind}`, text)

/** One object of a manifest or of a cluster → its workloads, with the problems found on the way. */
export function normalise(doc: ManifestDoc, assumed: Assumed): { result: Normalised; problems: Problem[] } {
  const { apiVersion, kind, value } = doc
  const group = groupOf(apiVersion)
  const definition = registry.get(`${group}/${kind}`)
  const problems: Problem[] = []
  const reader = readerFrom((problem, at, message) =>
    problems.push(problemFrom(problem, doc.path, doc.lineAt(at), message)),
  )
  if (SCALERS.has(kind)) {
    const message = `${kind} changes how many pods run, and is not read yet: its target counts with its own replicas.`
    reader.problem('unsupported-kind', ['kind'], message)
  }
  if (definition === undefined) {
    if (mayRunPods(value, `${group}/${kind}`)) {
      reader.problem(
        'unsupported-kind',
        ['kind'],
        `${quoted(kind)} of ${group === '' ? 'the core group' : quoted(group)} may run pods, and is not read yet: its power is missing from the figures.`,
      )
    }
    return { result: { outcome: 'other-kind', kind }, problems }
  }
  try {
    const identity = {
      ...identityOf(doc, reader),
      workload_kind: kind,
      api_group: group,
      path: doc.path,
      line: doc.line,
    }
    const requests = definition.podGroups(value, reader, assumed).map((pods) => {
      const request = requestFrom(identity, pods, reader)
      return pods.run_pattern === 'continuous' ? request : { ...request, run_s: assumed.run_s }
    })
    return { result: { outcome: 'workload', requests }, problems }
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    const faults = error.issues.map(({ path, message }) => ({
      at: path.filter((step) => typeof step !== 'symbol'),
      message,
    }))
    const [fault] = faults
    if (fault !== undefined && faults.every(({ message }) => ABSENT.has(message))) {
      reader.problem(
        'fragment',
        fault.at,
        `${kind}: ${fault.at.join('.')} ${fault.message}. Taken for a patch or a fragment, which runs no pods of its own.`,
      )
      return { result: { outcome: 'skipped', reason: 'fragment' }, problems }
    }
    for (const { at, message } of faults.slice(0, MOST_SHAPE_PROBLEMS)) {
      reader.problem(
        'invalid-field',
        at,
        `${kind}: ${at.join('.')} ${message}. Write it as Kubernetes expects it.`,
      )
    }
    return { result: { outcome: 'failed' }, problems }
  }
}

const ABSENT: ReadonlySet<string> = new Set([MISSING, NO_CONTAINERS, NO_IMAGES])

const MOST_SHAPE_PROBLEMS = 3

/** `generateName` names a family: `train-*`. */
function identityOf(doc: ManifestDoc, reader: Reader): { namespace: string; workload_name: string } {
  const { metadata } = doc.value
  if (!isObject(metadata)) {
    reader.problem('suspect-field', ['metadata'], 'the object has no metadata. Write metadata.name.')
    return { namespace: 'default', workload_name: 'noname' }
  }
  const name = reader.text(metadata['name'], ['metadata', 'name'])
  const prefix = reader.text(metadata['generateName'], ['metadata', 'generateName'])
  if (!name && !prefix)
    reader.problem('suspect-field', ['metadata', 'name'], 'the object has no name. Write metadata.name.')
  return {
    namespace: reader.text(metadata['namespace'], ['metadata', 'namespace']) || 'default',
    workload_name: name || (prefix ? `${prefix}*` : 'noname'),
  }
}

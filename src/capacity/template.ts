import { normaliserFrom, type PodTemplateRead } from '../normalise/index.ts'
import type { ManifestDoc } from '../parse/documents.ts'
import type { JsonObject } from '../parse/value.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import type { Problem } from '../schema/problem.ts'
import type { ApiPod } from './pod.ts'

/** What pods of one kind reserve and draw, however many there are of them. */
export type PodTemplate = {
  readonly amounts: PodTemplateRead['amounts'] | null
  /** `null`: it could not be read, and is in no figure. */
  readonly request: InferenceRequest | null
  /** Why sums that it is in are not whole. */
  readonly errors: readonly string[]
  /** Why its watts are not whole. */
  readonly unpredicted: readonly string[]
}

/** Each pod with the template that it shares with others like it. */
export function templatesOf(pods: readonly ApiPod[]): ReadonlyMap<ApiPod, PodTemplate> {
  const first = new Map<string, ApiPod>()
  const keys = pods.map((pod) => {
    const key = keyOf(pod)
    if (!first.has(key)) first.set(key, pod)
    return key
  })
  const distinct = [...first.values()]
  const normalised = normaliserFrom({ kinds: [], assume: [] }).normalise(distinct.map(docOf), [])
  const templates = new Map(
    [...first.keys()].map((key, index) => {
      const read = normalised[index]
      const pod = distinct[index]
      const of = read?.result.outcome === 'workload' ? read.result : null
      const request = of?.requests[0] ?? null
      return [
        key,
        templateFrom(
          request === null || pod === undefined ? null : ofOwner(request, pod),
          of?.pods[0]?.amounts ?? null,
          read?.problems ?? [],
        ),
      ]
    }),
  )
  const none = templateFrom(null, null, [])
  return new Map(pods.map((pod, index) => [pod, templates.get(keys[index] ?? '') ?? none]))
}

export function templateFrom(
  request: InferenceRequest | null,
  amounts: PodTemplate['amounts'],
  problems: readonly Problem[],
): PodTemplate {
  const isClaimed = problems.some(({ kind }) => kind === 'unresolved-reference')
  return {
    request,
    amounts,
    // A pod that became no request is told whatever the reason was.
    errors: problems
      .filter(({ severity }) => severity === 'error' || request === null)
      .map(({ message }) => message),
    unpredicted: [
      ...problems.filter(({ kind }) => kind === 'unknown-resource').map(({ message }) => message),
      ...(isClaimed ? ['Resource claims are not read: devices that pods hold by them are missing.'] : []),
    ],
  }
}

/**
 * Equal for pods that come to the same. The owner's name has a say only where it may name a model that runs on boards, which are
 * always resources of a vendor's.
 */
function keyOf({ spec, owner, runPattern }: ApiPod): string {
  const text = JSON.stringify(spec)
  return JSON.stringify([
    owner.kind,
    runPattern,
    text.includes('/') && BOARDS.test(text) ? owner.name : '',
  ]).concat(text)
}

const BOARDS = /"(?:requests|limits)":\{[^}]*\/|"resourceClaims"/

const docOf = ({ spec, namespace, name }: ApiPod): ManifestDoc => {
  const value: JsonObject = { apiVersion: 'v1', kind: 'Pod', metadata: { namespace, name }, spec }
  return { path: `${namespace}/${name}`, line: 1, apiVersion: 'v1', kind: 'Pod', value, lineAt: () => 1 }
}

const ofOwner = (request: InferenceRequest, { owner, runPattern }: ApiPod): InferenceRequest => ({
  ...request,
  api_group: owner.group,
  workload_kind: owner.kind,
  workload_name: owner.name,
  run_pattern: runPattern,
  path: null,
  line: null,
})

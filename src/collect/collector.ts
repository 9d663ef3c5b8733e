import { createHash } from 'node:crypto'
import { normaliserFrom } from '../normalise/index.ts'
import type { JsonObject } from '../parse/value.ts'
import type { CustomKind } from '../schema/config.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import { type Problem, problemFrom } from '../schema/problem.ts'
import { type ClusterEvent, type Collected, type Metadata, metadataOf } from './event.ts'
import type { Resource } from './resource.ts'
import type { SeenCache } from './seen-cache.ts'

/** Whose a pod is: the workload at the end of its owners. */
export type PodOwner = { readonly group: string; readonly kind: string; readonly name: string }

export type CollectorOptions = {
  /** Are objects that were there before emitted? */
  readonly emitsInitial: boolean
  /** True: every event of an object, its status included. Default: once for each change of what it asks for. */
  readonly emitsAll?: boolean
  readonly kinds?: readonly CustomKind[]
  readonly seen: SeenCache
  /** `null`: the pod is its own. */
  readonly ownerOf: (pod: Metadata) => Promise<PodOwner | null>
  /** Where a problem stands is `NAMESPACE/KIND/NAME`. */
  readonly onProblem: (problem: Problem) => void
}

export type Collector = {
  /** The lines that events are worth; most are worth none. */
  readonly take: (events: readonly ClusterEvent[]) => Promise<readonly Collected[]>
}

type Known = {
  /** What changes with everything that is read of an object; `null` where the server keeps no count of its changes. */
  readonly mark: string | null
  /** Of its requests; `null` where nobody asked for them yet. */
  readonly digest: string | null
  readonly owner: PodOwner | null
}

/** Events of a cluster → requests, one for each change of a workload's spec. Holds a few bytes an object. */
export function collectorFrom(options: CollectorOptions): Collector {
  const normaliser = normaliserFrom({ kinds: options.kinds ?? [], assume: [] })
  const known = new Map<string, Known>()

  function requestsOf(
    object: JsonObject,
    { group, kind }: Resource,
    metadata: Metadata,
    owner: PodOwner | null,
  ): InferenceRequest[] {
    const apiVersion = typeof object['apiVersion'] === 'string' ? object['apiVersion'] : `${group}/v1`
    const value = { ...object, apiVersion, kind }
    const path = `${metadata.namespace}/${kind}/${metadata.name}`
    const doc = { path, line: 1, apiVersion, kind, value, lineAt: () => 1 }
    const [normalised] = normaliser.normalise([doc], [])
    for (const problem of normalised?.problems ?? []) options.onProblem(problem)
    return normalised?.result.outcome === 'workload'
      ? normalised.result.requests.map((request) => ofOwner({ ...request, path: null, line: null }, owner))
      : []
  }

  /** `null`: nothing that is read has changed. */
  function markIfChanged(metadata: Metadata): { readonly mark: string | null } | null {
    const mark = markOf(metadata)
    const before = known.get(metadata.uid)
    const isSame = before !== undefined && mark !== null && before.mark === mark
    return isSame && options.emitsAll !== true ? null : { mark }
  }

  function changed(
    { type, object, resource }: ClusterEvent,
    metadata: Metadata,
    { mark }: { readonly mark: string | null },
    owner: PodOwner | null,
  ): readonly Collected[] {
    const before = known.get(metadata.uid)
    if (type === 'present' && before === undefined && !options.emitsInitial) {
      // With a mark, what it asks for is worth reading only once it changes.
      const digest = mark === null ? hashed(requestsOf(object, resource, metadata, owner)) : null
      known.set(metadata.uid, { mark, digest, owner })
      return []
    }
    const requests = requestsOf(object, resource, metadata, owner)
    const digest = hashed(requests)
    known.set(metadata.uid, { mark, digest, owner })
    if (before?.digest === digest && options.emitsAll !== true) return []
    return requests.map((request) => ({ type: 'request', request }))
  }

  function gone({ object, resource }: ClusterEvent): readonly Collected[] {
    const { uid, namespace, name } = metadataOf(object)
    const before = known.get(uid)
    if (before === undefined) return []
    known.delete(uid)
    // A pod that goes is no workload that goes: its owner stays.
    if (before.owner !== null) return []
    const { group, kind } = resource
    return [
      {
        type: 'deleted',
        deletion: {
          schema_version: 'v1',
          event: 'deleted',
          namespace,
          workload_kind: kind,
          workload_name: name,
          api_group: group,
        },
      },
    ]
  }

  return {
    async take(events) {
      const lines: Collected[] = []
      for (const event of events) {
        if (event.type === 'gone') {
          for (const line of gone(event)) lines.push(line)
          continue
        }
        const metadata = metadataOf(event.object)
        const { uid, resourceVersion, namespace, name } = metadata
        if (resourceVersion !== '' && options.seen.seen(`${uid} ${resourceVersion}`)) continue
        try {
          const mark = markIfChanged(metadata)
          if (mark === null) continue
          const isPod = event.resource.group === '' && event.resource.kind === 'Pod'
          const owner = isPod ? await options.ownerOf(metadata) : null
          for (const line of changed(event, metadata, mark, owner)) lines.push(line)
        } catch (error) {
          // Nested deeper than any call stack is.
          if (!(error instanceof RangeError)) throw error
          const path = `${namespace}/${event.resource.kind}/${name}`
          options.onProblem(problemFrom('yaml-limit', path, 1, 'the object is nested too deeply to read.'))
        }
      }
      return lines
    },
  }
}

/**
 * The server counts a generation up for every change of the spec; labels, and annotations of ours, are read besides. Cheap, for most events
 * of a cluster are about status.
 */
function markOf({ generation, labels, annotations }: Metadata): string | null {
  if (generation === null) return null
  let mark = `${generation} ${JSON.stringify(labels)}`
  for (const key in annotations) if (key.startsWith('wattlint.dev/')) mark += ` ${key} ${annotations[key]}`
  return mark
}

const hashed = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64')

const ofOwner = (request: InferenceRequest, owner: PodOwner | null): InferenceRequest =>
  owner === null
    ? request
    : { ...request, workload_kind: owner.kind, workload_name: owner.name, api_group: owner.group }

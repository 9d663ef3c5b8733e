import * as z from 'zod'
import { isObject, type JsonObject } from '../parse/value.ts'
import type { RunPattern } from '../schema/inference-request.ts'
import { ownerOf, type PodOwner } from './owner.ts'
import { atLeastHeld, type Held, heldIn } from './resized.ts'

/** What is read of a pod of a cluster; whatever is not here has no say in what it reserves or draws. */
const Pod = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string().default('default'),
    labels: z.record(z.string(), z.unknown()).nullish(),
    ownerReferences: z
      .array(
        z.object({
          apiVersion: z.string().default(''),
          kind: z.string(),
          name: z.string(),
          controller: z.boolean().nullish(),
        }),
      )
      .nullish(),
  }),
  spec: z.object({
    nodeName: z.string().nullish(),
    restartPolicy: z.string().nullish(),
    containers: z.array(z.unknown()),
    initContainers: z.array(z.unknown()).nullish(),
    overhead: z.unknown().optional(),
    resources: z.unknown().optional(),
    resourceClaims: z.unknown().optional(),
    runtimeClassName: z.unknown().optional(),
  }),
  status: z
    .object({
      phase: z.string().nullish(),
      conditions: z
        .array(z.object({ type: z.string(), status: z.string(), message: z.string().nullish() }))
        .nullish(),
    })
    .nullish(),
})

/** A pod as the API has it, without what makes it a single one: pods of one controller share `spec`. */
export type ApiPod = {
  readonly namespace: string
  readonly name: string
  readonly owner: PodOwner
  readonly runPattern: RunPattern
  /** `null`: it waits for one. */
  readonly node: string | null
  readonly hasEnded: boolean
  /** Why it has no node, in the scheduler's words; '' where it says nothing. */
  readonly waitsFor: string
  readonly spec: JsonObject
}

/** An object that has not the shape of a pod, by its name. */
export type UnreadPod = { readonly unread: string }

/** A pod without what nobody asks for: some hundred bytes of several thousand, so that a cluster fits into memory. */
export function readPod(object: JsonObject): ApiPod | UnreadPod {
  const parsed = Pod.safeParse(object)
  if (!parsed.success) return { unread: nameIn(object) }
  const { metadata, spec, status } = parsed.data
  const unscheduled = status?.conditions?.find((one) => one.type === 'PodScheduled' && one.status !== 'True')
  return {
    namespace: metadata.namespace,
    name: metadata.name,
    owner: ownerOf(metadata.name, metadata.ownerReferences ?? [], metadata.labels ?? {}),
    // Everything that is to stand for ever must be restarted always: the API refuses all else.
    runPattern: (spec.restartPolicy ?? 'Always') === 'Always' ? 'continuous' : 'run-once',
    node: spec.nodeName || null,
    hasEnded: status?.phase === 'Succeeded' || status?.phase === 'Failed',
    waitsFor: unscheduled?.message ?? '',
    spec: specOf(object['spec'], object['status']),
  }
}

const POD_FIELDS = ['overhead', 'resources', 'resourceClaims', 'runtimeClassName'] as const
const CONTAINER_FIELDS = ['name', 'image', 'command', 'args', 'resources', 'restartPolicy'] as const

/** Node, tokens and addresses differ from pod to pod, and change no figure. */
function specOf(spec: unknown, status: unknown): JsonObject {
  if (!isObject(spec)) return {}
  const { containers, initContainers } = spec
  const held = isObject(status)
    ? heldIn(status['containerStatuses'], status['initContainerStatuses'])
    : heldIn()
  const read = (container: unknown): JsonObject => containerOf(container, held)
  return {
    containers: Array.isArray(containers) ? containers.map(read) : [],
    ...(Array.isArray(initContainers) ? { initContainers: initContainers.map(read) } : {}),
    ...picked(spec, POD_FIELDS),
  }
}

function containerOf(container: unknown, held: Held): JsonObject {
  if (!isObject(container)) return {}
  const { env } = container
  const devices = Array.isArray(env) ? env.filter(opensDevices) : []
  const read = { ...picked(container, CONTAINER_FIELDS), ...(devices.length > 0 ? { env: devices } : {}) }
  return atLeastHeld(read, held)
}

/** Of the variables, those that a reader of pod specs looks at: they give a pod GPUs past the scheduler. */
const opensDevices = (variable: unknown): boolean =>
  isObject(variable) && typeof variable['name'] === 'string' && variable['name'].endsWith('_VISIBLE_DEVICES')

function picked(object: JsonObject, fields: readonly string[]): JsonObject {
  const result: Record<string, JsonObject[string]> = {}
  for (const field of fields) {
    const value = object[field]
    if (value !== undefined && value !== null) result[field] = value
  }
  return result
}

/** The name of an object of which nothing else is sure. */
export function nameIn({ metadata }: JsonObject): string {
  if (!isObject(metadata) || typeof metadata['name'] !== 'string') return 'without a name'
  const { namespace, name } = metadata
  return typeof namespace === 'string' ? `${namespace}/${name}` : name
}

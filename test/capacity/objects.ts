import type { JsonObject, JsonValue } from '../../src/parse/value.ts'

/** Nodes and pods as the API has them, as far as anything reads them. */

type Amounts = Readonly<Record<string, string>>

type NodePart = {
  readonly labels?: Readonly<Record<string, string>>
  readonly taints?: readonly JsonObject[]
  readonly unschedulable?: boolean
  readonly capacity?: Amounts
  readonly allocatable?: Amounts
}

export const node = (name: string, amounts: Amounts, part: NodePart = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { 'kubernetes.io/hostname': name, ...part.labels } },
  spec: { taints: part.taints ?? [], unschedulable: part.unschedulable ?? false },
  status: {
    capacity: part.capacity ?? { pods: '110', ...amounts },
    allocatable: part.allocatable ?? { pods: '110', ...amounts },
    conditions: [{ type: 'Ready', status: 'True' }],
  },
})

type PodPart = {
  readonly namespace?: string
  readonly node?: string | null
  readonly phase?: string
  readonly owner?: readonly [kind: string, name: string]
  readonly labels?: Readonly<Record<string, string>>
  readonly message?: string
  /** More of the pod spec. */
  readonly spec?: Readonly<Record<string, JsonValue>>
}

/** A pod of one container, on the node `a` unless it says otherwise. */
export const pod = (name: string, requests: Amounts, part: PodPart = {}): JsonObject => {
  const place = part.node === undefined ? 'a' : part.node
  const [kind, owner] = part.owner ?? []
  const group = kind === 'Job' ? 'batch/v1' : 'apps/v1'
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: part.namespace ?? 'shop',
      labels: part.labels ?? {},
      ...(kind === undefined || owner === undefined
        ? {}
        : { ownerReferences: [{ apiVersion: group, kind, name: owner, controller: true }] }),
    },
    spec: {
      ...(place === null ? {} : { nodeName: place }),
      containers: [
        { name: 'app', image: 'example/app:1', resources: { requests, limits: limitsOf(requests) } },
      ],
      ...part.spec,
    },
    status: {
      phase: part.phase ?? (place === null ? 'Pending' : 'Running'),
      ...(part.message === undefined
        ? {}
        : { conditions: [{ type: 'PodScheduled', status: 'False', message: part.message }] }),
    },
  }
}

/** Devices stand in both. */
const limitsOf = (requests: Amounts): Amounts =>
  Object.fromEntries(Object.entries(requests).filter(([name]) => name.includes('/')))

export const container = (
  requests: Amounts,
  limits: Amounts = {},
  part: Readonly<Record<string, JsonValue>> = {},
): JsonObject => ({ name: 'app', image: 'example/app:1', resources: { requests, limits }, ...part })

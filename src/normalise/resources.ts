import type { At, JsonObject } from '../parse/value.ts'
import type { PodResources } from '../schema/inference-request.ts'
import { BYTES_PER_MIB } from '../units.ts'
import { extendedFault } from './accelerators.ts'
import type { Amounts } from './amounts.ts'
import { type Container, isNativeSidecar, type PodSpec } from './pod-spec.ts'
import type { Reader } from './reader.ts'

/** `unread`: requests that are written and could not be read, for which no limit may stand in. */
export type Declared = {
  readonly requests: Amounts
  readonly limits: Amounts
  readonly unread: ReadonlySet<string>
}

/** What a container or a pod declares at `at` (its `resources`). */
function declaredAt(resources: Container['resources'], at: At, reader: Reader): Declared {
  const unread = new Set<string>()
  const amounts = (side: 'requests' | 'limits'): Amounts => {
    const read = new Map<string, bigint>()
    for (const [name, value] of Object.entries(resources?.[side] ?? {})) {
      const milli = reader.milli(value, [...at, side, name])
      if (milli === null && side === 'requests' && value !== null) unread.add(name)
      const fault = milli === null ? null : extendedFault(name, milli)
      // Requests repeat limits for devices: one word about a name is enough.
      if (fault !== null && !(side === 'requests' && name in (resources?.limits ?? {}))) {
        reader.problem(fault.kind, [...at, side, name], fault.message)
      }
      if (milli !== null && fault?.kind !== 'invalid-field') read.set(name, milli)
    }
    return read
  }
  return { requests: amounts('requests'), limits: amounts('limits'), unread }
}

/** Requests as the API server completes them: a limit stands in where no request is written. */
const completed = ({ requests, limits, unread }: Declared): Amounts =>
  new Map([...[...limits].filter(([name]) => !unread.has(name)), ...requests])

type Phase = {
  readonly containers: readonly Declared[]
  readonly initContainers: readonly (Declared & { readonly isSidecar: boolean })[]
}

/**
 * What the scheduler reserves for a pod's containers, per resource: the greater of its run phase and its heaviest init
 * step (a plain init container beside the sidecars started before it).
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
function effective({ containers, initContainers }: Phase, side: (declared: Declared) => Amounts): Amounts {
  const sidecars = new Map<string, bigint>()
  const heaviestInit = new Map<string, bigint>()
  for (const init of initContainers) {
    for (const [name, milli] of side(init)) {
      const beside = (sidecars.get(name) ?? 0n) + milli
      if (init.isSidecar) sidecars.set(name, beside)
      if (beside > (heaviestInit.get(name) ?? 0n)) heaviestInit.set(name, beside)
    }
  }
  return greater(summed([...containers.map(side), sidecars]), heaviestInit)
}

/** The API takes no other resources at the level of the pod, and none there that is less than its containers' sum. */
const podLevel = (amounts: Amounts): Amounts =>
  new Map(
    [...amounts].filter(([name]) => name === 'cpu' || name === 'memory' || name.startsWith('hugepages-')),
  )

/** Amounts that are written straight below `at`. */
function amountsOf(written: JsonObject, at: At, reader: Reader): Amounts {
  const read = Object.entries(written).map(
    ([name, value]) => [name, reader.milli(value, [...at, name])] as const,
  )
  return new Map(read.flatMap(([name, milli]) => (milli === null ? [] : [[name, milli] as const])))
}

/**
 * All of a pod's amounts: what its containers come to, pod-level resources winning over that, and the runtime's overhead
 * on top (on top of limits only where there is one).
 */
export function podAmounts(
  spec: PodSpec,
  at: At,
  reader: Reader,
): { requests: Amounts; limits: Amounts; containers: Declared[] } {
  const containers = spec.containers.map((container, index) =>
    declaredAt(container.resources, [...at, 'containers', index, 'resources'], reader),
  )
  const initContainers = (spec.initContainers ?? []).map((container, index) => ({
    ...declaredAt(container.resources, [...at, 'initContainers', index, 'resources'], reader),
    isSidecar: isNativeSidecar(container),
  }))
  const overhead = amountsOf(reader.mapping(spec.overhead, [...at, 'overhead']), [...at, 'overhead'], reader)
  const phase = { containers, initContainers }
  const pod = declaredAt(spec.resources, [...at, 'resources'], reader)
  const ofContainers = effective(phase, completed)
  const requests = new Map([...podLevel(pod.limits), ...greater(ofContainers, podLevel(pod.requests))])
  const limits = greater(
    effective(phase, (declared) => declared.limits),
    podLevel(pod.limits),
  )
  const limitOverhead = new Map([...overhead].filter(([name]) => limits.has(name)))
  return { requests: summed([requests, overhead]), limits: summed([limits, limitOverhead]), containers }
}

export const cpuMcpu = (amounts: Amounts): number | null => {
  const milli = amounts.get('cpu')
  return milli === undefined ? null : Math.min(Number(milli), Number.MAX_SAFE_INTEGER)
}

/** Whole mebibytes: rounded down, as k8s-collect records them, but never to nothing. */
export const memMib = (amounts: Amounts): number | null => {
  const milli = amounts.get('memory')
  if (milli === undefined) return null
  const mib = milli / (BigInt(BYTES_PER_MIB) * 1000n)
  return mib === 0n && milli > 0n ? 1 : Number(mib)
}

export const podResources = (amounts: Amounts): PodResources => ({
  cpu_mcpu: cpuMcpu(amounts),
  mem_mib: memMib(amounts),
})

function summed(all: readonly Amounts[]): Amounts {
  const total = new Map<string, bigint>()
  for (const amounts of all)
    for (const [name, milli] of amounts) total.set(name, (total.get(name) ?? 0n) + milli)
  return total
}

function greater(a: Amounts, b: Amounts): Amounts {
  const result = new Map(a)
  for (const [name, milli] of b) {
    const other = result.get(name)
    if (other === undefined || milli > other) result.set(name, milli)
  }
  return result
}

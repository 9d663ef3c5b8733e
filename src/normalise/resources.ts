import type { At, JsonObject } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { PodResources } from '../schema/inference-request.ts'
import { BYTES_PER_MIB } from '../units.ts'
import type { MeaningOf } from './accelerator-table.ts'
import { extendedFault } from './accelerators.ts'
import type { Amounts } from './amounts.ts'
import type { ContainerDefaults } from './limit-range.ts'
import { type Container, isNativeSidecar, type PodSpec } from './pod-spec.ts'
import type { Reader } from './reader.ts'

/**
 * What counts for one container: its amounts as written, limits standing in for absent requests as the API server does it,
 * and the defaults of its namespace. For a request that is written and could not be read nothing stands in.
 */
export type Declared = {
  readonly requests: Amounts
  readonly limits: Amounts
  readonly written: { readonly requests: Amounts; readonly limits: Amounts }
  /** Names that are written, and of which nothing could be read. */
  readonly unread: readonly string[]
}

/** What a container or a pod declares at `at` (its `resources`). */
function declaredAt(
  resources: Container['resources'],
  at: At,
  reader: Reader,
  defaults: ContainerDefaults | null,
  meaningOf: MeaningOf,
): Declared {
  const unread = new Set<string>()
  const amounts = (side: 'requests' | 'limits'): Amounts => {
    const read = new Map<string, bigint>()
    for (const [name, value] of Object.entries(resources?.[side] ?? {})) {
      const milli = reader.milli(value, [...at, side, name])
      if (milli === null && value !== null) unread.add(`${side} ${name}`)
      const fault = milli === null ? null : extendedFault(name, milli, meaningOf)
      // Requests repeat limits for devices: one word about a name is enough.
      if (fault !== null && !(side === 'requests' && name in (resources?.limits ?? {}))) {
        reader.problem(fault.kind, [...at, side, name], fault.message)
      }
      if (milli !== null && fault?.kind !== 'invalid-field') read.set(name, milli)
    }
    return read
  }
  const [requests, limits] = [amounts('requests'), amounts('limits')]
  tellOddAmounts(resources, at, reader, { requests, limits })
  const given = (side: 'requests' | 'limits', written: Amounts): [string, bigint][] =>
    [...written].filter(([name]) => !unread.has(`${side} ${name}`))
  // Requests are completed before limits are: a limit that a namespace gives is no request.
  const withLimits = new Map([...given('requests', limits), ...requests])
  return {
    requests: new Map([...given('requests', defaults?.requests ?? NONE), ...withLimits]),
    limits: new Map([...given('limits', defaults?.limits ?? NONE), ...limits]),
    written: { requests, limits },
    unread: [...unread].map(nameOfSide).filter((name) => !requests.has(name) && !limits.has(name)),
  }
}

/** Amounts that are read, and that Kubernetes refuses or nobody means. */
function tellOddAmounts(
  resources: Container['resources'],
  at: At,
  reader: Reader,
  { requests, limits }: { readonly requests: Amounts; readonly limits: Amounts },
): void {
  for (const [name, milli] of requests) {
    if (!isExtended(name)) continue
    const limit = limits.get(name)
    const place = [...at, 'requests', name]
    if (!(name in (resources?.limits ?? {})))
      reader.problem(
        'suspect-field',
        place,
        `${quoted(name)} is in requests and not in limits, which Kubernetes refuses. Write it in limits.`,
      )
    else if (limit !== undefined && limit !== milli)
      reader.problem(
        'suspect-field',
        place,
        `${quoted(name)} differs between requests and limits, which Kubernetes refuses. Write the same in both.`,
      )
  }
  for (const side of ['requests', 'limits'] as const) {
    for (const [name, value] of Object.entries(resources?.[side] ?? {})) {
      const place = [...at, side, name]
      if (value === null)
        reader.problem(
          'suspect-field',
          place,
          `${quoted(name)} is null, which is 0 to Kubernetes: taken for not written. Write an amount, or leave it out.`,
        )
      else if (name === 'memory' && typeof value === 'string' && /^\d+m$/.test(value))
        reader.problem(
          'suspect-field',
          place,
          `memory ${quoted(value)} is in thousandths of a byte. Write M or Mi for mega- or mebibytes.`,
        )
    }
  }
}

/** `nvidia.com/gpu` of `limits nvidia.com/gpu`. */
const nameOfSide = (written: string): string => written.slice(written.indexOf(' ') + 1)

const NONE: Amounts = new Map()

/** A resource that Kubernetes does not share out beyond what there is: devices, and whatever else a plugin counts. */
const isExtended = (name: string): boolean => name.includes('/') && !name.includes('kubernetes.io/')

type Phase = {
  readonly containers: readonly Declared[]
  readonly initContainers: readonly (Declared & { readonly isSidecar: boolean })[]
}

type Side = 'requests' | 'limits'

/** What a pod's containers and native sidecars come to once it runs. */
const running = ({ containers, initContainers }: Phase, side: Side): Amounts =>
  summed([...containers, ...initContainers.filter(({ isSidecar }) => isSidecar)].map((one) => one[side]))

/** A pod's heaviest init step: a plain init container beside the sidecars started before it. */
function heaviestInit({ initContainers }: Phase, side: Side): Amounts {
  const sidecars = new Map<string, bigint>()
  const heaviest = new Map<string, bigint>()
  for (const init of initContainers) {
    for (const [name, milli] of init[side]) {
      const beside = (sidecars.get(name) ?? 0n) + milli
      if (init.isSidecar) sidecars.set(name, beside)
      if (beside > (heaviest.get(name) ?? 0n)) heaviest.set(name, beside)
    }
  }
  return heaviest
}

/** The API takes no other resources at the level of the pod, and no requests there that are less than its containers' sum. */
const podLevel = (amounts: Amounts): Amounts =>
  new Map(
    [...amounts].filter(([name]) => name === 'cpu' || name === 'memory' || name.startsWith('hugepages-')),
  )

/** Amounts that are written straight below `at`. */
export function amountsOf(written: JsonObject, at: At, reader: Reader): Amounts {
  const read = Object.entries(written).map(
    ([name, value]) => [name, reader.milli(value, [...at, name])] as const,
  )
  return new Map(read.flatMap(([name, milli]) => (milli === null ? [] : [[name, milli] as const])))
}

export type PodAmounts = {
  /** What the scheduler reserves: the greater of run phase and heaviest init step. */
  readonly requests: Amounts
  readonly limits: Amounts
  /** Requests of the run phase alone: what draws power once the pod has started. */
  readonly running: Amounts
  /** Names of resources that some container asks for in a way that could not be read. */
  readonly unread: ReadonlySet<string>
  readonly containers: readonly Declared[]
}

/** What a pod's surroundings add to what it declares. */
export type PodDefaults = {
  readonly container: ContainerDefaults | null
  /** Overhead that the runtime class brings; one that the pod itself declares goes before it. */
  readonly overhead: Amounts
  readonly meaningOf: MeaningOf
}

/**
 * All of a pod's amounts: what its containers come to, pod-level resources winning over that, and the runtime's overhead
 * on top (on top of limits only where there is one).
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
export function podAmounts(spec: PodSpec, at: At, reader: Reader, defaults: PodDefaults): PodAmounts {
  const containers = spec.containers.map((container, index) =>
    declaredAt(
      container.resources,
      [...at, 'containers', index, 'resources'],
      reader,
      defaults.container,
      defaults.meaningOf,
    ),
  )
  const initContainers = (spec.initContainers ?? []).map((container, index) => ({
    ...declaredAt(
      container.resources,
      [...at, 'initContainers', index, 'resources'],
      reader,
      defaults.container,
      defaults.meaningOf,
    ),
    isSidecar: isNativeSidecar(container),
  }))
  const written = amountsOf(reader.mapping(spec.overhead, [...at, 'overhead']), [...at, 'overhead'], reader)
  const overhead = written.size > 0 ? written : defaults.overhead
  const phase = { containers, initContainers }
  const pod = declaredAt(spec.resources, [...at, 'resources'], reader, null, defaults.meaningOf)
  const [podRequests, podLimits] = [podLevel(pod.written.requests), podLevel(pod.written.limits)]
  const runPhase = running(phase, 'requests')
  const reserved = greater(runPhase, heaviestInit(phase, 'requests'))
  // Limits of the pod are requests where neither it nor its containers ask.
  const podAsks = new Map([...[...podLimits].filter(([name]) => !reserved.has(name)), ...podRequests])
  const limits = new Map([...greater(running(phase, 'limits'), heaviestInit(phase, 'limits')), ...podLimits])
  const limitOverhead = new Map([...overhead].filter(([name]) => limits.has(name)))
  return {
    requests: summed([greater(reserved, podAsks), overhead]),
    limits: summed([limits, limitOverhead]),
    running: summed([greater(runPhase, podAsks), overhead]),
    unread: new Set([...containers, ...initContainers].flatMap(({ unread }) => [...unread])),
    containers,
  }
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

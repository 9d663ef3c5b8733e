import type { Coefficients, SoftwareClass } from '../schema/coefficients.ts'
import type { ContainerSpec, InferenceRequest } from '../schema/inference-request.ts'
import { MCPU_PER_CPU, MIB_PER_GIB } from '../units.ts'
import { type Board, boardOf } from './device.ts'
import { classOf, softwareClass } from './software.ts'

/** What one pod draws by the formula alone, with the factors that it is uncertain by (p90/p50 = p50/p10). */
export type Prior = {
  readonly cpuW: number
  readonly memoryW: number
  /** Of `cpuW`, what is drawn when nothing runs. */
  readonly idleCpuW: number
  /** GPUs whose boards can be compared with measured ones. */
  readonly gpuW: number
  /** TPUs, NPUs and devices that nobody named: never corrected by measured rows. */
  readonly otherAcceleratorW: number
  readonly cpuWidth: number
  readonly otherAcceleratorWidth: number
  readonly vcpu: number
  readonly memGib: number
  readonly utilisation: number
  readonly isCpuDeclared: boolean
  readonly undeclaredCpu: Undeclared
  readonly undeclaredMem: Undeclared
  readonly software: SoftwareClass | null
  /** Boards of `gpuW`, with how many of them the pod holds. */
  readonly boards: readonly (Board & { readonly count: number })[]
  readonly idleAcceleratorW: number
  readonly assumptions: readonly string[]
}

/**
 * W = vCPU × (idle × idle share + dynamic × curve(utilisation)) + GiB × W/GiB + Σ boards × nameplate × load ratio.
 * METHODOLOGY.md has the terms and their sources.
 */
export function priorFrom(coefficients: Coefficients): (request: InferenceRequest) => Prior {
  return (request) => ({ ...cpuAndMemory(request, coefficients), ...accelerators(request, coefficients) })
}

function cpuAndMemory(request: InferenceRequest, coefficients: Coefficients) {
  const software = softwareClass(request, coefficients.software)
  const cpu = undeclared(
    request,
    'cpu_mcpu',
    (usual) => usual.cpu_vcpu,
    coefficients.undeclared_cpu_vcpu.value,
    coefficients,
  )
  const mem = undeclared(
    request,
    'mem_mib',
    (usual) => usual.mem_gib,
    coefficients.undeclared_mem_gib.value,
    coefficients,
  )
  const declaredCpu = request.run_requests.cpu_mcpu ?? 0
  const declaredMem = request.run_requests.mem_mib ?? 0
  const isCpuDeclared = declaredCpu > 0
  const vcpu = declaredCpu / MCPU_PER_CPU + cpu.amount
  const memGib = declaredMem / MIB_PER_GIB + mem.amount
  const utilisation =
    software?.utilisation ??
    (request.run_pattern === 'continuous'
      ? coefficients.utilisation_continuous.value
      : coefficients.utilisation_run.value)
  const perVcpuW =
    coefficients.cpu_idle_w_per_vcpu.value * coefficients.cpu_idle_share.value +
    coefficients.cpu_dynamic_w_per_vcpu.value * curveAt(coefficients.cpu_load_curve.value, utilisation)
  return {
    cpuW: vcpu * perVcpuW,
    memoryW: memGib * coefficients.memory_w_per_gib.value,
    idleCpuW: vcpu * coefficients.cpu_idle_w_per_vcpu.value * coefficients.cpu_idle_share.value,
    cpuWidth: cpuWidth(software !== null, isCpuDeclared, coefficients),
    vcpu,
    memGib,
    utilisation,
    isCpuDeclared,
    software,
    undeclaredCpu: cpu,
    undeclaredMem: mem,
  }
}

/** What containers that declare nothing are taken to use; the amount in vCPU or GiB, for so many of the pod's containers. */
export type Undeclared = { readonly amount: number; readonly containers: number; readonly of: number }

/**
 * Nothing is taken where the pod reserves more than its containers say: pod-level resources or its namespace's defaults
 * then cover the silent ones.
 */
function undeclared(
  { containers, run_requests }: InferenceRequest,
  resource: 'cpu_mcpu' | 'mem_mib',
  usualOf: (usual: SoftwareClass) => number,
  otherwise: number,
  { software }: Coefficients,
): Undeclared {
  const declared = (container: ContainerSpec): number | null =>
    container[`req_${resource}`] ?? container[`lim_${resource}`]
  const sum = containers.reduce((total, container) => total + (declared(container) ?? 0), 0)
  const silent =
    (run_requests[resource] ?? 0) > sum
      ? []
      : containers.filter((container) => (declared(container) ?? 0) === 0)
  const amounts = silent.map((container) => {
    const usual = classOf(container, software)
    return usual === null ? otherwise : usualOf(usual)
  })
  // A record without containers still stands for a pod.
  if (containers.length === 0 && (run_requests[resource] ?? 0) === 0)
    return { amount: otherwise, containers: 1, of: 1 }
  const amount = amounts.reduce((total, one) => total + one, 0)
  return { amount, containers: silent.length, of: containers.length }
}

function cpuWidth(isRecognised: boolean, isCpuDeclared: boolean, coefficients: Coefficients): number {
  if (isRecognised) {
    return isCpuDeclared
      ? coefficients.width_recognised.value
      : coefficients.width_recognised_no_request.value
  }
  return isCpuDeclared ? coefficients.width_unknown_software.value : coefficients.width_no_request.value
}

function accelerators(request: InferenceRequest, coefficients: Coefficients) {
  let gpuW = 0
  let otherAcceleratorW = 0
  let otherAcceleratorWidth = 1
  let idleAcceleratorW = 0
  const boards: (Board & { count: number })[] = []
  const assumptions: string[] = []
  for (const accelerator of request.accelerators) {
    const board = boardOf(accelerator, coefficients)
    const { count } = accelerator
    const loadW = board.nameplateW * count * coefficients.accelerator_load_ratio.value
    idleAcceleratorW +=
      count *
      (board.nameplateW * coefficients.accelerator_idle_ratio.value +
        coefficients.accelerator_context_w.value)
    if (accelerator.kind === 'gpu' && board.isNamed) {
      gpuW += loadW
      boards.push({ ...board, count })
    } else {
      const width = board.isNamed
        ? coefficients.width_unmeasured_accelerator.value
        : coefficients.width_unknown_accelerator.value
      otherAcceleratorW += loadW
      otherAcceleratorWidth = Math.max(otherAcceleratorWidth, width)
    }
    if (!board.isNamed) {
      assumptions.push(
        accelerator.model === null
          ? `The manifest does not name the model behind ${accelerator.resource}: ${board.nameplateW} W nameplate taken.`
          : `No nameplate is known for ${accelerator.model}: ${board.nameplateW} W taken.`,
      )
    }
    if (accelerator.share === 'shared') {
      assumptions.push(`${accelerator.resource} is time-shared: counted as whole boards.`)
    }
    if (accelerator.share === 'slice') {
      assumptions.push(`${accelerator.resource} is a slice: its share of the board's power is taken.`)
    }
  }
  return { gpuW, otherAcceleratorW, otherAcceleratorWidth, idleAcceleratorW, boards, assumptions }
}

/** Straight lines between the curve's points, which lie at equal steps from 0 to 1. */
export function curveAt(curve: readonly number[], utilisation: number): number {
  const at = Math.min(Math.max(utilisation, 0), 1) * (curve.length - 1)
  const below = curve[Math.floor(at)] ?? 0
  const above = curve[Math.ceil(at)] ?? below
  return below + (above - below) * (at - Math.floor(at))
}

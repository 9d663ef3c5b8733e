import type { Coefficients, SoftwareClass } from '../schema/coefficients.ts'
import type { ContainerSpec, InferenceRequest } from '../schema/inference-request.ts'
import { MCPU_PER_CPU, MIB_PER_GIB } from '../units.ts'
import { type Board, boardOf } from './device.ts'
import { classOf, softwareClass } from './software.ts'

type UtilisationName = Extract<keyof Coefficients, `utilisation_${string}`>
export type WidthName = Extract<keyof Coefficients, `width_${string}`>

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
  /** The coefficient that `cpuWidth` is. */
  readonly cpuWidthName: WidthName
  readonly otherAcceleratorWidth: number
  /** What the pod reserves; `vcpu` adds what containers without a request are taken to use. */
  readonly requestedVcpu: number
  readonly vcpu: number
  readonly memGib: number
  readonly utilisation: number
  /** The coefficient that `utilisation` is; `null` when it is that of `software`. */
  readonly utilisationName: UtilisationName | null
  /** Share of the way from idle to full power at that utilisation. */
  readonly load: number
  readonly isCpuDeclared: boolean
  readonly undeclaredCpu: Undeclared
  readonly undeclaredMem: Undeclared
  readonly software: SoftwareClass | null
  /** Boards of `gpuW`, with how many of them the pod holds. */
  readonly boards: readonly (Board & { readonly count: number })[]
  /** Those of `otherAcceleratorW`. */
  readonly otherBoards: readonly (Board & { readonly count: number })[]
  readonly idleAcceleratorW: number
  readonly assumptions: readonly string[]
}

/**
 * W = vCPU requested × (idle × idle share + dynamic × curve(utilisation)) + vCPU used without a request × (idle × idle share
 * + dynamic) + GiB × W/GiB + Σ boards × nameplate × load ratio. METHODOLOGY.md has the terms and their sources.
 */
export function priorFrom(coefficients: Coefficients): (request: InferenceRequest) => Prior {
  return (request) => ({ ...cpuAndMemory(request, coefficients), ...accelerators(request, coefficients) })
}

function cpuAndMemory(request: InferenceRequest, coefficients: Coefficients) {
  const software = softwareClass(request, coefficients.software)
  const cpu = undeclared(
    request,
    'cpu_mcpu',
    (usual) => usual.use_vcpu,
    coefficients.undeclared_use_vcpu.value,
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
  const requestedVcpu = declaredCpu / MCPU_PER_CPU
  const memGib = declaredMem / MIB_PER_GIB + mem.amount
  const utilisationName = software === null ? usualUtilisation(request) : null
  const utilisation = software?.utilisation ?? coefficients[usualUtilisation(request)].value
  const idleW = coefficients.cpu_idle_w_per_vcpu.value * coefficients.cpu_idle_share.value
  const dynamicW = coefficients.cpu_dynamic_w_per_vcpu.value
  const widthName = cpuWidthName(software !== null, isCpuDeclared)
  const load = curveAt(coefficients.cpu_load_curve.value, utilisation)
  const requestedW = requestedVcpu * (idleW + dynamicW * load)
  const undeclaredW = cpu.amount * (idleW + dynamicW)
  return {
    cpuW: requestedW + undeclaredW,
    memoryW: memGib * coefficients.memory_w_per_gib.value,
    idleCpuW: requestedVcpu * idleW,
    cpuWidth: coefficients[widthName].value,
    cpuWidthName: widthName,
    requestedVcpu,
    vcpu: requestedVcpu + cpu.amount,
    memGib,
    utilisation,
    utilisationName,
    load,
    isCpuDeclared,
    software,
    undeclaredCpu: cpu,
    undeclaredMem: mem,
  }
}

function usualUtilisation({ workload_kind, run_pattern }: InferenceRequest): UtilisationName {
  if (run_pattern !== 'continuous') return 'utilisation_run'
  return workload_kind === 'DaemonSet' ? 'utilisation_per_node' : 'utilisation_continuous'
}

/** What containers that declare nothing are taken to use: vCPU that are busy, or GiB, for so many of the pod's containers. */
export type Undeclared = {
  readonly amount: number
  readonly containers: number
  readonly of: number
  /** What each of them is recognised as. */
  readonly classes: readonly (SoftwareClass | null)[]
}

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
  const classes = silent.map((container) => classOf(container, software))
  const amounts = classes.map((usual) => (usual === null ? otherwise : usualOf(usual)))
  // A record without containers still stands for a pod.
  if (containers.length === 0 && (run_requests[resource] ?? 0) === 0)
    return { amount: otherwise, containers: 1, of: 1, classes: [null] }
  const amount = amounts.reduce((total, one) => total + one, 0)
  return { amount, containers: silent.length, of: containers.length, classes }
}

function cpuWidthName(isRecognised: boolean, isCpuDeclared: boolean): WidthName {
  if (isRecognised) return isCpuDeclared ? 'width_recognised' : 'width_recognised_no_request'
  return isCpuDeclared ? 'width_unknown_software' : 'width_no_request'
}

function accelerators(request: InferenceRequest, coefficients: Coefficients) {
  let gpuW = 0
  let otherAcceleratorW = 0
  let otherAcceleratorWidth = 1
  let idleAcceleratorW = 0
  const boards: (Board & { count: number })[] = []
  const otherBoards: (Board & { count: number })[] = []
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
      otherBoards.push({ ...board, count })
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
  return {
    gpuW,
    otherAcceleratorW,
    otherAcceleratorWidth,
    idleAcceleratorW,
    boards,
    otherBoards,
    assumptions,
  }
}

/** Straight lines between the curve's points, which lie at equal steps from 0 to 1. */
export function curveAt(curve: readonly number[], utilisation: number): number {
  const at = Math.min(Math.max(utilisation, 0), 1) * (curve.length - 1)
  const below = curve[Math.floor(at)] ?? 0
  const above = curve[Math.ceil(at)] ?? below
  return below + (above - below) * (at - Math.floor(at))
}

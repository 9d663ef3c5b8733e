import { featuresFrom } from '../encode/features.ts'
import { type Prior, priorFrom, type Undeclared } from '../prior/prior.ts'
import type { Coefficients } from '../schema/coefficients.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import type { Model } from '../schema/model.ts'
import type { Neighbour, Prediction, Scope } from '../schema/prediction.ts'
import { PERCENT } from '../units.ts'
import { type Correction, noCorrection, type Weighed } from './correction.ts'
import { energyFrom } from './energy.ts'
import { atMost, calibrated, calibrationOf, exactly, logSpread, scaled, sum, widened } from './interval.ts'
import { type PartPredictor, partPredictor } from './part.ts'
import { confidenceFrom, twoDigits } from './support.ts'

/** Neighbours told with a prediction; the rest weigh less. */
const TOLD_NEIGHBOURS = 5

/** A neighbour that weighs less than this says nothing worth telling. */
const LEAST_TOLD_WEIGHT = 0.005

/** The model as a function. One predictor may be asked any number of times; it remembers identical workloads. */
export function predictorFrom(model: Model): (request: InferenceRequest) => Prediction {
  const { coefficients } = model
  const prior = priorFrom(coefficients)
  const parts = model.parts.map(partPredictor)
  return (request) => predictionFrom(request, prior(request), coefficients, parts)
}

function predictionFrom(
  request: InferenceRequest,
  prior: Prior,
  coefficients: Coefficients,
  parts: readonly PartPredictor[],
): Prediction {
  const features = featuresFrom(request, prior, coefficients.known_models)
  const boards = prior.gpuW > 0 ? parts.find(({ part }) => part.scope === 'gpu_board_at_load') : undefined
  const gpu = boards?.correct(features) ?? noCorrection
  const podParts = parts.filter(({ part }) => part.scope !== 'gpu_board_at_load')
  const pod = combined(podParts.map((part) => part.correct(features)))

  const podFactor = Math.exp(pod.logFactor)
  const cpuW = prior.cpuW * podFactor
  const memoryW = prior.memoryW * podFactor
  const nameplateW = prior.gpuW / coefficients.accelerator_load_ratio.value
  const gpuW = Math.min(prior.gpuW * Math.exp(gpu.logFactor), nameplateW)
  const keplerSupport = pod.neighbours.reduce(
    (total, { row, weight }) => total + (row.provenance === 'kepler' ? weight : 0),
    0,
  )
  const podWidth = blend(prior.cpuWidth, coefficients.width_same_image.value, keplerSupport)
  const boardNames = prior.boards.map((board) => board.model)
  const calibration = boards && calibrationOf(boards.part, features.numbers, boardNames)
  const gpuInterval =
    calibration === undefined
      ? widened(gpuW, coefficients.width_unmeasured_accelerator.value)
      : calibrated(gpuW, logSpread(gpu, calibration), calibration)
  const podPowerW = sum([
    widened(cpuW + memoryW, podWidth),
    gpuW === 0 ? exactly(0) : atMost(gpuInterval, nameplateW),
    widened(prior.otherAcceleratorW, prior.otherAcceleratorWidth),
  ])
  const idleW = (prior.idleCpuW + prior.memoryW) * podFactor + prior.idleAcceleratorW
  const { energy, assumptions } = energyFrom(request, podPowerW, idleW, coefficients)
  const isAcceleratorLed = gpuW + prior.otherAcceleratorW > cpuW + memoryW
  return {
    pod_power_w: podPowerW,
    components_w: { cpu: cpuW, memory: memoryW, gpu: gpuW + prior.otherAcceleratorW },
    power_w: scaled(podPowerW, request.pods.typical),
    energy,
    confidence: confidenceFrom({ prior, gpu, pod, podWidth, isAcceleratorLed }),
    assumptions: [...request.assumptions, ...specAssumptions(prior), ...assumptions],
    neighbours: [
      ...told('gpu_board_at_load', gpu.neighbours),
      ...podParts.flatMap(({ part }) =>
        told(
          part.scope,
          pod.neighbours.filter(({ row }) => part.rows.includes(row)),
        ),
      ),
    ],
  }
}

/** Rows of several scopes judge one pod together: each scope's weights count as much as its rows are near. */
function combined(corrections: readonly Correction[]): Correction {
  const [first = noCorrection, ...rest] = corrections.filter(({ support }) => support > 0)
  if (rest.length === 0) return first
  // support = W / (W + λ), so its odds are W / λ: these add.
  const odds = corrections.map(({ support }) => support / (1 - support))
  const total = odds.reduce((a, b) => a + b, 0)
  const parts = corrections.map((correction, i) => ({
    correction,
    share: (odds[i] ?? 0) / (1 + total) / (correction.support || 1),
  }))
  return {
    logFactor: parts.reduce((a, { correction, share }) => a + share * correction.logFactor, 0),
    support: total / (1 + total),
    spread: Math.max(...corrections.map(({ spread }) => spread)),
    neighbours: parts
      .flatMap(({ correction, share }) =>
        correction.neighbours.map((one) => ({ ...one, weight: one.weight * share })),
      )
      .toSorted((a, b) => b.weight - a.weight),
  }
}

/** From `far` to `near` in equal ratios as support goes from 0 to 1. */
const blend = (far: number, near: number, support: number): number => far ** (1 - support) * near ** support

function told(scope: Scope, neighbours: readonly Weighed[]): readonly Neighbour[] {
  return neighbours
    .filter(({ weight }) => weight >= LEAST_TOLD_WEIGHT)
    .slice(0, TOLD_NEIGHBOURS)
    .map(({ row, distance, weight }) => ({
      source_id: row.source_id,
      title: row.title,
      provenance: row.provenance,
      scope,
      distance,
      weight,
      watts: row.watts,
    }))
}

function specAssumptions(prior: Prior): readonly string[] {
  const { software, undeclaredCpu, undeclaredMem } = prior
  const percent = `${Math.round(prior.utilisation * PERCENT)} %`
  const cpu = prior.isCpuDeclared ? 'the requested CPU' : 'that CPU'
  return [
    ...undeclaredSentence('CPU', 'vCPU', undeclaredCpu),
    ...undeclaredSentence('memory', 'GiB', undeclaredMem),
    software === null
      ? `${percent} of ${cpu} is taken to be in use.`
      : `Recognised as ${software.title}: ${percent} of ${cpu} is taken to be in use.`,
    ...prior.assumptions,
    ...(prior.gpuW + prior.otherAcceleratorW > 0
      ? [
          `Accelerators are taken at steady full load; idle with a model loaded they would draw about ${twoDigits(prior.idleAcceleratorW)} W per pod.`,
        ]
      : []),
  ]
}

function undeclaredSentence(what: string, unit: string, { amount, containers, of }: Undeclared): string[] {
  if (containers === 0) return []
  const taken = `${twoDigits(amount)} ${unit} taken`
  if (of === 1) return [`No ${what} request: ${taken}, usual for such a container.`]
  return [
    `${containers} of ${of} containers ${containers === 1 ? 'has' : 'have'} no ${what} request: ${taken} for ${containers === 1 ? 'it' : 'them'}, usual for such containers.`,
  ]
}

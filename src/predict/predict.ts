import { hashedText, type TextVectors } from '../encode/text.ts'
import type { Prior, Undeclared } from '../prior/prior.ts'
import type { Coefficients } from '../schema/coefficients.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import type { Model } from '../schema/model.ts'
import type { Neighbour, Prediction } from '../schema/prediction.ts'
import { PERCENT } from '../units.ts'
import { energyFrom } from './energy.ts'
import { scaled } from './interval.ts'
import { type Estimate, type Reckoning, reckonerFrom } from './reckon.ts'
import { confidenceFrom, twoDigits } from './support.ts'

/** Neighbours told with a prediction; the rest weigh less. */
const TOLD_NEIGHBOURS = 5

/** A neighbour that weighs less than this says nothing worth telling. */
const LEAST_TOLD_WEIGHT = 0.005

/** The model as a function. One predictor may be asked any number of times; it remembers identical workloads. */
export function predictorFrom(
  model: Model,
  vectors: TextVectors = hashedText,
): (request: InferenceRequest) => Prediction {
  const reckon = reckonerFrom(model, vectors)
  return (request) => predictionFrom(reckon(request), model.coefficients)
}

/** A prediction out of everything that went into it. */
export function predictionFrom(reckoning: Reckoning, coefficients: Coefficients): Prediction {
  const { request, prior, boards, host, podPowerW } = reckoning
  const hostFactor = host.p50W / (host.formulaW || 1)
  const idleW = (prior.idleCpuW + prior.memoryW) * hostFactor + prior.idleAcceleratorW
  const { energy, assumptions } = energyFrom(request, podPowerW, idleW, coefficients)
  return {
    pod_power_w: podPowerW,
    components_w: {
      cpu: prior.cpuW * hostFactor,
      memory: prior.memoryW * hostFactor,
      gpu: boards.p50W + prior.otherAcceleratorW,
    },
    power_w: scaled(podPowerW, request.pods.typical),
    energy,
    confidence: confidenceFrom(reckoning),
    assumptions: [...request.assumptions, ...specAssumptions(prior), ...assumptions],
    neighbours: [...told(boards), ...told(host)],
  }
}

function told({ learner, correction }: Estimate): readonly Neighbour[] {
  if (learner === null) return []
  return correction.neighbours
    .filter(({ weight }) => weight >= LEAST_TOLD_WEIGHT)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, TOLD_NEIGHBOURS)
    .map(({ row, distance, weight }) => ({
      source_id: row.source_id,
      title: row.title,
      provenance: row.provenance,
      scope: learner.part.scope,
      distance,
      weight,
      watts: row.watts,
    }))
}

function specAssumptions(prior: Prior): readonly string[] {
  const { software, undeclaredCpu, undeclaredMem } = prior
  const percent = `${Math.round(prior.utilisation * PERCENT)} %`
  const recognised = software === null ? '' : `Recognised as ${software.title}`
  const use = `${percent} of the requested CPU is taken to be in use`
  const sentence = [recognised, prior.requestedVcpu > 0 ? use : ''].filter((part) => part !== '').join(': ')
  return [
    ...undeclaredSentence('CPU', 'vCPU in use', undeclaredCpu),
    ...undeclaredSentence('memory', 'GiB', undeclaredMem),
    ...(sentence === '' ? [] : [`${sentence}.`]),
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

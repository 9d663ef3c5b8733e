import { type FeatureRow, featuresFrom } from '../encode/features.ts'
import { hashedText, type TextVectors } from '../encode/text.ts'
import { type Prior, priorFrom } from '../prior/prior.ts'
import type { Coefficients } from '../schema/coefficients.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import type { Calibration, Model } from '../schema/model.ts'
import type { Interval } from '../schema/prediction.ts'
import { type Correction, noCorrection } from './correction.ts'
import {
  atMost,
  calibrated,
  calibrationOf,
  exactly,
  type HeldBoard,
  logSpread,
  sum,
  widened,
} from './interval.ts'
import { type PartPredictor, partPredictor } from './part.ts'

/** Where the width of an interval comes from: rows that were held out, or a factor each way of the coefficient table. */
export type Width =
  | { readonly kind: 'calibrated'; readonly calibration: Calibration; readonly spread: number }
  | { readonly kind: 'factor'; readonly factor: number }

/** One component of a pod's power, step by step: formula × exp(trend) × exp(correction), then the interval around it. */
export type Estimate = {
  /** What answered; `null`: the formula alone. */
  readonly learner: PartPredictor | null
  readonly formulaW: number
  readonly trendLog: number
  readonly correction: Correction
  readonly p50W: number
  /** The boards' nameplate held the figure down. */
  readonly isCapped: boolean
  readonly interval: Interval
  readonly width: Width
}

/** Everything that goes into a prediction, before it is rounded into sentences. */
export type Reckoning = {
  readonly request: InferenceRequest
  readonly prior: Prior
  readonly features: FeatureRow
  readonly boards: Estimate
  /** CPU and memory. */
  readonly host: Estimate
  readonly otherAccelerators: Interval
  readonly podPowerW: Interval
}

/** The model as a function that shows its work. Identical workloads are searched once. */
export function reckonerFrom(
  model: Model,
  vectors: TextVectors = hashedText,
): (request: InferenceRequest) => Reckoning {
  const { coefficients } = model
  const prior = priorFrom(coefficients)
  const learners = model.parts.flatMap((part) => {
    const table = model.tables.find(({ scope }) => scope === part.scope)
    return table === undefined ? [] : [partPredictor(part, table, vectors)]
  })
  const boardLearners = learners.filter(({ part }) => part.scope === 'gpu_board_at_load')
  // What a meter said about pods goes before what was computed: scopes do not mix.
  const hostLearners = learners
    .filter(({ part }) => part.scope !== 'gpu_board_at_load')
    .toSorted(
      (a, b) => Number(b.part.scope === 'pod_kepler_total') - Number(a.part.scope === 'pod_kepler_total'),
    )
  return (request) => {
    const ofRequest = prior(request)
    const features = featuresFrom(request, ofRequest, coefficients.known_models)
    const answering = (from: readonly PartPredictor[]) =>
      from.find(({ answers }) => answers(features)) ?? null
    const boards = boardEstimate(ofRequest, features, answering(boardLearners), coefficients)
    const formulaW = ofRequest.cpuW + ofRequest.memoryW
    const host = hostEstimate({ ...ofRequest, formulaW }, features, answering(hostLearners), coefficients)
    const otherAccelerators = widened(ofRequest.otherAcceleratorW, ofRequest.otherAcceleratorWidth)
    return {
      request,
      prior: ofRequest,
      features,
      boards,
      host,
      otherAccelerators,
      podPowerW: sum([host.interval, boards.interval, otherAccelerators]),
    }
  }
}

/** Watts of the GPUs of a pod, of which the formula says `gpuW`. */
export function boardEstimate(
  { gpuW, boards }: Pick<Prior, 'gpuW'> & { readonly boards: readonly HeldBoard[] },
  features: FeatureRow,
  learner: PartPredictor | null,
  { accelerator_load_ratio, width_unmeasured_accelerator }: Coefficients,
): Estimate {
  if (gpuW === 0) return nothing
  const { trendLog, correction } = learner?.learn(features) ?? unlearnt
  const nameplateW = gpuW / accelerator_load_ratio.value
  const learntW = gpuW * Math.exp(trendLog + correction.logFactor)
  const p50W = Math.min(learntW, nameplateW)
  const base = { learner, formulaW: gpuW, trendLog, correction, p50W, isCapped: learntW > nameplateW }
  if (learner === null) {
    const factor = width_unmeasured_accelerator.value
    return { ...base, interval: atMost(widened(p50W, factor), nameplateW), width: { kind: 'factor', factor } }
  }
  const calibration = calibrationOf(learner, boards)
  const spread = logSpread(correction, calibration)
  return {
    ...base,
    interval: atMost(calibrated(p50W, spread, calibration), nameplateW),
    width: { kind: 'calibrated', calibration, spread },
  }
}

/** Held-out rows and groups from which on a cluster's own errors say how wide an interval is. */
const LEAST_ROWS = 20
const LEAST_GROUPS = 8

/** Watts of CPU and memory, of which the formula says `formulaW`, uncertain by `cpuWidth` each way. */
export function hostEstimate(
  { formulaW, cpuWidth }: Pick<Prior, 'cpuWidth'> & { readonly formulaW: number },
  features: FeatureRow,
  learner: PartPredictor | null,
  { width_same_image }: Coefficients,
): Estimate {
  const { trendLog, correction } = learner?.learn(features) ?? unlearnt
  const p50W = formulaW * Math.exp(trendLog + correction.logFactor)
  const base = { learner, formulaW, trendLog, correction, p50W, isCapped: false }
  const isMetered = learner?.part.scope === 'pod_kepler_total'
  const calibration = learner?.part.calibrations[0]
  if (isMetered && calibration && calibration.rows >= LEAST_ROWS && calibration.groups >= LEAST_GROUPS) {
    const spread = logSpread(correction, calibration)
    return {
      ...base,
      interval: calibrated(p50W, spread, calibration),
      width: { kind: 'calibrated', calibration, spread },
    }
  }
  const factor = blend(cpuWidth, width_same_image.value, isMetered ? correction.support : 0)
  return { ...base, interval: widened(p50W, factor), width: { kind: 'factor', factor } }
}

/** From `far` to `near` in equal ratios as support goes from 0 to 1. */
const blend = (far: number, near: number, support: number): number => far ** (1 - support) * near ** support

const unlearnt = { trendLog: 0, correction: noCorrection }

const nothing: Estimate = {
  learner: null,
  formulaW: 0,
  trendLog: 0,
  correction: noCorrection,
  p50W: 0,
  isCapped: false,
  interval: exactly(0),
  width: { kind: 'factor', factor: 1 },
}

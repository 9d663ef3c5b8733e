import type { Prior } from '../prior/prior.ts'
import type { Confidence } from '../schema/prediction.ts'
import type { Correction } from './correction.ts'

const HIGH_SUPPORT = 0.7
const HIGH_SUPPORT_OF_BOARDS = 0.85
const MEDIUM_SUPPORT = 0.3

export type Evidence = {
  readonly prior: Prior
  readonly gpu: Correction
  readonly pod: Correction
  readonly podWidth: number
  /** GPUs and other accelerators draw more than CPU and memory. */
  readonly isAcceleratorLed: boolean
}

/** How far the figures can be trusted, and why, in a sentence. The component that draws most decides. */
export function confidenceFrom(evidence: Evidence): Confidence {
  return evidence.isAcceleratorLed ? acceleratorConfidence(evidence) : podConfidence(evidence)
}

function acceleratorConfidence({ prior, gpu }: Evidence): Confidence {
  if (prior.otherAcceleratorW > prior.gpuW) {
    return {
      grade: 'low',
      reason: `no measured row for this accelerator: nameplate only, ×${twoDigits(prior.otherAcceleratorWidth)} each way`,
    }
  }
  const nearest = gpu.neighbours[0]
  if (nearest === undefined || gpu.support < MEDIUM_SUPPORT) {
    return { grade: 'low', reason: 'no measured row is close: nameplate and load ratio only' }
  }
  return {
    grade: gpu.support >= HIGH_SUPPORT_OF_BOARDS ? 'high' : 'medium',
    reason: `${closeRows(gpu)}, nearest ${nearest.row.title} at distance ${twoDigits(nearest.distance)}; boards at full load`,
  }
}

function podConfidence({ prior, pod, podWidth }: Evidence): Confidence {
  const width = `×${twoDigits(podWidth)} each way`
  const nearest = pod.neighbours[0]
  if (nearest !== undefined && pod.support >= MEDIUM_SUPPORT) {
    const isKepler = nearest.row.provenance === 'kepler'
    return {
      grade: isKepler && pod.support >= HIGH_SUPPORT ? 'high' : 'medium',
      reason: `${closeRows(pod)}, nearest ${nearest.row.title} at distance ${twoDigits(nearest.distance)}; ${width}`,
    }
  }
  if (prior.software !== null) {
    return {
      grade: prior.isCpuDeclared ? 'medium' : 'low',
      reason: `recognised as ${prior.software.title}, image never measured: formula only, ${width}`,
    }
  }
  const request = prior.isCpuDeclared ? '' : ' and no CPU request'
  return { grade: 'low', reason: `image never measured${request}: formula only, ${width}` }
}

function closeRows({ neighbours }: Correction): string {
  const provenances = [...new Set(neighbours.map(({ row }) => row.provenance))].toSorted().join(' and ')
  return neighbours.length === 1 ? `1 ${provenances} row` : `${neighbours.length} ${provenances} rows`
}

/** Two significant digits: these figures are not known better. */
export const twoDigits = (value: number): string => String(Number(value.toPrecision(2)))

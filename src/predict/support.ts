import type { ModelPart } from '../schema/model.ts'
import type { Confidence } from '../schema/prediction.ts'
import type { Correction } from './correction.ts'
import type { Estimate, Reckoning, Width } from './reckon.ts'

const HIGH_SUPPORT = 0.7
const MEDIUM_SUPPORT = 0.3

/** How far the figures can be trusted, and why, in a sentence. The component that draws most decides. */
export function confidenceFrom(reckoning: Reckoning): Confidence {
  const { prior, boards, host } = reckoning
  return boards.p50W + prior.otherAcceleratorW > host.p50W
    ? acceleratorConfidence(reckoning)
    : hostConfidence(reckoning)
}

function acceleratorConfidence({ prior, boards }: Reckoning): Confidence {
  const { learner, correction, width } = boards
  if (prior.otherAcceleratorW > prior.gpuW || learner === null) {
    return {
      grade: 'low',
      is_out_of_distribution: true,
      reason: `no measured row for this accelerator: nameplate only, ×${twoDigits(prior.otherAcceleratorWidth)} each way`,
    }
  }
  const { part } = learner
  const unnamed = unnamedReason(part, correction)
  if (unnamed !== null)
    return {
      grade: 'low',
      is_out_of_distribution: true,
      reason: `${unnamed}, ${widthOf(width)}; boards at full load`,
    }
  const unmeasured =
    width.kind === 'calibrated' && width.calibration.case !== 'usual'
      ? width.calibration.case === 'board-not-measured'
        ? 'this type of board was not measured'
        : 'this number of boards was not measured'
      : null
  const nearest = correction.neighbours[0]
  const rows =
    nearest === undefined
      ? 'no measured row is close'
      : `${closeRows(correction)}, nearest ${nearest.row.title} at distance ${twoDigits(nearest.distance)}`
  const isFar = nearest === undefined || correction.support < MEDIUM_SUPPORT
  return {
    grade:
      unmeasured === null && !isFar && correction.support >= HIGH_SUPPORT
        ? 'high'
        : isFar && unmeasured !== null
          ? 'low'
          : 'medium',
    is_out_of_distribution: isFar || unmeasured !== null,
    reason: [
      rows,
      ...(unmeasured === null ? [] : [unmeasured]),
      `${widthOf(width)}; boards at full load`,
    ].join('; '),
  }
}

/** Why rows on the boards do not speak of this very workload; `null` when they do. */
function unnamedReason({ family, needs }: ModelPart, correction: Correction): string | null {
  if (needs.length > 0) return null
  const { neighbours, support } = correction
  if (family === 'training') {
    const isKnown = neighbours.length > 0 && support >= MEDIUM_SUPPORT
    return isKnown ? null : 'this network was not measured: nameplate and load ratio'
  }
  const what = family === null ? 'what runs on the boards is not recognised' : 'the manifest names no model'
  const rows =
    neighbours.length === 0
      ? 'nameplate and load ratio'
      : `${closeRows(correction)} of other models on such boards`
  return `${what}: ${rows}`
}

function hostConfidence({ prior, host }: Reckoning): Confidence {
  const { learner, correction, width } = host
  const nearest = correction.neighbours[0]
  if (nearest !== undefined && correction.support >= MEDIUM_SUPPORT) {
    const isKepler = learner?.part.scope === 'pod_kepler_total'
    return {
      grade: isKepler && correction.support >= HIGH_SUPPORT ? 'high' : 'medium',
      is_out_of_distribution: false,
      reason: `${closeRows(correction)}, nearest ${nearest.row.title} at distance ${twoDigits(nearest.distance)}; ${widthOf(width)}`,
    }
  }
  if (prior.software !== null) {
    return {
      grade: prior.isCpuDeclared ? 'medium' : 'low',
      is_out_of_distribution: true,
      reason: `recognised as ${prior.software.title}, image never measured: ${learntBy(host)}, ${widthOf(width)}`,
    }
  }
  const request = prior.isCpuDeclared ? '' : ' and no CPU request'
  return {
    grade: 'low',
    is_out_of_distribution: true,
    reason: `image never measured${request}: ${learntBy(host)}, ${widthOf(width)}`,
  }
}

/** What stands behind a figure that no row is near. */
const learntBy = ({ learner }: Estimate): string =>
  learner?.part.scope === 'pod_kepler_total' ? "formula and this cluster's trend only" : 'formula only'

/** An interval's width in words: `×6 each way`, or `−20 %…+35 %`. */
export function widthOf(width: Width): string {
  if (width.kind === 'factor') return `×${twoDigits(width.factor)} each way`
  const { calibration, spread } = width
  const [down, up] = [Math.exp(-calibration.low * spread), Math.exp(calibration.high * spread)]
  if (Math.max(down, up) > 2) return `÷${twoDigits(down)} to ×${twoDigits(up)}`
  return `−${Math.round((1 - 1 / down) * 100)} % to +${Math.round((up - 1) * 100)} %`
}

function closeRows({ neighbours }: Correction): string {
  const provenances = [...new Set(neighbours.map(({ row }) => row.provenance))].toSorted().join(' and ')
  return neighbours.length === 1 ? `1 ${provenances} row` : `${neighbours.length} ${provenances} rows`
}

/** Two significant digits: these figures are not known better. */
export const twoDigits = (value: number): string => String(Number(value.toPrecision(2)))

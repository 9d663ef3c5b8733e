import type { Estimate, Reckoning, Width } from '../predict/reckon.ts'
import { type TrendEffect, trendEffects } from '../predict/trend.ts'
import type { WidthName } from '../prior/prior.ts'
import type { Coefficients } from '../schema/coefficients.ts'
import type { Citation, ExplainedComponent, ExplainedWidth, TrendTerm } from '../schema/explanation.ts'
import type { Model } from '../schema/model.ts'
import { citation } from './formula.ts'

/** A neighbour that weighs less is counted with the others. */
const LEAST_SHOWN_WEIGHT = 0.005

/** The parts of a pod that draw something, each from its formula to its interval. */
export function componentsOf(reckoning: Reckoning, model: Model): readonly ExplainedComponent[] {
  const { prior, host, boards } = reckoning
  const { coefficients } = model
  const nameplateW = prior.gpuW / coefficients.accelerator_load_ratio.value
  return [
    ...(boards.formulaW === 0
      ? []
      : [
          {
            ...estimated('boards', boards, reckoning, model, ['width_unmeasured_accelerator']),
            cap_w: nameplateW,
          },
        ]),
    ...otherAccelerators(reckoning, coefficients),
    ...(host.formulaW === 0
      ? []
      : [estimated('host', host, reckoning, model, hostWidths(host, prior.cpuWidthName))]),
  ]
}

/** What a meter said about close rows narrows the formula's own factor. */
const hostWidths = ({ learner, correction }: Estimate, own: WidthName): readonly WidthName[] =>
  learner?.part.scope === 'pod_kepler_total' && correction.support > 0 ? [own, 'width_same_image'] : [own]

function estimated(
  component: ExplainedComponent['component'],
  estimate: Estimate,
  { features }: Reckoning,
  model: Model,
  widths: readonly WidthName[],
): ExplainedComponent {
  const { learner, formulaW, trendLog, correction, isCapped, interval } = estimate
  const trend = learner?.part.trend ?? null
  const told = correction.neighbours
    .filter(({ weight }) => weight >= LEAST_SHOWN_WEIGHT)
    .toSorted((a, b) => b.weight - a.weight || a.distance - b.distance)
  const others = correction.neighbours.filter(({ weight }) => weight < LEAST_SHOWN_WEIGHT)
  return {
    component,
    formula_w: formulaW,
    answered_by: learner === null ? null : { part: learner.part.id, scope: learner.part.scope },
    trend_factor: Math.exp(trendLog),
    trend:
      trend === null ? [] : trendEffects(features.numbers, trend).map((one) => termOf(one, features.numbers)),
    neighbour_factor: Math.exp(correction.logFactor),
    neighbours: told.map(({ row, distance, weight, residual }) => ({
      source_id: row.source_id,
      title: row.title,
      provenance: row.provenance,
      scope: learner?.part.scope ?? 'modelled_wall',
      distance,
      weight,
      watts: row.watts,
      formula_w: row.formula_w,
      effect_log: residual,
      effect_factor: Math.exp(residual),
    })),
    other_neighbours: {
      rows: others.length,
      weight: others.reduce((sum, { weight }) => sum + weight, 0),
      effect_log: others.reduce((sum, { weight, residual }) => sum + weight * residual, 0),
    },
    formula_weight: 1 - correction.support,
    cap_w: null,
    is_capped: isCapped,
    pod_power_w: interval,
    width: widthOf(estimate.width, estimate, widths, model.coefficients),
    row_sources: sourcesOf(told, model),
  }
}

function termOf({ inputs, effect }: TrendEffect, numbers: Reckoning['features']['numbers']): TrendTerm {
  return {
    readings: inputs.map(({ feature, low, high }) => {
      const value = numbers[feature] ?? null
      return { feature, value, is_beyond_rows: value !== null && (value < low || value > high) }
    }),
    effect_log: effect,
    effect_ratio: Math.exp(effect) - 1,
  }
}

function widthOf(
  width: Width,
  { correction }: Pick<Estimate, 'correction'>,
  names: readonly WidthName[],
  coefficients: Coefficients,
): ExplainedWidth {
  if (width.kind === 'factor') {
    return {
      kind: 'factor',
      factor: width.factor,
      citations: names.map((name) => citation(name, coefficients[name])),
    }
  }
  const { calibration, spread } = width
  const { rows, groups, spread_near, spread_far, low, high } = calibration
  return {
    kind: 'calibrated',
    case: calibration.case,
    rows,
    groups,
    spread,
    spread_near,
    spread_far,
    neighbour_spread: correction.spread,
    low,
    high,
    down_factor: Math.exp(-low * spread),
    up_factor: Math.exp(high * spread),
  }
}

/** Data sets that the rows are of, as the model names them. */
function sourcesOf(rows: Estimate['correction']['neighbours'], { sources }: Model): Citation[] {
  const ids = [...new Set(rows.map(({ row }) => row.source_id))]
  return ids.flatMap((id) => {
    const source = sources.find((one) => one.id === id)
    return source === undefined
      ? []
      : [
          citation(id, {
            source: `${source.title}, ${source.url}`,
            licence: source.licence,
            date: source.retrieved,
          }),
        ]
  })
}

function otherAccelerators(
  { prior, otherAccelerators: interval }: Reckoning,
  coefficients: Coefficients,
): readonly ExplainedComponent[] {
  if (prior.otherAcceleratorW === 0) return []
  const isUnnamed = prior.otherBoards.some(({ isNamed }) => !isNamed)
  const name: WidthName = isUnnamed ? 'width_unknown_accelerator' : 'width_unmeasured_accelerator'
  return [
    {
      component: 'other-accelerators',
      formula_w: prior.otherAcceleratorW,
      answered_by: null,
      trend_factor: 1,
      trend: [],
      neighbour_factor: 1,
      neighbours: [],
      other_neighbours: { rows: 0, weight: 0, effect_log: 0 },
      formula_weight: 1,
      cap_w: null,
      is_capped: false,
      pod_power_w: interval,
      width: {
        kind: 'factor',
        factor: prior.otherAcceleratorWidth,
        citations: [citation(name, coefficients[name])],
      },
      row_sources: [],
    },
  ]
}

import type { ModelPart, ModelRow } from '../schema/model.ts'
import type { Found } from './knn.ts'

export type Settings = Pick<ModelPart, 'k' | 'bandwidth' | 'shrinkage'>

/** A training row, and ln(its watts / what formula and trend say about them). */
export type Learnt = { readonly row: ModelRow; readonly residual: number }
export type Weighed = Learnt & { readonly distance: number; readonly weight: number }

/** What rows nearby say about the formula. Weights are shares: with `1 − support`, the formula's own, they sum to 1. */
export type Correction = {
  /** Add to ln(formula × trend). */
  readonly logFactor: number
  /** 0: no row is near · 1: rows decide alone. */
  readonly support: number
  /** Standard deviation of the neighbours' residuals. */
  readonly spread: number
  readonly neighbours: readonly Weighed[]
}

/** In bandwidths: rows farther away than this are strangers, and told as none. Their weight would be below exp(−9). */
export const REACH = 3

/** Σ w·r / (Σ w + shrinkage), w = row weight × exp(−(distance / bandwidth)²): far from every row it fades to 0. */
export function correctionFrom(
  found: readonly Found[],
  learnt: readonly Learnt[],
  { k, bandwidth, shrinkage }: Settings,
): Correction {
  const last = found[k - 1]?.distance ?? Number.POSITIVE_INFINITY
  const raw = found
    .filter(({ distance }) => distance <= last)
    .flatMap(({ row: number, distance }) => {
      const one = learnt[number]
      return one === undefined || distance > REACH * bandwidth
        ? []
        : [{ ...one, distance, weight: one.row.weight * Math.exp(-((distance / bandwidth) ** 2)) }]
    })
  const sum = raw.reduce((total, { weight }) => total + weight, 0)
  const neighbours = raw.map((one) => ({ ...one, weight: one.weight / (sum + shrinkage) }))
  const support = sum / (sum + shrinkage)
  const logFactor = neighbours.reduce((total, { weight, residual }) => total + weight * residual, 0)
  const mean = support === 0 ? 0 : logFactor / support
  const variance = neighbours.reduce(
    (total, { weight, residual }) => total + (weight / (support || 1)) * (residual - mean) ** 2,
    0,
  )
  return { logFactor, support, spread: Math.sqrt(variance), neighbours }
}

export const noCorrection: Correction = { logFactor: 0, support: 0, spread: 0, neighbours: [] }

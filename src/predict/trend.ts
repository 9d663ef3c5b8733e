import type { FeatureRow } from '../encode/features.ts'
import type { Trend } from '../schema/model.ts'

/** One term of a trend on one request: what it read (nothing, for the intercept), and what it adds to ln(watts / formula). */
export type TrendEffect = {
  readonly of: string
  readonly inputs: Inputs
  readonly effect: number
}

/** Every term of a trend, the intercept first. */
export function trendEffects(numbers: FeatureRow['numbers'], trend: Trend): readonly TrendEffect[] {
  return [
    { of: 'intercept', inputs: [], effect: trend.intercept },
    ...trend.terms.map(({ inputs, slope }) => ({
      of: inputs.map(({ feature }) => feature).join(' × '),
      inputs,
      effect: slope * product(numbers, inputs),
    })),
  ]
}

/** ln(watts / formula) by the trend; 0 without one. */
export const trendAt = (numbers: FeatureRow['numbers'], trend: Trend | null): number =>
  trend === null ? 0 : trendEffects(numbers, trend).reduce((sum, { effect }) => sum + effect, 0)

type Inputs = Trend['terms'][number]['inputs']

/** Beyond the training rows a trend goes on as it was at their edge. */
export function product(numbers: FeatureRow['numbers'], inputs: Inputs): number {
  let result = 1
  for (const { feature, centre, low, high } of inputs) {
    const value = numbers[feature] ?? null
    if (value === null) return 0
    result *= Math.min(Math.max(value, low), high) - centre
  }
  return result
}

import * as z from 'zod'
import { oneOrMore, Selector } from './selector.ts'
import { Waiver } from './waiver.ts'

export const RuleName = z
  .string()
  .regex(/^[\w.-]{1,64}$/, 'must be up to 64 letters, digits, dots, dashes or underscores')

export const Level = z.enum(['fail', 'warn'])
export type Level = z.infer<typeof Level>

/** How sure it must be that a limit is broken: the median is over · 3 in 4 · 9 in 10. */
export const Certainty = z.enum(['point', 'likely', 'certain'])
export type Certainty = z.infer<typeof Certainty>

/** A limit on some workloads. Of the rules on one quantity, the first that matches a workload holds it. */
export const BudgetRule = z.strictObject({
  name: RuleName.optional(),
  for: Selector.optional(),
  limit: oneOrMore(z.string(), 20).meta({
    description:
      'such as "120 W", "3 kWh/day", "40 kg CO2e/month", "100 EUR/month", "8 GPUs", "16 CPU", "+5 %"',
  }),
  per: z
    .enum(['total', 'workload', 'namespace', 'team'])
    .default('total')
    .meta({ description: 'what the limit is held against: all that match, or each of these' }),
  floor: z
    .string()
    .optional()
    .meta({ description: 'a power such as "20 W": growth below it is within any percentage' }),
  level: Level.default('fail'),
  confidence: Certainty.default('point').meta({
    description: 'point: the median is over; likely: 3 in 4 that it is; certain: 9 in 10',
  }),
})
export type BudgetRule = z.infer<typeof BudgetRule>

/** A waiver of the configuration, for the workloads that `for` chooses. */
export const WaiverRule = z.strictObject({ for: Selector.optional(), ...Waiver.shape })
export type WaiverRule = z.infer<typeof WaiverRule>

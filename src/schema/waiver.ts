import * as z from 'zod'

/** What lets a workload be over a limit for a while. */
export const Waiver = z.strictObject({
  rule: z
    .string()
    .min(1)
    .max(64)
    .nullable()
    .default(null)
    .meta({ description: 'name of the budget that it waives; null: any' }),
  reason: z.string().min(1).max(500),
  until: z.iso.date().meta({ description: 'the last day that it holds' }),
  ceiling: z
    .string()
    .max(64)
    .nullable()
    .default(null)
    .meta({ description: 'a limit such as "2 kW" beyond which it does not hold' }),
  owner: z.string().max(100).nullable().default(null),
})
export type Waiver = z.infer<typeof Waiver>

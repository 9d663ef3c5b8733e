import * as z from 'zod'
import { Problem } from './problem.ts'
import { Totals, WorkloadReport } from './report.ts'

/** Raised when a field changes its meaning or goes away; new fields do not raise it. */
export const WHAT_IF_SCHEMA_VERSION = '1'

/** Predictions of workloads as they are (`before`), and as they would be. */
export const WhatIfReport = z.strictObject({
  schema_version: z.literal(WHAT_IF_SCHEMA_VERSION),
  tool: z.strictObject({ name: z.literal('wattlint'), version: z.string() }),
  model: z.strictObject({ id: z.string(), version: z.string() }),
  settings: z
    .array(z.strictObject({ key: z.string(), value: z.string() }))
    .meta({ description: 'what is taken to be otherwise, as written' }),
  workloads: z.array(WorkloadReport).meta({ description: 'those that the settings apply to' }),
  other_workloads: z.int().nonnegative().meta({ description: 'read, in the totals, and left as they are' }),
  totals: Totals.meta({ description: 'of everything that was read, with the settings' }),
  problems: z.array(Problem),
})
export type WhatIfReport = z.infer<typeof WhatIfReport>

import * as z from 'zod'

const Figure = z.number().nonnegative()

/** An 80 % interval and its median. */
export const Interval = z.strictObject({ p10: Figure, p50: Figure, p90: Figure })
export type Interval = z.infer<typeof Interval>

/** A difference of two intervals: it may be negative. */
export const Delta = z.strictObject({ p10: z.number(), p50: z.number(), p90: z.number() })
export type Delta = z.infer<typeof Delta>

export const Provenance = z.enum(['measured', 'kepler', 'modelled'])
export type Provenance = z.infer<typeof Provenance>

/**
 * What a watt figure covers. `gpu_board_at_load`: accelerator boards only, steady full load · `pod_kepler_total`:
 * what Kepler attributed to a pod · `modelled_wall`: computed share of a node's wall power.
 */
export const Scope = z.enum(['gpu_board_at_load', 'pod_kepler_total', 'modelled_wall'])
export type Scope = z.infer<typeof Scope>

/**
 * Should be Kepler's measurements, and nobody knows a meter behind them: `join` marks energy of a fake, unknown or estimated
 * power source so. Rows that were computed on purpose have a scope of their own.
 */
export const isSyntheticRow = ({
  scope,
  provenance,
}: {
  readonly scope: Scope
  readonly provenance: Provenance
}): boolean => scope === 'pod_kepler_total' && provenance === 'modelled'

/** A training row that the prediction leans on. `watts` is that row's own figure, in its own scope. */
export const Neighbour = z.strictObject({
  source_id: z.string(),
  title: z.string(),
  provenance: Provenance,
  scope: Scope,
  distance: z.number().nonnegative(),
  weight: z.number().min(0).max(1),
  watts: Figure,
})
export type Neighbour = z.infer<typeof Neighbour>

export const Confidence = z.strictObject({
  grade: z.enum(['high', 'medium', 'low']),
  is_out_of_distribution: z
    .boolean()
    .meta({ description: 'true: nothing like it was measured; formula, trend and a wide interval answer' }),
  reason: z.string(),
})
export type Confidence = z.infer<typeof Confidence>

/** Energy follows the run pattern, so that a Job has no monthly figure to misread. */
export const Energy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('continuous'), monthly_kwh: Interval }),
  z.strictObject({ kind: z.literal('run-once'), run_s: Figure, run_kwh: Interval }),
  z.strictObject({
    kind: z.literal('scheduled'),
    run_s: Figure,
    run_kwh: Interval,
    runs_per_month: Figure,
    monthly_kwh: Interval,
  }),
])
export type Energy = z.infer<typeof Energy>

/** Power and energy of one workload. */
export const Prediction = z.strictObject({
  pod_power_w: Interval.meta({ unit: 'W', description: 'one running pod' }),
  components_w: z
    .strictObject({ cpu: Figure, memory: Figure, gpu: Figure })
    .meta({ unit: 'W', description: 'p50 of one running pod; gpu holds every accelerator' }),
  power_w: Interval.meta({ unit: 'W', description: 'all typical pods while they run' }),
  energy: Energy,
  confidence: Confidence,
  assumptions: z.array(z.string()),
  neighbours: z.array(Neighbour),
})
export type Prediction = z.infer<typeof Prediction>

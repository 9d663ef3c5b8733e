import * as z from 'zod'
import { Delta, Interval } from './prediction.ts'

const Intensity = z
  .number()
  .nonnegative()
  .meta({ unit: 'g/kWh', description: 'CO₂ equivalent of a kilowatt-hour' })

/** What electricity of one grid emits: a yearly mean, with who says so. */
export const GridRegion = z.strictObject({
  id: z
    .string()
    .min(2)
    .meta({ description: '"aws:eu-west-1", "gcp:europe-west1", "azure:westeurope" or "IRL"' }),
  alias: z.string().nullable().meta({ description: 'the other code of a country: "IE"' }),
  place: z.string().min(1),
  basis: z
    .enum(['region', 'country'])
    .meta({ description: 'country: the mean of the whole country, where the region has none of its own' }),
  intensity_g_per_kwh: Intensity,
  source: z.string().min(1),
  licence: z.string().min(1),
  year: z.int().min(2000).meta({ description: 'that the electricity was generated in' }),
})
export type GridRegion = z.infer<typeof GridRegion>

/** The file `models/data/grid-regions.json`. */
export const GridRegions = z.strictObject({
  schema_version: z.literal('1'),
  regions: z.array(GridRegion).min(1),
})
export type GridRegions = z.infer<typeof GridRegions>

/** What energy is multiplied by to become carbon and money, each with where it comes from. */
export const ImpactFactors = z.strictObject({
  carbon: z
    .strictObject({
      intensity_g_per_kwh: Intensity,
      region: z.string().nullable().meta({ description: 'whose grid it is; null: as configured' }),
      source: z.string(),
    })
    .nullable(),
  price: z
    .strictObject({
      per_kwh: z.number().nonnegative(),
      currency: z.string().meta({ description: 'ISO 4217' }),
      source: z.string(),
    })
    .nullable(),
  pue: z.strictObject({ ratio: z.number().min(1), source: z.string() }).meta({
    description: 'energy of the building per energy of its servers: in carbon and cost, never in W',
  }),
})
export type ImpactFactors = z.infer<typeof ImpactFactors>

const Co2e = Interval.nullable().meta({ unit: 'kg', description: 'null: no intensity is set' })

const Money = z.strictObject({ currency: z.string(), ...Interval.shape })
export type Money = z.infer<typeof Money>

const Cost = Money.nullable().meta({ description: 'of the electricity; null: no price is set' })

/** Carbon and cost of some energy. */
export const Impact = z.strictObject({ co2e_kg: Co2e, cost: Cost })
export type Impact = z.infer<typeof Impact>

/** Of one workload, over what its energy is told for: a month, or one run of what runs once. */
export const WorkloadImpact = z.strictObject({ per: z.enum(['month', 'run']), ...Impact.shape })
export type WorkloadImpact = z.infer<typeof WorkloadImpact>

const ImpactDelta = z.strictObject({
  co2e_kg: Delta.nullable().meta({ unit: 'kg' }),
  cost: z.strictObject({ currency: z.string(), ...Delta.shape }).nullable(),
})
export type ImpactDelta = z.infer<typeof ImpactDelta>

/** Of everything, kept apart as energy is: the month, and one run of all that runs once. */
export const TotalsImpact = z.strictObject({
  monthly: Impact,
  run_once: Impact,
  delta: z
    .strictObject({ monthly: ImpactDelta, run_once: ImpactDelta })
    .nullable()
    .meta({ description: 'head minus base; null without a base' }),
})
export type TotalsImpact = z.infer<typeof TotalsImpact>

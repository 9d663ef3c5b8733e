import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  Delta,
  Interval
} from "./chunk-T22NFV42.js";
import {
  _enum,
  array,
  int,
  literal,
  number,
  strictObject,
  string
} from "./chunk-4SDNS7QA.js";

// src/schema/impact.ts
var Intensity = number().nonnegative().meta({ unit: "g/kWh", description: "CO\u2082 equivalent of a kilowatt-hour" });
var GridRegion = strictObject({
  id: string().min(2).meta({ description: '"aws:eu-west-1", "gcp:europe-west1", "azure:westeurope" or "IRL"' }),
  alias: string().nullable().meta({ description: 'the other code of a country: "IE"' }),
  place: string().min(1),
  basis: _enum(["region", "country"]).meta({ description: "country: the mean of the whole country, where the region has none of its own" }),
  intensity_g_per_kwh: Intensity,
  source: string().min(1),
  licence: string().min(1),
  year: int().min(2e3).meta({ description: "that the electricity was generated in" })
});
var GridRegions = strictObject({
  schema_version: literal("1"),
  regions: array(GridRegion).min(1)
});
var ImpactFactors = strictObject({
  carbon: strictObject({
    intensity_g_per_kwh: Intensity,
    region: string().nullable().meta({ description: "whose grid it is; null: as configured" }),
    source: string()
  }).nullable(),
  price: strictObject({
    per_kwh: number().nonnegative(),
    currency: string().meta({ description: "ISO 4217" }),
    source: string()
  }).nullable(),
  pue: strictObject({ ratio: number().min(1), source: string() }).meta({
    description: "energy of the building per energy of its servers: in carbon and cost, never in W"
  })
});
var Co2e = Interval.nullable().meta({ unit: "kg", description: "null: no intensity is set" });
var Money = strictObject({ currency: string(), ...Interval.shape });
var Cost = Money.nullable().meta({ description: "of the electricity; null: no price is set" });
var Impact = strictObject({ co2e_kg: Co2e, cost: Cost });
var WorkloadImpact = strictObject({ per: _enum(["month", "run"]), ...Impact.shape });
var ImpactDelta = strictObject({
  co2e_kg: Delta.nullable().meta({ unit: "kg" }),
  cost: strictObject({ currency: string(), ...Delta.shape }).nullable()
});
var TotalsImpact = strictObject({
  monthly: Impact,
  run_once: Impact,
  delta: strictObject({ monthly: ImpactDelta, run_once: ImpactDelta }).nullable().meta({ description: "head minus base; null without a base" })
});

export {
  GridRegions,
  ImpactFactors,
  WorkloadImpact,
  TotalsImpact
};

import { Option } from 'commander'
import type { ImpactSettings } from '../impact/factors.ts'
import type { ImpactFlags } from './flags.ts'

/** Options of every command that can tell carbon and cost. */
export const impactOptions = (): Option[] => [
  new Option(
    '--region <id>',
    'grid that the electricity is from, for its carbon: aws:eu-west-1, gcp:europe-west1, azure:westeurope, or a country such as IE',
  ),
  new Option('--carbon-intensity <rate>', 'of the electricity, such as "350 gCO2e/kWh"'),
  new Option('--electricity-price <rate>', 'such as "0.25 EUR/kWh"'),
  new Option('--pue <ratio>', 'energy of the building per energy of its servers, in carbon and cost'),
]

export const impactSettings = ({
  region,
  carbonIntensity,
  electricityPrice,
  pue,
}: ImpactFlags): ImpactSettings => ({
  region: region ?? null,
  carbon_intensity: carbonIntensity ?? null,
  electricity_price: electricityPrice ?? null,
  pue: pue ?? null,
})

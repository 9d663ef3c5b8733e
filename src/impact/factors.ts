import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'
import type { GridRegion, ImpactFactors } from '../schema/impact.ts'
import { regionOf, sourceOf } from './region.ts'
import { parseIntensity, parsePrice, parsePue } from './written.ts'

/** What turns energy into carbon and cost, as written. `null` = not said. */
export type ImpactSettings = {
  readonly region: string | null
  readonly carbon_intensity: string | number | null
  readonly electricity_price: string | null
  readonly pue: string | number | null
}

/** Does anything have to be looked up for these? */
export const needsRegions = ({ region, carbon_intensity }: ImpactSettings): boolean =>
  region !== null && carbon_intensity === null

/**
 * What was said first goes before what was said second, setting by setting; but a region goes before an intensity that was
 * said behind it.
 */
export const settingsOver = (first: ImpactSettings, second: ImpactSettings): ImpactSettings => ({
  region: first.region ?? second.region,
  carbon_intensity: first.carbon_intensity ?? (first.region === null ? second.carbon_intensity : null),
  electricity_price: first.electricity_price ?? second.electricity_price,
  pue: first.pue ?? second.pue,
})

const AS_CONFIGURED = 'as configured'

/** `null` where neither carbon nor cost is asked for. Throws `input`. `regions` may be empty unless `needsRegions`. */
export function factorsFrom(settings: ImpactSettings, regions: readonly GridRegion[]): ImpactFactors | null {
  const { electricity_price, pue } = settings
  const carbon = carbonFrom(settings, regions)
  const price =
    electricity_price === null ? null : { ...parsePrice(electricity_price), source: AS_CONFIGURED }
  const ratio = pue === null ? null : parsePue(pue)
  if (carbon !== null || price !== null) {
    const overhead = { ratio: ratio ?? 1, source: ratio === null ? NO_PUE : AS_CONFIGURED }
    return { carbon, price, pue: overhead }
  }
  if (ratio === null) return null
  throw new AppError(
    'input',
    'a PUE changes no figure by itself: it is part of carbon and cost',
    'Set a region, a carbon intensity or an electricity price as well, or leave it out.',
  )
}

const NO_PUE = 'none is set: the overhead of the building is left out'

function carbonFrom(
  { region, carbon_intensity }: ImpactSettings,
  regions: readonly GridRegion[],
): ImpactFactors['carbon'] {
  if (carbon_intensity !== null) {
    const aside = region === null ? '' : `, in place of that of region ${quoted(region)}`
    return {
      intensity_g_per_kwh: parseIntensity(carbon_intensity),
      region: null,
      source: `${AS_CONFIGURED}${aside}`,
    }
  }
  if (region === null) return null
  const found = regionOf(region, regions)
  return { intensity_g_per_kwh: found.intensity_g_per_kwh, region: found.id, source: sourceOf(found) }
}

import * as z from 'zod'
import type { GridRegion, GridRegions } from '../../src/schema/impact.ts'
import type { Row } from '../../src/tables/csv.ts'

/** Our World in Data's electricity data by ISO 3166-1 alpha-3 code, as CodeCarbon ships them. */
const EnergyMix = z.record(
  z.string(),
  z.object({ country_name: z.string(), carbon_intensity: z.number(), year: z.int() }),
)

const OWID = { source: 'Our World in Data', licence: 'CC-BY-4.0' }

/** The rows are those of Google's table for 2023, to the last digit; CodeCarbon names no year. */
const GOOGLE = { source: 'Google Cloud via CodeCarbon', licence: 'MIT', year: 2023 }

/** A slip in CodeCarbon's file: no such region is there, and the city is Doha. */
const RENAMED: ReadonlyMap<string, string> = new Map([['me-cenrtal1', 'me-central1']])

export type GridSources = {
  /** CodeCarbon's regions of clouds; of Google's only, as of writing. */
  readonly cloudImpact: readonly Row[]
  readonly energyMix: unknown
  /** `iso3`, `iso2`. */
  readonly countryCodes: readonly Row[]
  /** `region`, `iso3`: the country that a region is in, from the lists of Amazon, Microsoft and Google. */
  readonly cloudRegions: readonly Row[]
}

/** Countries, regions with a figure of their own, and regions that take their country's. */
export function gridRegions(sources: GridSources): GridRegions {
  const codes = new Map(sources.countryCodes.map(({ iso3, iso2 }) => [iso3, iso2]))
  const countries = Object.entries(EnergyMix.parse(sources.energyMix)).flatMap(([id, mix]): GridRegion[] =>
    // 0 stands for a missing figure: no way of making electricity has a life cycle without emissions.
    mix.carbon_intensity === 0
      ? []
      : [
          {
            id,
            alias: codes.get(id) ?? null,
            place: mix.country_name,
            basis: 'country',
            intensity_g_per_kwh: mix.carbon_intensity,
            ...OWID,
            year: mix.year,
          },
        ],
  )
  const measured = sources.cloudImpact.map((row): GridRegion => {
    const { provider = '', region = '', city = '', country_name = '', impact = '' } = row
    if ([provider, region, impact].includes(''))
      throw new Error(`a region is incomplete: ${JSON.stringify(row)}`)
    return {
      id: `${provider}:${RENAMED.get(region) ?? region}`,
      alias: null,
      place: [city, country_name].filter((part) => part !== '').join(', '),
      basis: 'region',
      intensity_g_per_kwh: Number(impact),
      ...GOOGLE,
    }
  })
  const byId = new Map(countries.map((country) => [country.id, country]))
  const placed = sources.cloudRegions.map(({ region = '', iso3 = '' }): GridRegion => {
    const country = byId.get(iso3)
    if (country === undefined) throw new Error(`${region} is in ${iso3}, of which nothing is known`)
    return { ...country, id: region, alias: null }
  })
  const regions = [...countries, ...measured, ...placed].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return { schema_version: '1', regions }
}

/** One region a line, so that a change is a line. */
export const gridRegionsText = ({ schema_version, regions }: GridRegions): string =>
  `{"schema_version": "${schema_version}", "regions": [\n${regions.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`

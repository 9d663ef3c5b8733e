import { AppError } from '../errors.ts'
import { nearNames } from '../near-names.ts'
import { quoted } from '../quoted.ts'
import type { GridRegion } from '../schema/impact.ts'

/** The region of an id such as `aws:eu-west-1`, `IRL` or `IE`, in any case. Throws `input`, with the nearest there are. */
export function regionOf(name: string, regions: readonly GridRegion[]): GridRegion {
  const wanted = name.trim().toLowerCase()
  const found = regions.find(
    ({ id, alias }) => id.toLowerCase() === wanted || alias?.toLowerCase() === wanted,
  )
  if (found !== undefined) return found
  const near = nearest(wanted, regions)
  throw new AppError(
    'input',
    `region ${quoted(name)} is not known`,
    near.length === 0
      ? 'Write one such as "aws:eu-west-1", "gcp:europe-west1", "azure:westeurope" or a country, "IE" or "IRL"; or set the carbon intensity.'
      : `Did you mean ${near.join(' or ')}?`,
  )
}

/** Of fewer letters, any code would be near. */
const FEWEST_LETTERS = 4

/** By code, by a cloud's code without the cloud, and by the name of a country. */
function nearest(wanted: string, regions: readonly GridRegion[]): readonly string[] {
  if (wanted.length < FEWEST_LETTERS) return []
  const names = regions.flatMap((region): (readonly [name: string, id: string])[] => [
    [region.id, region.id],
    ...(isCountry(region) ? [[region.place, `${region.id} (${region.place})`] as const] : []),
  ])
  const shown = new Map(names)
  return nearNames(wanted, [...shown.keys()]).map((name) => shown.get(name) ?? name)
}

const isCountry = ({ id }: GridRegion): boolean => !id.includes(':')

/** `Ireland, Our World in Data 2023, CC-BY-4.0`: whose figure it is. */
export function sourceOf(region: GridRegion): string {
  const { id, place, basis, source, year, licence } = region
  const where = isCountry(region) ? place : `${id}, ${basis === 'country' ? `mean of ${place}` : place}`
  return `${where}, ${source} ${year}, ${licence}`
}

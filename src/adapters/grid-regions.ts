import { readFile } from 'node:fs/promises'
import { AppError } from '../errors.ts'
import { factorsFrom, type ImpactSettings, needsRegions } from '../impact/factors.ts'
import { type GridRegion, GridRegions, type ImpactFactors } from '../schema/impact.ts'

/**
 * What turns energy into carbon and cost; `null` = nothing is asked for. The table of regions is read only for a region: most
 * runs need none. Throws `input` for settings that are none, `source` for a damaged table.
 */
export const loadImpactFactors = async (
  settings: ImpactSettings,
  regionsFile: string | URL,
): Promise<ImpactFactors | null> =>
  factorsFrom(settings, needsRegions(settings) ? await readGridRegions(regionsFile) : [])

/** The table that comes with the tool. */
export async function readGridRegions(file: string | URL): Promise<readonly GridRegion[]> {
  try {
    return GridRegions.parse(JSON.parse(await readFile(file, 'utf8')), { jitless: true }).regions
  } catch (cause) {
    throw new AppError(
      'source',
      'the table of regions that comes with wattlint cannot be read',
      'Install it again, or set the carbon intensity itself.',
      { cause },
    )
  }
}

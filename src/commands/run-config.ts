import { loadConfig, notThere, readConfig } from '../adapters/config-file.ts'
import { diskSource } from '../adapters/config-source.ts'
import { loadImpactFactors } from '../adapters/grid-regions.ts'
import { refusalOf } from '../config/faults.ts'
import { shownConfig, shownYaml } from '../config/shown.ts'
import { EXIT_WITHIN } from '../errors.ts'
import { oneLine } from '../report/escape.ts'
import { counted } from '../report/format.ts'
import type { ConfigShowFlags } from './flags.ts'
import type { Io } from './io.ts'

/** Throws `input`, with everything that is wrong. */
export async function runConfigValidate(
  file: string | undefined,
  { cwd, out, gridRegions }: Io,
): Promise<number> {
  const { config, path, sources, faults } = await loadConfig(cwd, diskSource(cwd), file ?? null)
  if (file !== undefined && path === null) throw notThere(file)
  for (const source of sources) out(`read ${oneLine(source)}\n`)
  const [first, ...more] = faults
  if (first !== undefined) throw refusalOf(first, more)
  await loadImpactFactors(config, gridRegions)
  out(
    sources.length === 0
      ? 'no configuration: defaults hold\n'
      : `${counted(sources.length, 'file')} without an error\n`,
  )
  return EXIT_WITHIN
}

export async function runConfigShow(
  file: string | undefined,
  { format }: ConfigShowFlags,
  { cwd, out }: Io,
): Promise<number> {
  const { config, origins, sources } = await readConfig(cwd, file ?? null)
  out(
    format === 'json'
      ? `${JSON.stringify(shownConfig(config), null, 2)}\n`
      : shownYaml(config, origins, sources),
  )
  return EXIT_WITHIN
}

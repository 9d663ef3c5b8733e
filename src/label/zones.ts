/**
 * Where neither the platform nor the package is measured (sensors of ARM and AMD boards): the one that Kepler itself takes for
 * the whole, in its order (hwmon_power_meter.go, PrimaryEnergyZone).
 */
const PRIMARY = ['socket', 'cpu', 'ppt', 'ppt0', 'ppt1', 'soc', 'platform']

/** Parts of the package. */
const PARTS = new Set(['core', 'uncore'])

/**
 * The CPU zones whose sum is the whole: `psys` holds all others, `package` holds core and uncore, `dram` stands beside it.
 * Of zones that nobody knows, the only one; empty = none that can be told from a part.
 */
export function zonesFrom(present: ReadonlySet<string>): readonly string[] {
  if (present.has('psys')) return ['psys']
  if (present.has('package')) return ['package', 'dram'].filter((zone) => present.has(zone))
  const primary = PRIMARY.find((zone) => present.has(zone))
  if (primary !== undefined) return [primary]
  const others = [...present].filter((zone) => !PARTS.has(zone) && zone !== 'dram')
  return others.length === 1 ? others : []
}

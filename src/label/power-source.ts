import type { Labels } from '../exposition/sample.ts'
import type { PowerSource } from '../schema/energy-target.ts'

/** What an exporter says of its meter: paths of its zones, and labels that name a source. */
export type MeterWords = { readonly paths: readonly string[]; readonly sources: readonly string[] }

/** No server's package draws so little: Kepler's fake meter gives some 30 µW. */
const LEAST_PACKAGE_W = 0.01

/** The fake meter calls its zones like those of RAPL, without the number (fake_cpu_power_meter.go). */
const PATHS: readonly (readonly [RegExp, PowerSource])[] = [
  [/\/class\/powercap\/intel-rapl\/energy_/, 'fake'],
  [/\/class\/powercap\/(?:intel-rapl\/)?intel-rapl[^/]*:\d/, 'rapl'],
  [/\/class\/hwmon\//, 'hwmon'],
]

const SOURCES: readonly (readonly [RegExp, PowerSource])[] = [
  [/fake/i, 'fake'],
  [/trained|model|estimat/i, 'estimator'],
  [/rapl/i, 'rapl'],
  [/hwmon|ampere|xgene/i, 'hwmon'],
  [/redfish/i, 'redfish'],
  [/acpi/i, 'acpi'],
  [/nvml|dcgm|nvidia/i, 'gpu-nvml'],
]

/** Of several, what makes the figures worst to trust. */
const WORST_FIRST: readonly PowerSource[] = [
  ...(['fake', 'estimator', 'unknown'] as const),
  ...(['acpi', 'redfish', 'hwmon', 'rapl', 'gpu-nvml'] as const),
]

/** Of no sources, `unknown`. */
export const worstSource = (sources: Iterable<PowerSource>): PowerSource => {
  const all = new Set(sources)
  return WORST_FIRST.find((source) => all.has(source)) ?? 'unknown'
}

/**
 * Where a node's watts come from. A path `aggregated-…`, of several sockets, does not tell; `told` is what the user knows of
 * such. `package_w`: mean of the node's package, `null` = unknown.
 */
export function powerSourceFrom(
  { paths, sources }: MeterWords,
  package_w: number | null,
  told: PowerSource | null,
): PowerSource {
  const said = [
    ...paths.flatMap((path) => meaningOf(path, PATHS)),
    ...sources.flatMap((source) => meaningOf(source, SOURCES)),
  ]
  const isTooLittle = package_w !== null && package_w > 0 && package_w < LEAST_PACKAGE_W
  if (isTooLittle) return 'fake'
  return said.length === 0 ? (told ?? 'unknown') : worstSource(said)
}

const meaningOf = (text: string, table: readonly (readonly [RegExp, PowerSource])[]): PowerSource[] =>
  table.flatMap(([pattern, source]) => (pattern.test(text) ? [source] : [])).slice(0, 1)

/** What the labels of an exporter's series say. The meter of the components counts; that of the platform only without it. */
export function meterWordsFrom(all: Iterable<Labels>): MeterWords {
  const paths = new Set<string>()
  const components = new Set<string>()
  const platforms = new Set<string>()
  for (const { path, source, components_power_source, platform_power_source } of all) {
    if (path) paths.add(path)
    for (const word of [source, components_power_source]) if (isWord(word)) components.add(word)
    if (isWord(platform_power_source)) platforms.add(platform_power_source)
  }
  return { paths: [...paths], sources: [...(components.size > 0 ? components : platforms)] }
}

/** Kepler writes "none" for a meter that it does not have. */
const isWord = (word: string | undefined): word is string =>
  word !== undefined && word !== '' && word !== 'none' && word !== 'os'

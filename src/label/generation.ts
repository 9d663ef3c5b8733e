import type { Series } from '../exposition/sample.ts'

/** Kepler's two families: of container energy by eBPF, up to 0.9, and of pod energy by CPU time, from 0.10. */
export type Generation = '<=0.9' | '>=0.10'

const OF_0_10 = /^kepler_(?:(?:pod|container|node)_cpu|pod_gpu)_joules_total$/
const OF_0_9 = /^kepler_(?:container|node_package)_joules_total$/

/** By the metrics that are there: `>=0.10` where there are both, as during an upgrade; `null` = none of Kepler's. */
export function generationOf(names: Iterable<string>): Generation | null {
  const all = [...names]
  if (all.some((name) => OF_0_10.test(name))) return '>=0.10'
  return all.some((name) => OF_0_9.test(name)) ? '<=0.9' : null
}

/** Are both there? Then pods are measured twice, and only the newer measure counts. */
export function isMixed(names: Iterable<string>): boolean {
  const all = [...names]
  return all.some((name) => OF_0_10.test(name)) && all.some((name) => OF_0_9.test(name))
}

const BUILD_INFO = /^kepler_(?:exporter_)?build_info$/

/** What Kepler calls its version, several in order; the generation where it does not say. */
export function versionOf(series: readonly Series[], generation: Generation): string {
  const versions = series.flatMap(({ name, labels }) =>
    BUILD_INFO.test(name) && labels['version'] ? [labels['version']] : [],
  )
  return [...new Set(versions)].toSorted().join(', ') || generation
}

/**
 * What to ask a Prometheus for: the counters of a generation, without the zones that others contain, and what says where
 * they are from.
 */
export const keplerSelectors = {
  '>=0.10': [
    'kepler_pod_cpu_joules_total{zone!~"core|uncore"}',
    'kepler_pod_gpu_joules_total',
    'kepler_node_cpu_joules_total{zone!~"core|uncore"}',
    'kepler_node_cpu_active_joules_total{zone!~"core|uncore"}',
    'kepler_node_cpu_idle_joules_total{zone!~"core|uncore"}',
  ],
  '<=0.9': [
    'kepler_container_joules_total',
    'kepler_container_gpu_joules_total',
    'kepler_node_package_joules_total',
    'kepler_node_dram_joules_total',
    'kepler_node_other_joules_total',
    'kepler_node_other_host_components_joules_total',
    'kepler_node_gpu_joules_total',
  ],
} as const satisfies Record<Generation, readonly string[]>

/** Of Keplers that count containers and not pods. */
export const containerSelectors: readonly string[] = [
  'kepler_container_cpu_joules_total{zone!~"core|uncore"}',
  'kepler_container_gpu_joules_total',
]

/** Series that say something by their labels: one value of each is enough. */
export const infoSelectors: readonly string[] = [
  'kepler_build_info',
  'kepler_exporter_build_info',
  'kepler_node_info',
]

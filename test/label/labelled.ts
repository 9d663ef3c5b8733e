import type { Labels, Series } from '../../src/exposition/sample.ts'
import { type Labelled, type LabelOptions, label } from '../../src/label/label.ts'
import { noFacts, type OwnerFacts } from '../../src/label/owner-facts.ts'

type Point = readonly [at_s: number, value: number]

export const series = (name: string, labels: Labels, points: readonly Point[]): Series => ({
  name,
  labels,
  points,
})

/** Values `stepS` apart, from `fromS` on; `null` = not read then. */
export const every = (stepS: number, values: readonly (number | null)[], fromS = 0): readonly Point[] =>
  values.flatMap((value, index): Point[] => (value === null ? [] : [[fromS + index * stepS, value]]))

/** Energy of a pod on the node n1, in the zone package, as Kepler 0.10 and later count it. */
export const pod = (name: string, points: readonly Point[], labels: Labels = {}): Series =>
  series(
    'kepler_pod_cpu_joules_total',
    {
      node_name: 'n1',
      pod_id: `uid-${name}`,
      pod_name: name,
      pod_namespace: 'shop',
      state: 'running',
      zone: 'package',
      ...labels,
    },
    points,
  )

/** Energy of the node n1. */
export const node = (points: readonly Point[], labels: Labels = {}, kind = ''): Series =>
  series(
    `kepler_node_cpu_${kind}joules_total`,
    {
      node_name: 'n1',
      zone: 'package',
      path: '/host/sys/class/powercap/intel-rapl/intel-rapl:0',
      ...labels,
    },
    points,
  )

/** Energy of a container, as Kepler up to 0.9 counts it. */
export const container = (id: string, points: readonly Point[], labels: Labels = {}): Series =>
  series(
    'kepler_container_joules_total',
    {
      container_id: id,
      pod_name: 'web',
      container_name: 'main',
      container_namespace: 'shop',
      mode: 'dynamic',
      instance: 'n1',
      ...labels,
    },
    points,
  )

export const DEFAULTS: LabelOptions = {
  window: { start_at_s: 0, end_at_s: 3600 },
  mode: 'window',
  per: 'workload',
  idle: 'none',
  namespaces: null,
  cluster: null,
  told_source: null,
}

export const labelled = (
  all: readonly Series[],
  options: Partial<LabelOptions> = {},
  facts: OwnerFacts = noFacts,
): Labelled => label({ series: all, facts, options: { ...DEFAULTS, ...options } })

/** `kind/name` → joules, of every target. */
export const joulesIn = ({ targets }: Labelled): Readonly<Record<string, number | null>> =>
  Object.fromEntries(
    targets.map(({ workload_kind, workload_name, total_energy_j }) => [
      `${workload_kind}/${workload_name}`,
      total_energy_j,
    ]),
  )

/** v0.10 and newer read the CPU time of processes; v0.9 and older counted with eBPF. Nothing of one is in the other. */
export type Generation = 'v0.11' | 'v0.9'

/** What Kepler says it measures with. */
export type Meter = 'rapl' | 'synthetic'

/** What a core in use draws. As in a real meter `core` is part of `package`, and `dram` is not. */
export const WATTS_PER_CORE = { package: 10, core: 8, dram: 2 } as const
/** What a node draws besides. */
export const IDLE_WATTS = { package: 20, core: 5, dram: 4 } as const

type Zone = keyof typeof WATTS_PER_CORE
const zones = ['package', 'core', 'dram'] as const satisfies readonly Zone[]

type Labels = Readonly<Record<string, string>>
type Dimension = 'node' | 'pod' | 'container'

/** One of kwok's metrics: a series for each object of the dimension. Labels and value are in CEL. */
export type Metric = ReturnType<typeof metric>

const metric = (
  kind: 'counter' | 'gauge',
  dimension: Dimension,
  name: string,
  labels: Labels,
  value: string,
) => ({
  name,
  kind,
  dimension,
  help: 'As Kepler names it, from pods that run nowhere.',
  labels: Object.entries(labels).map(([name, value]) => ({ name, value })),
  value,
})

const text = (constant: string): string => JSON.stringify(constant)
const times = (usage: string, watts: number): string => `${usage} * ${watts}.0`
/** `Usage` is in cores and `CumulativeUsage` in core-seconds, so that these are watts and joules. */
const cpu = {
  now: { node: 'node.Usage("cpu")', pod: 'pod.Usage("cpu")' },
  soFar: {
    node: 'node.CumulativeUsage("cpu")',
    pod: 'pod.CumulativeUsage("cpu")',
    container: 'pod.CumulativeUsage("cpu", container.name)',
  },
} as const
const CONTAINER_ID = 'pod.metadata.uid + "-" + container.name'

const rewriteOf = (zone: Zone, meter: Meter, elapsedS: string): readonly Metric[] => {
  const index = zones.indexOf(zone)
  const file = meter === 'rapl' ? `intel-rapl:0${index === 0 ? '' : `:${index - 1}`}` : `energy_${zone}`
  const node = {
    zone: text(zone),
    path: text(`/sys/class/powercap/intel-rapl/${file}`),
    node_name: 'node.metadata.name',
  }
  const state = 'pod.status.phase == "Running" ? "running" : "terminated"'
  const common = { zone: text(zone), state, pod_id: 'pod.metadata.uid', node_name: 'node.metadata.name' }
  const pod = { ...common, pod_name: 'pod.metadata.name', pod_namespace: 'pod.metadata.namespace' }
  const container = {
    ...common,
    container_id: CONTAINER_ID,
    container_name: 'container.name',
    runtime: text('containerd'),
  }
  const watts = WATTS_PER_CORE[zone]
  const active = times(cpu.soFar.node, watts)
  const idle = times(elapsedS, IDLE_WATTS[zone])
  return [
    metric('counter', 'node', 'kepler_node_cpu_joules_total', node, `${active} + ${idle}`),
    metric('counter', 'node', 'kepler_node_cpu_active_joules_total', node, active),
    metric('counter', 'node', 'kepler_node_cpu_idle_joules_total', node, idle),
    metric(
      'gauge',
      'node',
      'kepler_node_cpu_watts',
      node,
      `${times(cpu.now.node, watts)} + ${IDLE_WATTS[zone]}.0`,
    ),
    metric('counter', 'pod', 'kepler_pod_cpu_joules_total', pod, times(cpu.soFar.pod, watts)),
    metric('gauge', 'pod', 'kepler_pod_cpu_watts', pod, times(cpu.now.pod, watts)),
    metric(
      'counter',
      'container',
      'kepler_container_cpu_joules_total',
      container,
      times(cpu.soFar.container, watts),
    ),
  ]
}

const ebpfNode = (zone: Zone, meter: Meter, elapsedS: string): readonly Metric[] => {
  const labels = (mode: string) => ({
    package: text('0'),
    instance: 'node.metadata.name',
    mode: text(mode),
    source: text(meter === 'rapl' ? 'rapl-sysfs' : 'trained_power_model'),
  })
  const name = `kepler_node_${zone}_joules_total`
  return [
    metric('counter', 'node', name, labels('dynamic'), times(cpu.soFar.node, WATTS_PER_CORE[zone])),
    metric('counter', 'node', name, labels('idle'), times(elapsedS, IDLE_WATTS[zone])),
  ]
}

const ebpfContainer = (zone: Zone | '', watts: number): readonly Metric[] => {
  const labels = (mode: string) => ({
    container_id: CONTAINER_ID,
    container_name: 'container.name',
    container_namespace: 'pod.metadata.namespace',
    pod_name: 'pod.metadata.name',
    mode: text(mode),
    source: text(''),
  })
  const name = `kepler_container_${zone}${zone === '' ? '' : '_'}joules_total`
  return [
    metric('counter', 'container', name, labels('dynamic'), times(cpu.soFar.container, watts)),
    metric('counter', 'container', name, labels('idle'), times('pod.SinceSecond()', 1)),
  ]
}

/** The names and labels that Kepler's releases publish. `startedAtS`: node counters begin there. */
export function keplerMetrics(generation: Generation, meter: Meter, startedAtS: number): readonly Metric[] {
  const elapsedS = `(UnixSecond(Now()) - ${startedAtS.toFixed(3)})`
  if (generation === 'v0.11') return zones.flatMap((zone) => rewriteOf(zone, meter, elapsedS))
  return [
    ...zones.flatMap((zone) => ebpfNode(zone, meter, elapsedS)),
    ...zones.flatMap((zone) => ebpfContainer(zone, WATTS_PER_CORE[zone])),
    ...ebpfContainer('', WATTS_PER_CORE.package + WATTS_PER_CORE.dram), // `core` is in `package`
  ]
}

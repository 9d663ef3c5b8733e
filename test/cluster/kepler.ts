import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { type Generation, keplerMetrics, type Meter } from './kepler-metrics.ts'
import { freePort } from './ports.ts'
import type { Program } from './program.ts'
import { HOST, type Rig } from './rig.ts'

/** An annotation of pods: the cores that each of its containers uses, such as `250m`. Without it that is `1m`. */
export const USES_CPU = 'kwok.x-k8s.io/usage-cpu'

export type Kepler = {
  /** `host:port`, for all nodes. */
  readonly target: string
  readonly pathOf: (node: string) => string
  /** As Kepler's own restarts do, it begins all counters at 0. */
  readonly restart: () => Promise<void>
}

export type KeplerOptions = { readonly generation?: Generation; readonly meter?: Meter }

const api = { apiVersion: 'kwok.x-k8s.io/v1alpha1' }

const cpuUsage = `pod.status.phase != "Running" ? Quantity("0")
  : "${USES_CPU}" in pod.metadata.annotations ? Quantity(pod.metadata.annotations["${USES_CPU}"]) : Quantity("1m")`

/** kwok minds only kinds it has a stage for, and another kwok has the stages of this cluster. */
const idleStage = (kind: string) => ({
  ...api,
  kind: 'Stage',
  metadata: { name: `no-${kind.toLowerCase()}` },
  spec: { resourceRef: { apiGroup: 'v1', kind }, selector: { matchLabels: { none: 'none' } }, next: {} },
})

const configuration = (generation: Generation, meter: Meter): string =>
  [
    {
      ...api,
      kind: 'Metric',
      metadata: { name: 'kepler' },
      spec: {
        path: '/metrics/nodes/{nodeName}/kepler',
        metrics: keplerMetrics(generation, meter, Date.now() / 1000),
      },
    },
    {
      ...api,
      kind: 'ClusterResourceUsage',
      metadata: { name: 'usage' },
      spec: { usages: [{ usage: { cpu: { expression: cpuUsage } } }] },
    },
    ...['Node', 'Pod'].map(idleStage),
  ]
    .map((document) => stringify(document))
    .join('---\n')

/**
 * Not Kepler: pods that run on no machine have no process to measure. A second kwok serves what Kepler would of them,
 * by its published names: counters that grow with the CPU use that `USES_CPU` tells.
 */
export async function startKeplerStandIn(
  rig: Rig,
  kubeconfig: string,
  nodes: readonly string[],
  { generation = 'v0.11', meter = 'synthetic' }: KeplerOptions = {},
): Promise<Kepler> {
  const target = `${HOST}:${await freePort()}`
  const config = join(rig.folder, `kepler-${target}.yaml`)
  const pathOf = (node: string) => `/metrics/nodes/${node}/kepler`
  let program: Program

  async function start(): Promise<void> {
    writeFileSync(config, configuration(generation, meter))
    program = rig.start(
      'kwok',
      [
        `--kubeconfig=${kubeconfig}`,
        `--config=${config}`,
        '--manage-all-nodes',
        '--node-lease-duration-seconds=0', // the other kwok holds them
        '--node-port=0',
        `--server-address=${target}`,
      ],
      'kepler-stand-in',
    )
    for (const node of nodes) {
      await program.until(`tells of ${node}`, async () => {
        const exposed = await (await fetch(`http://${target}${pathOf(node)}`)).text()
        return exposed.includes('kepler_node_')
      })
    }
  }
  await start()
  return {
    target,
    pathOf,
    async restart() {
      await program.kill()
      await start()
    },
  }
}

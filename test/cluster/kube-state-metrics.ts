import { freePort } from './ports.ts'
import type { Program } from './program.ts'
import { HOST, type Rig } from './rig.ts'

export type Exporter = {
  readonly program: Program
  /** As Prometheus wants it: `host:port`. */
  readonly target: string
  readonly path: string
}

/** Reads the cluster as whoever the kubeconfig is for; it has to be allowed to list everything. */
export async function startKubeStateMetrics(rig: Rig, kubeconfig: string): Promise<Exporter> {
  const [port, ownPort] = [await freePort(), await freePort()]
  const program = rig.start('kube-state-metrics', [
    `--kubeconfig=${kubeconfig}`,
    `--host=${HOST}`,
    `--port=${port}`,
    `--telemetry-host=${HOST}`,
    `--telemetry-port=${ownPort}`,
  ])
  const target = `${HOST}:${port}`
  await program.until('tells of namespaces', async () => {
    const exposed = await (await fetch(`http://${target}/metrics`)).text()
    return exposed.includes('kube_namespace_created{')
  })
  return { program, target, path: '/metrics' }
}

// node test/pipeline/cluster.ts: writes fixtures/pipeline, a cluster that nobody has
import { mkdirSync, writeFileSync } from 'node:fs'
import { requestFromDocument } from '../../src/normalise/seed-document.ts'
import type { InferenceRequest } from '../../src/schema/inference-request.ts'

/**
 * Software of the cluster. Its pods draw `watts` when idle and `wattsPerVcpu` for each vCPU they request: the rule that the
 * model is to learn, and that its formula knows nothing of.
 */
const SOFTWARE = [
  { image: 'registry.lab/shop/catalogue', watts: 0.4, wattsPerVcpu: 6 },
  { image: 'registry.lab/shop/basket', watts: 0.3, wattsPerVcpu: 5 },
  { image: 'registry.lab/ml/ranker', watts: 2, wattsPerVcpu: 9 },
  { image: 'docker.io/library/redis', watts: 0.2, wattsPerVcpu: 2 },
  { image: 'docker.io/library/nginx', watts: 0.2, wattsPerVcpu: 1.5 },
] as const
const TEAMS = ['red', 'blue', 'green', 'white', 'black', 'grey'] as const

/** vCPU in thousandths, and MiB, that the teams ask for. */
const SIZES = [
  [100, 128],
  [250, 256],
  [500, 512],
  [750, 1024],
  [1000, 1024],
  [2000, 2048],
] as const

/** Length of a run of the meter, and of a step of it. */
const WINDOW_S = 3600
const STEP_S = 60

/** Meters and loads err: by up to 10 % each way, the same every time for the same number. */
const noise = (number: number): number => 1 + 0.1 * Math.sin(number * 12.9898)

/** A workload as k8s-collect writes it. */
export type Document = {
  readonly namespace: string
  readonly workload_kind: string
  readonly workload_name: string
  readonly labels: Readonly<Record<string, string>>
  readonly containers: readonly {
    readonly image: string
    readonly args: readonly string[]
    readonly req_cpu_mcpu: number
    readonly req_mem_mib: number
  }[]
  readonly replicas: number
}

export type Measured = { readonly document: Document; readonly watts: number }

/** Thirty workloads, of every software in every team's size, with what a meter would say of one pod. */
export const cluster: readonly Measured[] = TEAMS.flatMap((team, size) =>
  SOFTWARE.map(({ image, watts, wattsPerVcpu }, kind): Measured => {
    const [req_cpu_mcpu, req_mem_mib] = SIZES[(size + kind) % SIZES.length] ?? SIZES[0]
    const name = image.split('/').at(-1) ?? ''
    return {
      document: {
        namespace: team,
        workload_kind: 'Deployment',
        workload_name: name,
        labels: { app: name, team },
        containers: [{ image: `${image}:1.${size}`, args: [`--team=${team}`], req_cpu_mcpu, req_mem_mib }],
        replicas: 1,
      },
      watts: (watts + (wattsPerVcpu * req_cpu_mcpu) / 1000) * noise(size * SOFTWARE.length + kind),
    }
  }),
)

/** The same document as commands read it. */
export function requestOf({ document }: Pick<Measured, 'document'>): InferenceRequest {
  const { request } = requestFromDocument(document, 'cluster', null)
  if (request === null) throw new Error(`${document.workload_name} is no request`)
  return request
}

/** One pod of each, over an hour. */
export function targetsCsv(measured: readonly Measured[]): string {
  const columns =
    'namespace,workload_kind,workload_name,pod,avg_power_w,total_energy_j,energy_step_j,observed_s,step_s,power_source'
  const lines = measured.map(({ document: { namespace, workload_kind, workload_name }, watts }) => {
    const figures = [watts, watts * WINDOW_S, watts * STEP_S].map((figure) => Number(figure.toPrecision(5)))
    return [
      namespace,
      workload_kind,
      workload_name,
      `${workload_name}-0`,
      ...figures,
      WINDOW_S,
      STEP_S,
      'rapl',
    ].join()
  })
  return `${[columns, ...lines].join('\n')}\n`
}

export const ndjson = (values: readonly object[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('')

export const requestsNdjson = (measured: readonly Measured[]): string =>
  ndjson(measured.map(({ document }) => document))

if (import.meta.main) {
  const folder = new URL('../../fixtures/pipeline/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('requests.ndjson', folder), requestsNdjson(cluster))
  writeFileSync(new URL('targets.csv', folder), targetsCsv(cluster))
}

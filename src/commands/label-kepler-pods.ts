import * as z from 'zod'
import type { ClusterApi } from '../adapters/kubernetes-api.ts'
import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'

/** A pod that exports Kepler's metrics. */
export type KeplerPod = {
  readonly namespace: string
  readonly name: string
  /** `null` = it has none yet. */
  readonly ip: string | null
  /** Ports to try, the likely one first. */
  readonly ports: readonly number[]
}

const Pod = z.object({
  metadata: z.object({
    namespace: z.string(),
    name: z.string(),
    deletionTimestamp: z.string().nullish(),
  }),
  spec: z.object({
    containers: z
      .array(
        z.object({
          name: z.string().default(''),
          image: z.string().nullish(),
          ports: z.array(z.object({ containerPort: z.int() })).nullish(),
        }),
      )
      .default([]),
  }),
  status: z.object({ phase: z.string().nullish(), podIP: z.string().nullish() }).default({}),
})

/** Of Kepler from 0.10 on, and before. */
const PORTS = [28282, 9102]

/** Manifests and charts of both generations have the first; kube-state-metrics and others have the second too. */
const SELECTORS: readonly (readonly [selector: string, isSure: boolean])[] = [
  ['app.kubernetes.io/name=kepler', true],
  ['app.kubernetes.io/component=exporter', false],
]

/** Kepler's pods that run, by their labels. Throws `source`. */
export async function keplerPods(
  api: ClusterApi,
  { namespace, selector }: { readonly namespace: string | null; readonly selector: string | null },
): Promise<readonly KeplerPod[]> {
  const path =
    namespace === null ? '/api/v1/pods' : `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods`
  const selectors = selector === null ? SELECTORS : ([[selector, true]] as const)
  for (const [labelSelector, isSure] of selectors) {
    const pods = podsFrom(await api.items(path, { labelSelector }), isSure)
    const namespaces = [...new Set(pods.map((pod) => pod.namespace))]
    // Whoever may make pods may label them: what they say of others is not taken unasked.
    if (namespace === null && namespaces.length > 1)
      throw new AppError(
        'input',
        `pods of several namespaces call themselves Kepler: ${namespaces
          .slice(0, 5)
          .map((name) => quoted(name))
          .join(', ')}`,
        'Name the one that is, with --kepler-namespace.',
      )
    if (pods.length > 0) return pods
  }
  return []
}

function podsFrom(objects: readonly unknown[], isSure: boolean): readonly KeplerPod[] {
  return objects.flatMap((object): KeplerPod[] => {
    const { data } = Pod.safeParse(object)
    if (data === undefined) return []
    const { metadata, spec, status } = data
    const isRunning = status.phase === 'Running' && !metadata.deletionTimestamp
    const names = spec.containers.flatMap(({ name, image }) => [name, image ?? ''])
    if (!isRunning || !(isSure || [metadata.name, ...names].some((name) => /kepler/i.test(name)))) return []
    const declared = spec.containers.flatMap(({ ports }) =>
      (ports ?? []).map(({ containerPort }) => containerPort),
    )
    const known = PORTS.filter((port) => declared.includes(port))
    const { namespace, name } = metadata
    const ports = [known, declared, PORTS].find(({ length }) => length > 0) ?? PORTS
    return [{ namespace, name, ip: status.podIP || null, ports }]
  })
}

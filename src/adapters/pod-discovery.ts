import * as z from 'zod'
import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'
import type { ClusterApi } from './kubernetes-api.ts'

/** A pod that can be scraped. */
export type ReadyPod = {
  readonly name: string
  /** '' where it has none yet. */
  readonly ip: string
}

const Service = z.object({
  spec: z.object({ selector: z.record(z.string(), z.string()).nullish() }).nullish(),
})

const Condition = z.object({ type: z.string(), status: z.string() })
const Pod = z.object({
  metadata: z.object({ name: z.string(), deletionTimestamp: z.string().nullish() }),
  status: z.object({ podIP: z.string().nullish(), conditions: z.array(Condition).nullish() }).nullish(),
})
type Pod = z.infer<typeof Pod>

/**
 * The pods that the Service's selector finds in its namespace, as far as they are ready and not on their way out. A Service without a
 * selector has none. Throws `source` where the Service or the pods cannot be read.
 */
export async function discoverPods(
  cluster: Pick<ClusterApi, 'get' | 'items'>,
  service: { readonly name: string; readonly namespace: string },
): Promise<readonly ReadyPod[]> {
  const shown = `${service.namespace}/${service.name}`
  const namespace = `/api/v1/namespaces/${encodeURIComponent(service.namespace)}`
  const found = await told(`failed to get service ${quoted(shown)}`, () =>
    cluster.get(`${namespace}/services/${encodeURIComponent(service.name)}`),
  )
  const selector = Object.entries(Service.safeParse(found).data?.spec?.selector ?? {})
  if (selector.length === 0) return []
  const labelSelector = selector.map(([key, value]) => `${key}=${value}`).join(',')
  const items = await told('failed to list pods', () => cluster.items(`${namespace}/pods`, { labelSelector }))
  return items
    .flatMap((item) => Pod.safeParse(item).data ?? [])
    .filter((pod) => isReady(pod) && pod.metadata.deletionTimestamp == null)
    .map(({ metadata, status }) => ({ name: metadata.name, ip: status?.podIP ?? '' }))
}

/** Whether its condition Ready is True; one without any is not. */
export const isReady = ({ status }: Pick<Pod, 'status'>): boolean =>
  status?.conditions?.find(({ type }) => type === 'Ready')?.status === 'True'

async function told<T>(what: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause
    throw new AppError('source', `failed to discover pods: ${what}: ${cause.message}`, cause.hint, { cause })
  }
}

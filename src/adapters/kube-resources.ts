import * as z from 'zod'
import type { Resource } from '../collect/resource.ts'
import { AppError } from '../errors.ts'
import { ClusterRefusal } from './kube-refusal.ts'
import type { ClusterApi } from './kubernetes-api.ts'

/** A resource that the server is known to serve. */
export type Served = Resource & { readonly version: string; readonly plural: string }

const Group = z.object({ preferredVersion: z.object({ version: z.string() }) })
const Listing = z.object({
  resources: z.array(z.object({ name: z.string(), kind: z.string(), namespaced: z.boolean() })),
})

const NOT_FOUND = 404

/** Where the server serves a kind. Throws `source` where it does not. */
export async function servedAs(resource: Resource, api: ClusterApi): Promise<Served> {
  const { group, kind, version, plural } = resource
  if (version !== null && plural !== null) return { ...resource, version, plural }
  const groupFound = await api.get(`/apis/${group}`).catch((error: unknown) => {
    throw error instanceof ClusterRefusal && error.status === NOT_FOUND ? notServed(resource) : error
  })
  const preferred = Group.safeParse(groupFound).data?.preferredVersion.version
  const listing = Listing.safeParse(await api.get(`/apis/${group}/${preferred}`)).data
  // A subresource such as rollouts/status has the kind as well.
  const found = listing?.resources.find((one) => one.kind === kind && !one.name.includes('/'))
  if (preferred === undefined || found === undefined) throw notServed(resource)
  return { ...resource, version: preferred, plural: found.name }
}

const notServed = ({ group, kind }: Resource): AppError =>
  new AppError('source', `the cluster has no ${kind} of ${group}`, 'Is its definition installed?')

/** The path of its list, in one namespace or in all (`null`). */
export function listPath({ group, version, plural }: Served, namespace: string | null): string {
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`
  return namespace === null
    ? `${root}/${plural}`
    : `${root}/namespaces/${encodeURIComponent(namespace)}/${plural}`
}

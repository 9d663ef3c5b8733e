import type { ContainerSpec, InferenceRequest } from '../schema/inference-request.ts'

export type Resource = 'cpu_mcpu' | 'mem_mib'
export type Side = 'req' | 'lim'

/** The request with another amount for one of its containers (`null`: it has none), and its pod's sums moved along. */
export function withAmount(
  request: InferenceRequest,
  container: ContainerSpec | null,
  side: Side,
  resource: Resource,
  amount: number,
): InferenceRequest {
  const changed = container === null ? null : { ...container, [`${side}_${resource}`]: amount }
  const containers = request.containers.map((one) => (one === container && changed !== null ? changed : one))
  const moved = { ...request, containers }
  const limited =
    side === 'lim'
      ? { ...moved, limits: { ...moved.limits, [resource]: limitsOf(containers, resource) ?? amount } }
      : moved
  const before = container === null ? request.run_requests[resource] : reserved(container, resource)
  const after = changed === null ? (side === 'req' ? amount : before) : reserved(changed, resource)
  if (after === null || after === before) return limited
  return withReserved(limited, resource, (request.run_requests[resource] ?? 0) + after - (before ?? 0))
}

/** A limit stands in for a request that is not there, as the API server does it. */
const reserved = (container: ContainerSpec, resource: Resource): number | null =>
  container[`req_${resource}`] ?? container[`lim_${resource}`]

/** `null` when no container states one. */
function limitsOf(containers: readonly ContainerSpec[], resource: Resource): number | null {
  const stated = containers.flatMap((container) => container[`lim_${resource}`] ?? [])
  return stated.length === 0 ? null : stated.reduce((sum, one) => sum + one, 0)
}

/** What the scheduler reserves is never below what the run needs; above it, init containers need more for a while. */
function withReserved(request: InferenceRequest, resource: Resource, running: number): InferenceRequest {
  const { requests, run_requests } = request
  const isOfRun = requests[resource] === null || requests[resource] === run_requests[resource]
  const runs = Math.max(running, 0)
  const reserves = isOfRun ? runs : Math.max(requests[resource] ?? 0, runs)
  return {
    ...request,
    requests: { ...requests, [resource]: reserves },
    run_requests: { ...run_requests, [resource]: runs },
  }
}

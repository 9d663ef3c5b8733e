import { createHash } from 'node:crypto'
import type { InferenceRequest } from '../schema/inference-request.ts'

/**
 * 16 hexadecimal digits that are the same for equal pod templates, whatever the workload is called and whoever runs it:
 * SHA-256 over resources, images, command, args, volumes and scheduling alone. Unlike `specHash` it survives a renamed
 * copy and the labels that a controller adds to every run.
 */
export function templateHash(request: InferenceRequest): string {
  const { containers, init_container_count, sidecar_count, volume_types, node_type, runtime_class } = request
  const template = [
    containers.map((one) => [
      one.image,
      one.command,
      one.args,
      ...[one.req_cpu_mcpu, one.req_mem_mib, one.lim_cpu_mcpu, one.lim_mem_mib],
    ]),
    [init_container_count, sidecar_count],
    volume_types.toSorted(),
    [node_type, runtime_class],
    request.gpu_count,
    [request.requests, request.run_requests, request.limits].map(({ cpu_mcpu, mem_mib }) => [
      cpu_mcpu,
      mem_mib,
    ]),
    request.accelerators
      .map(({ vendor, kind, model, share, count }) => JSON.stringify([vendor, kind, model, share, count]))
      .toSorted(),
  ]
  return createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 16)
}

import type { InferenceRequest } from './schema/inference-request.ts'

/** Group, kind, namespace, name and part: what Kubernetes tells objects apart by, whatever their API version. */
export const identityOf = ({
  api_group,
  workload_kind,
  namespace,
  workload_name,
  component,
}: InferenceRequest): string =>
  JSON.stringify([api_group, workload_kind, namespace, workload_name, component])

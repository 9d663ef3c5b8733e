/**
 * Metrics of the endpoint picker of the Gateway API Inference Extension under the names of its release 1.3. Release 1.0 called what
 * is now of an objective that of a model, and llm-d, which took it over, names most of them anew.
 * https://gateway-api-inference-extension.sigs.k8s.io/guides/metrics-and-observability/
 */
const OBJECTIVE = 'inference_objective_'
const MODEL = 'inference_model_'
const OTHERS = ['inference_pool_', 'inference_extension_']
const LLM_D = 'llm_d_epp_'

/** What llm-d names otherwise than by its prefix alone. */
const LLM_D_NAMES: Readonly<Record<string, string>> = {
  request_total: `${OBJECTIVE}request_total`,
  request_error_total: `${OBJECTIVE}request_error_total`,
  request_duration_seconds: `${OBJECTIVE}request_duration_seconds`,
  request_ntpot_seconds: `${OBJECTIVE}normalized_time_per_output_token_seconds`,
  request_size_bytes: `${OBJECTIVE}request_sizes`,
  response_size_bytes: `${OBJECTIVE}response_sizes`,
  request_input_tokens: `${OBJECTIVE}input_tokens`,
  request_output_tokens: `${OBJECTIVE}output_tokens`,
  request_running: `${OBJECTIVE}running_requests`,
  average_kv_cache_utilization: 'inference_pool_average_kv_cache_utilization',
  average_queue_size: 'inference_pool_average_queue_size',
  per_endpoint_queue_size: 'inference_pool_per_pod_queue_size',
  ready_endpoints: 'inference_pool_ready_pods',
  info: 'inference_extension_info',
}

const SERIES = /^(.+?)(_bucket|_sum|_count|_created)?$/

/** The name of release 1.3 for that of any release, `_bucket` and its like kept; `null` = not a metric of an endpoint picker. */
export function eppName(name: string): string | null {
  if (name.startsWith(OBJECTIVE) || OTHERS.some((prefix) => name.startsWith(prefix))) return name
  if (name.startsWith(MODEL)) return `${OBJECTIVE}${name.slice(MODEL.length)}`
  if (!name.startsWith(LLM_D)) return null
  const [, base = '', suffix = ''] = SERIES.exec(name.slice(LLM_D.length)) ?? []
  const known = Object.hasOwn(LLM_D_NAMES, base) ? LLM_D_NAMES[base] : undefined
  return known === undefined ? null : `${known}${suffix}`
}

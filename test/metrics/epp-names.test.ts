import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eppName } from '../../src/metrics/epp-names.ts'

const names: readonly (readonly [name: string, now: string | null])[] = [
  ['inference_objective_request_total', 'inference_objective_request_total'],
  ['inference_model_request_total', 'inference_objective_request_total'],
  ['inference_model_request_error_total', 'inference_objective_request_error_total'],
  ['inference_model_running_requests', 'inference_objective_running_requests'],
  ['inference_model_request_duration_seconds_bucket', 'inference_objective_request_duration_seconds_bucket'],
  [
    'inference_model_normalized_time_per_output_token_seconds_sum',
    'inference_objective_normalized_time_per_output_token_seconds_sum',
  ],
  ['inference_pool_average_kv_cache_utilization', 'inference_pool_average_kv_cache_utilization'],
  ['inference_pool_per_pod_queue_size', 'inference_pool_per_pod_queue_size'],
  ['inference_extension_flow_control_queue_size', 'inference_extension_flow_control_queue_size'],
  ['llm_d_epp_request_running', 'inference_objective_running_requests'],
  ['llm_d_epp_request_total', 'inference_objective_request_total'],
  ['llm_d_epp_request_input_tokens_count', 'inference_objective_input_tokens_count'],
  [
    'llm_d_epp_request_ntpot_seconds_bucket',
    'inference_objective_normalized_time_per_output_token_seconds_bucket',
  ],
  ['llm_d_epp_average_queue_size', 'inference_pool_average_queue_size'],
  ['llm_d_epp_info', 'inference_extension_info'],
  ['llm_d_epp_constructor', null],
  ['llm_d_epp_', null],
  ['vllm:num_requests_running', null],
  ['', null],
]
for (const [name, now] of names) {
  test(`eppName: ${name} is ${now}`, () => assert.equal(eppName(name), now))
}

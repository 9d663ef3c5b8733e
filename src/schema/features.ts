import * as z from 'zod'

/** The named numbers that a request is encoded from. `log2_` is the logarithm, `is_` 0 or 1. */
export const FeatureName = z.enum([
  'log2_devices',
  'log2_board_w',
  'is_language',
  'is_diffusion',
  'is_training',
  'is_video',
  'log2_max_seqs',
  'log2_image_batch',
  'log2_training_batch',
  'is_batch_declared',
  'log2_active_params_b',
  'log2_params_b',
  'log2_params_per_active',
  'weight_bits',
  'log2_weight_gb_per_device',
  'log2_max_seqs_per_device',
  'log2_image_batch_per_device',
  'log2_active_gb_per_device',
  'is_vision',
  'is_code',
  'is_reasoning',
  'log2_vcpu',
  'log2_mem_gib',
  'is_cpu_declared',
  'is_run_to_end',
  'is_per_node',
  'log2_containers',
])
export type FeatureName = z.infer<typeof FeatureName>

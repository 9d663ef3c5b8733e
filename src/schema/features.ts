import * as z from 'zod'

/**
 * The named numbers that a request is encoded from. `log2_` is the logarithm, so that doubling is one step wherever it
 * happens; `is_` is 0 or 1; `denoise_busy_` is a share from 0 to 1. METHODOLOGY.md says how each is made.
 */
export const FeatureName = z.enum([
  'log2_devices',
  'log2_board_w',
  'log2_params_b',
  'log2_active_params_b',
  'log2_params_per_active',
  'log2_weight_bits',
  'log2_weight_gb_per_device',
  'log2_active_gb_per_device',
  'log2_read_gb_per_device',
  'log2_max_seqs',
  'log2_step_ms',
  'log2_image_batch',
  'log2_denoise_ms',
  'denoise_busy_65ms',
  'denoise_busy_250ms',
  'log2_training_batch',
  'is_video',
  'is_vision',
  'is_code',
  'log2_vcpu',
  'log2_mem_gib',
  'is_cpu_declared',
  'is_run_to_end',
  'is_per_node',
  'log2_containers',
])
export type FeatureName = z.infer<typeof FeatureName>

/** What a workload on accelerators does; `null` wherever it stands: not known. */
export const Family = z.enum(['language', 'diffusion', 'training'])
export type Family = z.infer<typeof Family>

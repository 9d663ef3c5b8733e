import type { Scope } from '../schema/prediction.ts'
import type { PartRecipe } from './fit.ts'

const POD: PartRecipe = {
  weights: {
    log2_vcpu: 0.3,
    log2_mem_gib: 0.3,
    is_run_to_end: 0.5,
    is_per_node: 0.3,
  },
  text: { feature: 'image', dimensions: 12, scale: 3 },
  settings: { k: 8, bandwidth: 0.8, shrinkage: 0.25 },
}

/**
 * Which features count in each scope. Found by models/tune.ts on grouped folds for the boards; for pods the image decides,
 * because nothing else explains more than a sixth of the variance.
 */
export const recipes = {
  gpu_board_at_load: {
    weights: {
      log2_weight_gb_per_device: 1,
      log2_max_seqs_per_device: 0.35,
      log2_image_batch: 0.49,
      is_diffusion: 1.4,
      log2_active_gb_per_device: 0.5,
      log2_image_batch_per_device: 0.5,
      is_video: 1,
      is_training: 0.5,
      log2_board_w: 1.0,
      weight_bits: 0.25,
      is_code: 0.24,
      log2_params_per_active: 0.18,
      log2_training_batch: 0.2,
    },
    text: { feature: 'model', dimensions: 6, scale: 0.5 },
    settings: null,
  },
  pod_kepler_total: POD,
  modelled_wall: POD,
} as const satisfies Record<Scope, PartRecipe>

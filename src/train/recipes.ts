import type { Recipe } from '../encode/encoder.ts'
import type { Settings } from '../predict/correction.ts'
import type { FeatureName } from '../schema/features.ts'
import type { ModelPart } from '../schema/model.ts'

/**
 * How one sort of request is learnt. `trend`: terms of one feature or the product of two; `null`: the formula stands.
 * `settings`: taken where `isTuned` is false, or too few rows let cross-validation choose.
 */
export type PartRecipe = Pick<ModelPart, 'id' | 'scope' | 'family' | 'needs'> &
  Recipe & {
    readonly trend: readonly (readonly FeatureName[])[] | null
    readonly settings: Settings
    readonly isTuned: boolean
  }

const noText = { dimensions: 0, scale: 0, embedder: null }
const settings = { k: 12, bandwidth: 1, shrinkage: 0.3 }
const boards = { scope: 'gpu_board_at_load', text: noText, settings, isTuned: true } as const

/** What tells language models on boards apart, but for their batch. */
const LANGUAGE: readonly FeatureName[] = [
  'log2_board_w',
  'log2_devices',
  'log2_weight_gb_per_device',
  'log2_active_gb_per_device',
  'log2_weight_bits',
  'log2_params_per_active',
  'is_vision',
  'is_code',
]
const DIFFUSION: readonly FeatureName[] = ['log2_board_w', 'log2_devices', 'is_video']
const BOARDS: readonly FeatureName[] = ['log2_board_w', 'log2_devices']

const pods = {
  family: null,
  needs: [],
  features: ['log2_vcpu', 'log2_mem_gib', 'is_run_to_end', 'is_per_node'],
  // The image decides: nothing else explains more than a sixth of the variance between pods.
  text: { dimensions: 12, scale: 3, embedder: null },
  settings: { k: 8, bandwidth: 0.8, shrinkage: 0.25 },
} as const satisfies Partial<PartRecipe>

/** In the order in which parts are asked: the first that fits a request answers. */
export const recipes: readonly PartRecipe[] = [
  {
    ...boards,
    id: 'language, batch told',
    family: 'language',
    needs: ['log2_active_params_b', 'log2_max_seqs'],
    features: [...LANGUAGE, 'log2_max_seqs'],
    trend: [
      ['log2_step_ms'],
      ['log2_max_seqs'],
      ['log2_max_seqs', 'log2_max_seqs'],
      ['log2_read_gb_per_device'],
      ['log2_active_gb_per_device', 'log2_max_seqs'],
      ['log2_weight_gb_per_device', 'log2_max_seqs'],
      ['log2_weight_bits'],
      ['is_code'],
    ],
  },
  {
    ...boards,
    id: 'language, batch not told',
    family: 'language',
    needs: ['log2_active_params_b'],
    features: LANGUAGE,
    trend: [
      ['log2_active_gb_per_device'],
      ['log2_weight_gb_per_device'],
      ['log2_params_per_active'],
      ['log2_weight_bits'],
      ['log2_devices'],
      ['log2_board_w'],
      ['is_code'],
    ],
  },
  { ...boards, id: 'language, model not named', family: 'language', needs: [], features: BOARDS, trend: [] },
  {
    ...boards,
    id: 'diffusion, batch told',
    family: 'diffusion',
    needs: ['log2_active_params_b', 'log2_image_batch'],
    features: [...DIFFUSION, 'log2_image_batch'],
    trend: [['log2_denoise_ms'], ['denoise_busy_65ms'], ['denoise_busy_250ms'], ['log2_devices']],
  },
  {
    ...boards,
    id: 'diffusion, batch not told',
    family: 'diffusion',
    needs: ['log2_active_params_b'],
    features: [...DIFFUSION, 'log2_active_gb_per_device'],
    trend: [],
  },
  {
    ...boards,
    id: 'diffusion, model not named',
    family: 'diffusion',
    needs: [],
    features: BOARDS,
    trend: [],
  },
  {
    ...boards,
    id: 'training',
    family: 'training',
    needs: [],
    features: ['log2_board_w', 'log2_training_batch'],
    // Five networks cannot tell a sixth: only the very same one is a neighbour, for others the formula stands.
    text: { dimensions: 8, scale: 6, embedder: null },
    trend: null,
  },
  { ...boards, id: 'other work on boards', family: null, needs: [], features: BOARDS, trend: null },
  {
    ...pods,
    id: 'pods, measured by Kepler',
    scope: 'pod_kepler_total',
    isTuned: true,
    trend: [['log2_vcpu'], ['log2_mem_gib'], ['is_run_to_end'], ['is_per_node']],
  },
  // Computed rows may speak for the images that they are of, and for no others: no search may widen their reach.
  { ...pods, id: 'pods, modelled', scope: 'modelled_wall', isTuned: false, trend: null },
]

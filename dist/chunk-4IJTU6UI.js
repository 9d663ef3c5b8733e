import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)

// src/train/recipes.ts
var noText = { dimensions: 0, scale: 0, embedder: null };
var settings = { k: 12, bandwidth: 1, shrinkage: 0.3 };
var boards = { scope: "gpu_board_at_load", text: noText, settings, isTuned: true };
var LANGUAGE = [
  "log2_board_w",
  "log2_devices",
  "log2_weight_gb_per_device",
  "log2_active_gb_per_device",
  "log2_weight_bits",
  "log2_params_per_active",
  "is_vision",
  "is_code"
];
var DIFFUSION = ["log2_board_w", "log2_devices", "is_video"];
var BOARDS = ["log2_board_w", "log2_devices"];
var pods = {
  family: null,
  needs: [],
  features: ["log2_vcpu", "log2_mem_gib", "is_run_to_end", "is_per_node"],
  // The image decides: nothing else explains more than a sixth of the variance between pods.
  text: { dimensions: 12, scale: 3, embedder: null },
  settings: { k: 8, bandwidth: 0.8, shrinkage: 0.25 }
};
var recipes = [
  {
    ...boards,
    id: "language, batch told",
    family: "language",
    needs: ["log2_active_params_b", "log2_max_seqs"],
    features: [...LANGUAGE, "log2_max_seqs"],
    trend: [
      ["log2_step_ms"],
      ["log2_max_seqs"],
      ["log2_max_seqs", "log2_max_seqs"],
      ["log2_read_gb_per_device"],
      ["log2_active_gb_per_device", "log2_max_seqs"],
      ["log2_weight_gb_per_device", "log2_max_seqs"],
      ["log2_weight_bits"],
      ["is_code"]
    ]
  },
  {
    ...boards,
    id: "language, batch not told",
    family: "language",
    needs: ["log2_active_params_b"],
    features: LANGUAGE,
    trend: [
      ["log2_active_gb_per_device"],
      ["log2_weight_gb_per_device"],
      ["log2_params_per_active"],
      ["log2_weight_bits"],
      ["log2_devices"],
      ["log2_board_w"],
      ["is_code"]
    ]
  },
  { ...boards, id: "language, model not named", family: "language", needs: [], features: BOARDS, trend: [] },
  {
    ...boards,
    id: "diffusion, batch told",
    family: "diffusion",
    needs: ["log2_active_params_b", "log2_image_batch"],
    features: [...DIFFUSION, "log2_image_batch"],
    trend: [["log2_denoise_ms"], ["denoise_busy_65ms"], ["denoise_busy_250ms"], ["log2_devices"]]
  },
  {
    ...boards,
    id: "diffusion, batch not told",
    family: "diffusion",
    needs: ["log2_active_params_b"],
    features: [...DIFFUSION, "log2_active_gb_per_device"],
    trend: []
  },
  {
    ...boards,
    id: "diffusion, model not named",
    family: "diffusion",
    needs: [],
    features: BOARDS,
    trend: []
  },
  {
    ...boards,
    id: "training",
    family: "training",
    needs: [],
    features: ["log2_board_w", "log2_training_batch"],
    // Five networks cannot tell a sixth: only the very same one is a neighbour, for others the formula stands.
    text: { dimensions: 8, scale: 6, embedder: null },
    trend: null
  },
  { ...boards, id: "other work on boards", family: null, needs: [], features: BOARDS, trend: null },
  {
    ...pods,
    id: "pods, measured by Kepler",
    scope: "pod_kepler_total",
    isTuned: true,
    trend: [["log2_vcpu"], ["log2_mem_gib"], ["is_run_to_end"], ["is_per_node"]]
  },
  // Computed rows may speak for the images that they are of, and for no others: no search may widen their reach.
  { ...pods, id: "pods, modelled", scope: "modelled_wall", isTuned: false, trend: null }
];

export {
  recipes
};

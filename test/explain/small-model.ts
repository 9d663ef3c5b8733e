import type { Calibration, Model, ModelPart, ModelRow } from '../../src/schema/model.ts'
import { bundledModel } from '../model-file.ts'

/** A model of a few rows, with the coefficients of the bundled one: its explanations can be read whole. */

const calibration = (of: Calibration['case'], spread_far: number): Calibration => ({
  case: of,
  low: -1.1,
  high: 1.2,
  spread_far,
  spread_near: 0.1,
  rows: 60,
  groups: 12,
})

const board = (title: string, watts: number, devices: number, numbers: number[]): ModelRow => ({
  source_id: 'mlenergy-v3',
  title,
  group: title,
  provenance: 'measured',
  licence: 'Apache-2.0',
  spec_reconstructed: true,
  weight: 1,
  watts,
  formula_w: devices * 490,
  formula_width: 2,
  family: 'language',
  board: 'H100-SXM',
  devices,
  text: '',
  numbers,
})

const pod = (title: string, watts: number, numbers: number[]): ModelRow => ({
  ...board(title, watts, 0, numbers),
  source_id: 'my-cluster',
  provenance: 'kepler',
  formula_w: 0.3,
  formula_width: 6,
  family: null,
  board: '',
})

const column = (feature: ModelPart['needs'][number], centre: number, scale: number) => ({
  feature,
  centre,
  scale,
})

const noText = { dimensions: 0, scale: 0, embedder: null }

const serving: ModelPart = {
  id: 'language, batch told',
  scope: 'gpu_board_at_load',
  family: 'language',
  needs: ['log2_active_params_b', 'log2_max_seqs'],
  trend: {
    intercept: 0.05,
    terms: [
      { inputs: [{ feature: 'log2_max_seqs', centre: 6, low: 3, high: 8 }], slope: 0.03 },
      {
        inputs: [
          { feature: 'log2_active_params_b', centre: 4, low: 1, high: 6 },
          { feature: 'log2_max_seqs', centre: 6, low: 3, high: 8 },
        ],
        slope: 0.01,
      },
      { inputs: [{ feature: 'is_code', centre: 0, low: 0, high: 1 }], slope: 0.2 },
    ],
  },
  encoder: {
    id: 'small-serving',
    columns: [
      column('log2_devices', 0.5, 1),
      column('log2_active_params_b', 4, 0.5),
      column('log2_max_seqs', 6, 0.5),
    ],
    text: noText,
  },
  k: 5,
  bandwidth: 1,
  shrinkage: 0.3,
  calibrations: [
    calibration('usual', 0.2),
    calibration('count-not-measured', 0.3),
    calibration('board-not-measured', 0.4),
  ],
}

const pods: ModelPart = {
  id: 'pods, by Kepler',
  scope: 'pod_kepler_total',
  family: null,
  needs: [],
  trend: null,
  encoder: {
    id: 'small-pods',
    columns: [column('log2_vcpu', 0, 0.5), column('log2_mem_gib', 0, 0.5)],
    text: noText,
  },
  k: 3,
  bandwidth: 0.5,
  shrinkage: 0.3,
  calibrations: [calibration('usual', 1)],
}

export function smallModel(titles: readonly string[] = []): Model {
  const [first = 'Qwen/Qwen3-8B on 1 × H100, batch 64', second = 'valkey of the shop'] = titles
  return {
    ...bundledModel(),
    tables: [
      {
        scope: 'gpu_board_at_load',
        features: ['log2_devices', 'log2_active_params_b', 'log2_max_seqs'],
        rows: [
          board(first, 560, 1, [0, 3, 6]),
          board('Qwen/Qwen3-32B on 1 × H100, batch 64', 610, 1, [0, 5, 6]),
          board('Qwen/Qwen3-32B on 2 × H100, batch 256', 1250, 2, [1, 5, 8]),
        ],
      },
      {
        scope: 'pod_kepler_total',
        features: ['log2_vcpu', 'log2_mem_gib'],
        rows: [
          pod(second, 0.13, [-3.3, -2]),
          { ...pod('valkey of another shop', 0.2, [-3, -2]), source_id: 'their-cluster' },
        ],
      },
    ],
    parts: [serving, { ...serving, id: 'language, batch not told', needs: [], trend: null }, pods],
  }
}

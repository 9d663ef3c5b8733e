import type { TrendTerm } from '../schema/explanation.ts'
import type { FeatureName } from '../schema/features.ts'
import { factorText, percent } from './format.ts'

type Reading = TrendTerm['readings'][number]

type Shown = { readonly title: string; readonly write: (value: number) => string }

const logarithm =
  (unit: string) =>
  (value: number): string =>
    `${factorText(2 ** value)}${unit === '' ? '' : ` ${unit}`}`
const yesOrNo = (value: number): string => (value > 0.5 ? 'yes' : 'no')

/** What a person calls each feature, and how its value reads. */
const shown = {
  log2_devices: { title: 'boards', write: logarithm('') },
  log2_board_w: { title: 'nameplate of a board', write: logarithm('W') },
  log2_params_b: { title: 'parameters', write: logarithm('billion') },
  log2_active_params_b: { title: 'active parameters', write: logarithm('billion') },
  log2_params_per_active: { title: 'parameters per active one', write: logarithm('') },
  log2_weight_bits: { title: 'bits per weight', write: logarithm('') },
  log2_weight_gb_per_device: { title: 'weights on a board', write: logarithm('GB') },
  log2_active_gb_per_device: { title: 'active weights on a board', write: logarithm('GB') },
  log2_read_gb_per_device: { title: 'weights read in a step', write: logarithm('GB per board') },
  log2_max_seqs: { title: 'sequences at once', write: logarithm('') },
  log2_step_ms: { title: 'computing in a step', write: logarithm('ms') },
  log2_image_batch: { title: 'images at once', write: logarithm('') },
  log2_denoise_ms: { title: 'computing in a denoising step', write: logarithm('ms') },
  denoise_busy_65ms: { title: 'busy if a step also waits 65 ms', write: percent },
  denoise_busy_250ms: { title: 'busy if a step also waits 250 ms', write: percent },
  log2_training_batch: { title: 'training batch', write: logarithm('') },
  is_video: { title: 'makes videos', write: yesOrNo },
  is_vision: { title: 'reads images', write: yesOrNo },
  is_code: { title: 'writes code', write: yesOrNo },
  log2_vcpu: { title: 'CPU', write: logarithm('vCPU') },
  log2_mem_gib: { title: 'memory', write: logarithm('GiB') },
  is_cpu_declared: { title: 'requests CPU', write: yesOrNo },
  is_run_to_end: { title: 'runs to an end', write: yesOrNo },
  is_per_node: { title: 'runs on every node', write: yesOrNo },
  log2_containers: { title: 'containers', write: logarithm('') },
} as const satisfies Record<FeatureName, Shown>

/** `sequences at once: 128 (bends)`, `boards: 2; sequences at once: 128`. */
export function readingsText(readings: readonly Reading[]): string {
  if (readings.length === 0) return 'measured rows in general'
  const [first, second] = readings
  if (first !== undefined && first.feature === second?.feature) return `${readingText(first)}, squared`
  return readings.map(readingText).join('; ')
}

function readingText({ feature, value, is_beyond_rows }: Reading): string {
  const { title, write } = shown[feature]
  if (value === null) return `${title}: not said`
  return `${title}: ${write(value)}${is_beyond_rows ? ', beyond all rows' : ''}`
}

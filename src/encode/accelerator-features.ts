import type { Family, FeatureName } from '../schema/features.ts'
import { type CommandLine, numberOption } from './command-line.ts'
import type { ServedModel } from './served-model.ts'

/** Boards of one type that a pod holds. `count` is a fraction for a slice of a board. */
export type BoardFacts = {
  readonly nameplateW: number
  readonly fp16Tflops: number
  /** `null`: not known. */
  readonly memoryGb: number | null
  readonly count: number
}

type AcceleratorFeature = Exclude<
  FeatureName,
  'log2_vcpu' | 'log2_mem_gib' | 'is_cpu_declared' | 'is_run_to_end' | 'is_per_node' | 'log2_containers'
>

export const MAX_SEQS = ['max-num-seqs', 'max-running-requests', 'max-batch-size', 'max-concurrent-requests']
export const BATCH = [
  'batch-size',
  'batch',
  'bs',
  'per-device-train-batch-size',
  'micro-batch-size',
  'train-batch-size',
]

const VIDEO = /video|t2v|i2v|mochi|ltx/
const VISION = /(?:^|-)(?:vl|vision|omni|llava|pixtral|multimodal|gemma-3)(?:-|$)/
const CODE = /coder|code|fim/

const BITS_PER_BYTE = 8
const PUBLISHED_BITS = 16

/** Multiply and add. */
const FLOPS_PER_PARAMETER = 2

/** A 1024 × 1024 image is 64 × 64 latent patches to a diffusion transformer (8× autoencoder, patches of 2). */
const TOKENS_PER_IMAGE = 4096

/** HunyuanVideo's 129 frames of 720p are 118,800 latent patches, 29 images' worth. */
const IMAGES_PER_CLIP = 29

/** 10⁹ parameters × operations ÷ (10¹² operations/s) = 10⁻³ s. */
const milliseconds = (paramsB: number, tokens: number, tflops: number): number =>
  (FLOPS_PER_PARAMETER * paramsB * tokens) / tflops

/** What tells how hard the boards of a pod work. Everything is null without boards. */
export function acceleratorFeatures(
  line: CommandLine,
  boards: readonly BoardFacts[],
  model: ServedModel | null,
  family: Family | null,
): Record<AcceleratorFeature, number | null> {
  const devices = boards.reduce((sum, { count }) => sum + count, 0)
  const boardsW = boards.reduce((sum, { nameplateW, count }) => sum + nameplateW * count, 0)
  const tflops = boards.reduce((sum, { fp16Tflops, count }) => sum + fp16Tflops * count, 0)
  const paramsB = model?.paramsB ?? null
  const activeB = model?.activeParamsB ?? null
  const gbPerParameterB = (model?.weightBits ?? PUBLISHED_BITS) / BITS_PER_BYTE
  const perDevice = (amount: number | null): number | null =>
    amount === null || devices === 0 ? null : log2(amount / devices)
  const maxSeqs = numberOption(line, MAX_SEQS)
  const batch = numberOption(line, BATCH)
  const memoryGb = boards.every((board) => board.memoryGb !== null)
    ? boards.reduce((sum, { memoryGb, count }) => sum + (memoryGb ?? 0) * count, 0)
    : null
  const wanted = family === 'language' ? (maxSeqs ?? batch) : null
  const seqs =
    wanted === null ? null : Math.min(wanted, fittingSeqs(memoryGb, paramsB, activeB, gbPerParameterB))
  const images = family === 'diffusion' ? (batch ?? maxSeqs) : null
  const isVideo = model === null ? null : VIDEO.test(model.name)
  const denoiseMs =
    activeB === null || images === null || tflops === 0
      ? null
      : milliseconds(activeB, TOKENS_PER_IMAGE * images * (isVideo === true ? IMAGES_PER_CLIP : 1), tflops)
  const stepMs =
    activeB === null || seqs === null || tflops === 0 ? null : milliseconds(activeB, seqs, tflops)
  const isNamed = (pattern: RegExp): number | null =>
    model === null ? null : Number(pattern.test(model.name))
  return {
    log2_devices: log2(devices),
    log2_board_w: devices === 0 ? null : log2(boardsW / devices),
    log2_params_b: log2(paramsB),
    log2_active_params_b: log2(activeB),
    log2_params_per_active: paramsB === null || activeB === null ? null : log2(paramsB / activeB),
    log2_weight_bits: log2(model?.weightBits ?? null),
    log2_weight_gb_per_device: perDevice(paramsB === null ? null : paramsB * gbPerParameterB),
    log2_active_gb_per_device: perDevice(activeB === null ? null : activeB * gbPerParameterB),
    log2_read_gb_per_device: perDevice(
      paramsB === null || activeB === null || seqs === null
        ? null
        : gbPerParameterB * readParamsB(paramsB, activeB, seqs),
    ),
    log2_max_seqs: log2(seqs),
    log2_step_ms: log2(stepMs),
    log2_image_batch: log2(images),
    log2_denoise_ms: log2(denoiseMs),
    denoise_busy_65ms: busy(denoiseMs, 65),
    denoise_busy_250ms: busy(denoiseMs, 250),
    log2_training_batch: family === 'training' ? log2(batch) : null,
    is_video: isVideo === null ? null : Number(isVideo),
    is_vision: isNamed(VISION),
    is_code: isNamed(CODE),
  }
}

/** Share of the time that boards compute when every step also waits for so long. */
const busy = (workMs: number | null, waitMs: number): number | null =>
  workMs === null ? null : workMs / (workMs + waitMs)

/**
 * Sequences that find room beside the weights, at least 1: more than these wait, whatever the argument allows. Keys and values of
 * 4096 tokens take about 0.2 GB × √(active 10⁹ parameters): 1.07 GB for 32 (64 layers of 8 heads), 0.54 GB for 8 (32 layers).
 */
function fittingSeqs(
  memoryGb: number | null,
  paramsB: number | null,
  activeB: number | null,
  gbPerParameterB: number,
): number {
  if (memoryGb === null || paramsB === null || activeB === null) return Number.POSITIVE_INFINITY
  const free = memoryGb - paramsB * gbPerParameterB
  return Math.max(1, free / (0.2 * Math.sqrt(activeB)))
}

/** Weights that a step reads, 10⁹: of a mixture of experts, those that at least one of the sequences is sent through. */
function readParamsB(paramsB: number, activeB: number, seqs: number): number {
  const share = Math.min(activeB / paramsB, 1)
  return paramsB * Math.max(1 - (1 - share) ** seqs, share)
}

/** `null` stays `null`, and what has no logarithm is not known either. */
export const log2 = (value: number | null): number | null =>
  value === null || value <= 0 ? null : Math.log2(value)

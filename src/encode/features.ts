import { parseImage } from '../image.ts'
import type { KnownModel, SoftwareClass } from '../schema/coefficients.ts'
import type { FeatureName } from '../schema/features.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import { commandLine, numberOption } from './command-line.ts'
import { servedModel } from './served-model.ts'

/** What the prior already knows of a request. */
export type SpecFacts = {
  readonly vcpu: number
  readonly memGib: number
  readonly isCpuDeclared: boolean
  readonly software: SoftwareClass | null
  readonly boards: readonly { readonly nameplateW: number; readonly count: number }[]
}

/** Named numbers of a request (`null` = the manifest does not say), and the texts that are hashed. */
export type FeatureRow = {
  readonly numbers: Readonly<Record<FeatureName, number | null>>
  readonly texts: { readonly image: string; readonly model: string }
}

const MAX_SEQS = ['max-num-seqs', 'max-running-requests', 'max-batch-size', 'max-concurrent-requests']
const BATCH = [
  'batch-size',
  'batch',
  'bs',
  'per-device-train-batch-size',
  'micro-batch-size',
  'train-batch-size',
]

const VIDEO = /video|t2v|i2v|mochi|ltx/
const DIFFUSION = /diffus|flux|sana|pixart|hunyuandit|sdxl|\bdit\b|t2v|i2v|hunyuanvideo|cogvideo|mochi/
const VISION = /(?:^|-)(?:vl|vision|omni|llava|pixtral|multimodal|gemma-3)(?:-|$)/
const CODE = /coder|code|fim/
const REASONING = /thinking|reason|(?:^|-)r1(?:-|$)|gpt-oss|qwq/

/** A request → its feature row. `log2_*` so that doubling is one step wherever it happens. */
export function featuresFrom(
  request: InferenceRequest,
  facts: SpecFacts,
  known: readonly KnownModel[],
): FeatureRow {
  const devices = facts.boards.reduce((sum, { count }) => sum + count, 0)
  const boardsW = facts.boards.reduce((sum, { nameplateW, count }) => sum + nameplateW * count, 0)
  const line = commandLine({
    command: request.containers.flatMap(({ command }) => command ?? []),
    args: request.containers.flatMap(({ args }) => args ?? []),
  })
  const model = devices > 0 ? servedModel(line, request.workload_name, known) : null
  const family = familyOf(request, facts, model?.name ?? '')
  const maxSeqs = numberOption(line, MAX_SEQS)
  const batch = numberOption(line, BATCH)
  const bytesPerWeight = (model?.weightBits ?? 16) / 8
  const perDevice = (value: number | null | undefined): number | null =>
    value == null || devices === 0 ? null : log2(value / devices)
  const isFamily = (wanted: string): number | null => (family === null ? null : Number(family === wanted))
  const isNamed = (pattern: RegExp): number | null =>
    model === null ? null : Number(pattern.test(model.name))
  return {
    numbers: {
      log2_devices: log2(devices),
      log2_board_w: devices === 0 ? null : log2(boardsW / devices),
      is_language: isFamily('language'),
      is_diffusion: isFamily('diffusion'),
      is_training: isFamily('training'),
      is_video: isNamed(VIDEO),
      log2_max_seqs: family === 'language' ? log2(maxSeqs ?? batch) : null,
      log2_image_batch: family === 'diffusion' ? log2(batch ?? maxSeqs) : null,
      log2_training_batch: family === 'training' ? log2(batch) : null,
      is_batch_declared: Number((maxSeqs ?? batch) !== null),
      log2_active_params_b: log2(model?.activeParamsB ?? null),
      log2_params_b: log2(model?.paramsB ?? null),
      log2_params_per_active:
        model?.paramsB == null || model.activeParamsB === null
          ? null
          : log2(model.paramsB / model.activeParamsB),
      weight_bits: log2(model?.weightBits ?? null),
      log2_weight_gb_per_device: perDevice(model?.paramsB == null ? null : model.paramsB * bytesPerWeight),
      log2_active_gb_per_device: perDevice(
        model?.activeParamsB == null ? null : model.activeParamsB * bytesPerWeight,
      ),
      log2_max_seqs_per_device: perDevice(family === 'language' ? (maxSeqs ?? batch) : null),
      log2_image_batch_per_device: perDevice(family === 'diffusion' ? (batch ?? maxSeqs) : null),
      is_vision: isNamed(VISION),
      is_code: isNamed(CODE),
      is_reasoning: isNamed(REASONING),
      log2_vcpu: log2(facts.vcpu),
      log2_mem_gib: log2(facts.memGib),
      is_cpu_declared: Number(facts.isCpuDeclared),
      is_run_to_end: Number(request.run_pattern !== 'continuous'),
      is_per_node: Number(request.workload_kind === 'DaemonSet'),
      log2_containers: log2(request.containers.length),
    },
    texts: {
      image: request.containers.map(({ image }) => repositoryOf(image)).join(' '),
      model: model?.name ?? '',
    },
  }
}

/** The same request had its manifest not told the batch size. */
export const withoutBatch = ({ numbers, texts }: FeatureRow): FeatureRow => ({
  numbers: {
    ...numbers,
    log2_max_seqs: null,
    log2_image_batch: null,
    log2_training_batch: null,
    log2_max_seqs_per_device: null,
    log2_image_batch_per_device: null,
    is_batch_declared: 0,
  },
  texts,
})

type Family = SoftwareClass['family']

function familyOf(request: InferenceRequest, { software }: SpecFacts, modelName: string): Family {
  if (software?.family != null) return software.family
  if (DIFFUSION.test(modelName)) return 'diffusion'
  if (request.run_pattern !== 'continuous') return 'training'
  return modelName === '' ? null : 'language'
}

const log2 = (value: number | null): number | null => (value === null || value <= 0 ? null : Math.log2(value))

/** An image without tag and digest: what two versions of the same software share. */
function repositoryOf(image: string): string {
  const { registry, repository } = parseImage(image)
  return registry === null ? repository : `${registry}/${repository}`
}

import { parseImage } from '../image.ts'
import type { KnownModel, SoftwareClass } from '../schema/coefficients.ts'
import type { Family, FeatureName } from '../schema/features.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import { acceleratorFeatures, type BoardFacts, log2 } from './accelerator-features.ts'
import { commandLine } from './command-line.ts'
import { servedModel } from './served-model.ts'

/** What the prior already knows of a request. */
export type SpecFacts = {
  readonly vcpu: number
  readonly memGib: number
  readonly isCpuDeclared: boolean
  readonly software: SoftwareClass | null
  readonly boards: readonly BoardFacts[]
}

/** Named numbers of a request (`null` = the manifest does not say), its family, and the texts that are hashed. */
export type FeatureRow = {
  readonly numbers: Readonly<Partial<Record<FeatureName, number | null>>>
  readonly family: Family | null
  readonly texts: { readonly image: string; readonly model: string }
}

const DIFFUSION = /diffus|flux|sana|pixart|hunyuandit|sdxl|\bdit\b|t2v|i2v|hunyuanvideo|cogvideo|mochi/

/** A request → its feature row. */
export function featuresFrom(
  request: InferenceRequest,
  facts: SpecFacts,
  known: readonly KnownModel[],
): FeatureRow {
  const line = commandLine({
    command: request.containers.flatMap(({ command }) => command ?? []),
    args: request.containers.flatMap(({ args }) => args ?? []),
  })
  const model = facts.boards.length > 0 ? servedModel(line, request.workload_name, known) : null
  const family = facts.boards.length > 0 ? familyOf(request, facts, model?.name ?? '') : null
  return {
    numbers: {
      ...acceleratorFeatures(line, facts.boards, model, family),
      log2_vcpu: log2(facts.vcpu),
      log2_mem_gib: log2(facts.memGib),
      is_cpu_declared: Number(facts.isCpuDeclared),
      is_run_to_end: Number(request.run_pattern !== 'continuous'),
      is_per_node: Number(request.workload_kind === 'DaemonSet'),
      log2_containers: log2(request.containers.length),
    },
    family,
    texts: {
      image: request.containers.map(({ image }) => repositoryOf(image)).join(' '),
      model: model?.name ?? '',
    },
  }
}

/** The same request had its manifest not told the batch size. */
export const withoutBatch = (row: FeatureRow): FeatureRow => ({
  ...row,
  numbers: {
    ...row.numbers,
    log2_max_seqs: null,
    log2_read_gb_per_device: null,
    log2_step_ms: null,
    log2_image_batch: null,
    log2_denoise_ms: null,
    denoise_busy_65ms: null,
    denoise_busy_250ms: null,
    log2_training_batch: null,
  },
})

function familyOf(request: InferenceRequest, { software }: SpecFacts, modelName: string): Family | null {
  if (software?.family != null) return software.family
  if (DIFFUSION.test(modelName)) return 'diffusion'
  if (request.run_pattern !== 'continuous') return 'training'
  return modelName === '' ? null : 'language'
}

/** An image without tag and digest: what two versions of the same software share. */
function repositoryOf(image: string): string {
  const { registry, repository } = parseImage(image)
  return registry === null ? repository : `${registry}/${repository}`
}

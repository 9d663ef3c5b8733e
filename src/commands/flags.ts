import type { ModelFallback } from '../config/model-source.ts'
import type { EvaluationFormat } from '../report/evaluation-report.ts'
import type { Format } from '../report/format-names.ts'
import type { DiffFormat } from '../report/model-diff-report.ts'
import type { TargetName } from '../schema/energy-target.ts'
import type { ClusterFlags } from './cluster-options.ts'

export type CollectFlags = ClusterFlags & {
  readonly kinds: readonly string[]
  readonly namespaces: readonly string[]
  readonly emitInitial?: boolean
  readonly once?: boolean
  readonly emit: 'changes' | 'all'
  readonly output?: string
  readonly post?: string
  readonly postHeader: readonly string[]
  readonly postTokenEnv?: string
}

/** Options of every command that reads manifests. */
export type ManifestFlags = {
  readonly config?: string
  readonly exclude: readonly string[]
  readonly nodes?: number
  readonly runSeconds?: number
}

/** Options of every command that can ask an embedding model. */
export type EmbedderFlags = {
  readonly embedder?: string
  readonly embedderTokenEnv?: string
  readonly embedderInput?: string
  readonly embedderOutput?: string
}

/** Options of every command that predicts. */
export type ModelFlags = { readonly model?: string; readonly modelFallback: ModelFallback }

/** Options of every command that can tell carbon and cost. */
export type ImpactFlags = {
  readonly region?: string
  readonly carbonIntensity?: string
  readonly electricityPrice?: string
  readonly pue?: string
}

export type CheckFlags = ManifestFlags &
  ModelFlags &
  EmbedderFlags &
  ImpactFlags & {
    readonly base?: string
    readonly baseDir?: string
    readonly configFrom: 'base' | 'head'
    readonly budget: readonly string[]
    readonly format: Format
    readonly output: readonly string[]
  }

export type ConfigShowFlags = { readonly format: 'yaml' | 'json' }

export type InitFlags = { readonly force: boolean }

export type FromFileFlags = ManifestFlags & { readonly format: 'ndjson' | 'json' }

export type PredictFlags = ModelFlags & EmbedderFlags & { readonly format: 'ndjson' | 'json' }

export type JoinFlags = {
  readonly requests: readonly string[]
  readonly targets: readonly string[]
  readonly out: string
  readonly sourceId: string
  readonly licence: string
  readonly cluster?: string
  readonly weight: number
  readonly allowSynthetic?: boolean
}

export type WhatIfFlags = ManifestFlags &
  ModelFlags & {
    readonly set: readonly string[]
    readonly gpu?: string
    readonly gpus?: string
    readonly workload: readonly string[]
    readonly format: 'text' | 'json'
  }

export type ExplainFlags = ManifestFlags &
  ModelFlags & {
    readonly format: 'text' | 'json' | 'markdown'
    readonly limit?: number
  }

export type EncodeFitFlags = {
  readonly input: readonly string[]
  readonly out: string
  readonly part: string
  readonly model?: string
}

export type EncodeTransformFlags = {
  readonly input: readonly string[]
  readonly encoder: string
  readonly out: string
  readonly model?: string
}

/** Options of every command that reads rows with watts. */
export type RowFlags = {
  readonly requests?: readonly string[]
  readonly target: TargetName
  readonly step?: number
  readonly window?: number
  readonly weight: number
  readonly allowSynthetic?: boolean
}

/** Options of every command that writes a model. */
export type CandidateFlags = EmbedderFlags & {
  readonly out: string
  readonly card?: string
  readonly modelVersion?: string
  readonly created?: string
  readonly evaluate: boolean
}

export type TrainFlags = RowFlags &
  CandidateFlags & {
    readonly rows: readonly string[]
    readonly base?: string
    readonly fromScratch?: boolean
    readonly sourceId?: string
    readonly title?: string
    readonly licence?: string
    readonly url?: string
  }

export type EvaluateFlags = RowFlags &
  EmbedderFlags & {
    readonly rows?: readonly string[]
    readonly folds: number
    readonly strict?: boolean
    readonly format: EvaluationFormat
    readonly output: readonly string[]
  }

export type ModelShowFlags = { readonly format: 'text' | 'markdown' | 'json' }

export type ModelDiffFlags = {
  readonly input?: readonly string[]
  readonly format: DiffFormat
}

export type ModelMergeFlags = CandidateFlags & { readonly weight: readonly string[] }

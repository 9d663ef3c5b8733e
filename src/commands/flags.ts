import type { Format } from '../report/format-names.ts'

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

export type CheckFlags = ManifestFlags &
  EmbedderFlags & {
    readonly base?: string
    readonly baseDir?: string
    readonly budget: readonly string[]
    readonly format: Format
    readonly output: readonly string[]
    readonly model?: string
  }

export type FromFileFlags = ManifestFlags & { readonly format: 'ndjson' | 'json' }

export type PredictFlags = EmbedderFlags & { readonly format: 'ndjson' | 'json'; readonly model?: string }

export type JoinFlags = {
  readonly requests: readonly string[]
  readonly targets: readonly string[]
  readonly out: string
  readonly sourceId: string
  readonly licence: string
  readonly cluster?: string
  readonly weight: number
}

export type WhatIfFlags = ManifestFlags & {
  readonly set: readonly string[]
  readonly gpu?: string
  readonly gpus?: string
  readonly workload: readonly string[]
  readonly format: 'text' | 'json'
  readonly model?: string
}

export type ExplainFlags = ManifestFlags & {
  readonly format: 'text' | 'json' | 'markdown'
  readonly limit?: number
  readonly model?: string
}

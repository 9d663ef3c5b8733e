import type { Format } from '../report/format-names.ts'

/** Options of every command that reads manifests. */
export type ManifestFlags = {
  readonly config?: string
  readonly exclude: readonly string[]
  readonly nodes?: number
  readonly runSeconds?: number
}

export type CheckFlags = ManifestFlags & {
  readonly base?: string
  readonly baseDir?: string
  readonly budget: readonly string[]
  readonly format: Format
  readonly output: readonly string[]
  readonly model?: string
}

export type FromFileFlags = ManifestFlags & { readonly format: 'ndjson' | 'json' }

export type PredictFlags = { readonly format: 'ndjson' | 'json'; readonly model?: string }

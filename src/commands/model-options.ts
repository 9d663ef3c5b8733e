import { Option } from 'commander'
import { modelFallbacks } from '../config/model-source.ts'

/** Options of every command that predicts; `usual` is the model where none is named. */
export const modelOptions = (usual = 'that of the configuration, else the bundled one'): Option[] => [
  new Option(
    '--model <name>',
    `model to predict with: a file, "https://…#sha256-…" or "release:owner/repo@tag#sha256-…" (default: ${usual})`,
  ),
  new Option(
    '--model-fallback <what>',
    'when that model cannot be used: fail, or predict with the bundled one',
  )
    .choices(modelFallbacks)
    .default('fail'),
]

import { embedderAt } from '../adapters/embedder.ts'
import { AppError } from '../errors.ts'
import type { Embedder } from '../predict/embedded.ts'
import type { EmbedderFlags } from './flags.ts'
import type { Io } from './io.ts'

/** The embedding model that the flags name; `null` = none. Throws `input` for flags that make no sense. */
export function embedderOf(flags: EmbedderFlags, { env }: Io): Embedder | null {
  const { embedder, embedderTokenEnv, embedderInput = null, embedderOutput = null } = flags
  if (embedder === undefined) {
    if (embedderTokenEnv === undefined && embedderInput === null && embedderOutput === null) return null
    throw new AppError('input', 'an option of an embedder is given, and none is named', 'Add --embedder URL.')
  }
  return embedderAt(embedder, {
    token: embedderTokenEnv === undefined ? null : tokenIn(embedderTokenEnv, env),
    input: embedderInput,
    output: embedderOutput,
  })
}

/** A file that was read into a variable often ends in a line break. */
function tokenIn(name: string, env: Io['env']): string {
  const token = env(name)?.trim() ?? ''
  if (token !== '') return token
  throw new AppError(
    'input',
    // Somebody may have written the token itself.
    'the environment variable named with --embedder-token-env is not set',
    'Set it to the token, and write its name.',
  )
}

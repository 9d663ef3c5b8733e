import { AppError } from '../errors.ts'
import { sha256Of } from '../publish/checksums.ts'
import { quoted } from '../quoted.ts'
import { version } from '../version.ts'
import type { GithubOptions } from './github-client.ts'
import { modelCache, modelCacheFolder } from './model-cache.ts'
import type { Fetch } from './pinned-file.ts'

/** How a model is had that is not on disk. */
export type ModelAccess = {
  readonly fetchFrom: Fetch
  /** Time for one answer of an address, to its last byte. */
  readonly attemptMs?: number
  /** GitHub, whichever repository is named. */
  readonly github: Omit<GithubOptions, 'repository'>
  /** Folder of the models that were fetched before; `null`: none is kept. */
  readonly cacheFolder: string | null
}

/** By the variables of a runner or a shell. `token` reads private releases; without one, what is public can be had. */
export const modelAccessFrom = (
  variable: (name: string) => string | undefined,
  token: string | null,
): ModelAccess => ({
  fetchFrom: fetch,
  github: { token, apiUrl: apiUrlFrom(variable), graphqlUrl: '', userAgent: `wattlint/${version}` },
  cacheFolder: modelCacheFolder(variable),
})

/** A runner says both; a person may have set one of them alone. */
function apiUrlFrom(variable: (name: string) => string | undefined): string {
  const named = variable('GITHUB_API_URL')
  if (named) return named
  const server = URL.parse(variable('GITHUB_SERVER_URL') || 'https://github.com')
  if (server === null || server.host === 'github.com') return 'https://api.github.com'
  return server.host.endsWith('.ghe.com') ? `https://api.${server.host}` : `${server.origin}/api/v3`
}

export type FetchedModel = {
  readonly bytes: Uint8Array
  /** What a reader of figures has to know of where it is from; `null`: nothing. */
  readonly notice: string | null
}

const LONGEST_SHOWN = 200

/** The error for a model that is not to be had; `why` goes on from its name. */
export const notHad = (shown: string, why: string, cause?: unknown, hint = TRY_AGAIN): AppError =>
  new AppError('model', `model ${quoted(shown, LONGEST_SHOWN)} ${why}`, hint, { cause })

const TRY_AGAIN = 'Try again, or let the bundled model stand in with model-fallback: bundled.'

/** The error for bytes that are not those that were named. */
export const anotherModel = (shown: string, actual: string): AppError =>
  notHad(
    shown,
    `is another file now: its digest is sha256-${actual}`,
    undefined,
    'Look what changed before you write the new digest.',
  )

/** What is kept by that digest, else what `fetchBytes` gives, once it is held against it. Throws `model`. */
export async function cachedModel(
  shown: string,
  sha256: string,
  { cacheFolder }: ModelAccess,
  fetchBytes: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const cache = modelCache(cacheFolder)
  const kept = await cache.read(sha256)
  if (kept !== null) return kept
  const bytes = await fetchBytes()
  const actual = sha256Of(bytes)
  if (actual !== sha256) throw anotherModel(shown, actual)
  await cache.write(sha256, bytes)
  return bytes
}

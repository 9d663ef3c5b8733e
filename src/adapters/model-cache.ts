import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { AppError } from '../errors.ts'
import { sha256Of } from '../publish/checksums.ts'
import { writeWhole } from './atomic-file.ts'

/** Models that were fetched, by the digest of their bytes. */
export type ModelCache = {
  /** `null`: not there, or not what its name says any more, and then thrown away. */
  readonly read: (sha256: string) => Promise<Uint8Array | null>
  /** Does nothing where it cannot be written: then the next run fetches again. */
  readonly write: (sha256: string, bytes: Uint8Array) => Promise<void>
}

/** Nightly models would fill a disk in a year. */
const MOST_MODELS = 20
const DRAFT_LIFE_MS = 86_400_000

/** The runner's own folder, else the user's, by the variables that name them; `null`: there is none. */
export function modelCacheFolder(variable: (name: string) => string | null | undefined): string | null {
  const named = ['RUNNER_TOOL_CACHE', 'RUNNER_TEMP', 'XDG_CACHE_HOME']
    .map(variable)
    .find((folder) => typeof folder === 'string' && isAbsolute(folder))
  const folder = named ?? join(variable('HOME') || homedir(), '.cache')
  return isAbsolute(folder) ? join(folder, 'wattlint', 'models') : null
}

/** What a folder keeps. Every entry is held against its digest when it is read: others may write there too. */
export function modelCache(folder: string | null): ModelCache {
  if (folder === null) return { read: async () => null, write: async () => undefined }
  const fileOf = (sha256: string): string => join(folder, `${sha256}.json`)
  return {
    async read(sha256) {
      const bytes = await readFile(fileOf(sha256)).catch(() => null)
      if (bytes === null || sha256Of(bytes) === sha256) return bytes
      await rm(fileOf(sha256), { force: true }).catch(() => undefined)
      return null
    },
    async write(sha256, bytes) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await writeWhole(folder, `${sha256}.json`, bytes)
        await tidy(folder)
      } catch (error) {
        if (!(error instanceof AppError) && !isOfSystem(error)) throw error
      }
    },
  }
}

const isOfSystem = (error: unknown): boolean => error instanceof Error && 'code' in error

/** Removes the oldest models beyond those that are kept, and what a run that was ended left half written. */
async function tidy(folder: string): Promise<void> {
  const entries: { name: string; writtenMs: number }[] = []
  for (const name of await readdir(folder)) {
    const stats = await stat(join(folder, name)).catch(() => null)
    if (stats !== null) entries.push({ name, writtenMs: stats.mtimeMs })
  }
  const newest = Math.max(...entries.map(({ writtenMs }) => writtenMs))
  const drafts = entries.filter(
    ({ name, writtenMs }) => DRAFT.test(name) && writtenMs < newest - DRAFT_LIFE_MS,
  )
  const surplus = entries
    .filter(({ name }) => ENTRY.test(name))
    .toSorted((a, b) => b.writtenMs - a.writtenMs)
    .slice(MOST_MODELS)
  for (const { name } of [...drafts, ...surplus]) await rm(join(folder, name), { force: true })
}

const ENTRY = /^[0-9a-f]{64}\.json$/
const DRAFT = /^\.[0-9a-f]{64}\.json\./

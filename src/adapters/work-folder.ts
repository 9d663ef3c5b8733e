import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'
import { Progress } from '../refresh/steps.ts'
import { writeWhole } from './atomic-file.ts'

const PROGRESS = 'progress.json'
/** By the second of their measurement, so that their names sort. */
const TARGETS = /^targets-(\d{10})\.ndjson$/
const MS_PER_S = 1000

/** What a refresh keeps between two runs. Paths are those of files in it. */
export type WorkFolder = {
  readonly path: (name: string) => string
  /** `null`: there is none, or it is of another version. */
  readonly progress: () => Promise<Progress | null>
  readonly keep: (progress: Progress) => Promise<void>
  readonly text: (name: string) => Promise<string | null>
  readonly write: (name: string, text: string) => Promise<void>
  /** Files of measured energy, the newest `count` of them, oldest first; older ones are removed. */
  readonly targets: (count: number) => Promise<readonly string[]>
}

/** Throws `input` where the folder cannot be made. */
export async function workFolder(cwd: string, named: string): Promise<WorkFolder> {
  const folder = resolve(cwd, named)
  const path = (name: string): string => join(folder, name)
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new AppError('input', `the folder ${quoted(named)} cannot be made`, 'Name another with --work.', {
      cause,
    })
  })
  const text = (name: string): Promise<string | null> => readFile(path(name), 'utf8').catch(() => null)
  const write = (name: string, content: string): Promise<void> => writeWhole(folder, name, content)
  return {
    path,
    text,
    write,
    async progress() {
      try {
        return Progress.safeParse(JSON.parse((await text(PROGRESS)) ?? '')).data ?? null
      } catch {
        return null
      }
    },
    keep: (progress) => write(PROGRESS, `${JSON.stringify(progress)}\n`),
    async targets(count) {
      const names = (await readdir(folder))
        .filter(
          (name) => Number(TARGETS.exec(name)?.[1] ?? Number.POSITIVE_INFINITY) <= Date.now() / MS_PER_S,
        )
        .toSorted()
      for (const old of names.slice(0, -count)) await rm(path(old))
      return names.slice(-count).map(path)
    },
  }
}

import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { PLACES } from './config-file.ts'
import { gitAnswer } from './git.ts'

/** The configuration of the repository that a folder is in, as one would name it from there; `null`: none, or the folder is the root. */
export async function configOfRoot(cwd: string): Promise<string | null> {
  const up = await gitAnswer(cwd, 'rev-parse', '--show-cdup')
  if (up === null || up === '') return null
  const root = join(cwd, up)
  const found = PLACES.find((place) => existsSync(join(root, place)))
  return found === undefined ? null : relative(cwd, join(root, found))
}

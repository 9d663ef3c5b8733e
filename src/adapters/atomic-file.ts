import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../errors.ts'

/**
 * Writes a file as the user named it; a folder that is not there is made. A reader sees the former file or the whole new
 * one. Throws `input` when it cannot be done.
 */
export async function writeWhole(cwd: string, named: string, content: string | Uint8Array): Promise<void> {
  const file = resolve(cwd, named)
  const draft = join(dirname(file), `.${basename(file)}.${randomUUID()}`)
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(draft, content, { flag: 'wx', flush: true })
    await rename(draft, file)
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => null)
    throw new AppError('input', `${named}: cannot be written`, 'Name a file in a folder of yours.', { cause })
  }
}

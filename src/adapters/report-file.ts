import { lstat, realpath, writeFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { AppError } from '../errors.ts'
import { isOutside } from './paths.ts'

/**
 * Writes a report to a file as the user named it, and returns its full path. A link that somebody else put there is not
 * written through, nor a folder that leads out of `cwd` though its name does not. Throws `input` when it cannot be done.
 */
export async function writeReport(cwd: string, named: string, text: string): Promise<string> {
  const file = resolve(cwd, named)
  const refuse = (why: string, cause?: unknown): AppError =>
    new AppError('input', `${JSON.stringify(named)} ${why}`, 'Name a file in a folder that is there.', {
      cause,
    })
  try {
    const folder = await realpath(dirname(file))
    const leaves = isOutside(relative(await realpath(cwd), folder))
    if (leaves && !isOutside(relative(cwd, file))) throw refuse('leads out of the folder you are in')
    if ((await lstat(file).catch(() => null))?.isSymbolicLink()) throw refuse('is a symbolic link')
    await writeFile(file, text)
    return file
  } catch (cause) {
    throw cause instanceof AppError ? cause : refuse('cannot be written', cause)
  }
}

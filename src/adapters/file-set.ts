import { randomUUID } from 'node:crypto'
import { link, lstat, mkdir, readFile, realpath, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { AppError } from '../errors.ts'
import { isOutside } from './paths.ts'

export type NewFile = { readonly path: string; readonly text: string }

/** A file on its way: the draft beside its place, and what stood there. */
type Placing = { readonly file: string; readonly draft: string; readonly former: Uint8Array | null }

/**
 * Writes all files or none: what fails half-way is taken back. Without `mayReplace` a file that is there, or comes to be
 * there meanwhile, is left alone. Throws `input` when it cannot be done.
 */
export async function writeAll(cwd: string, files: readonly NewFile[], mayReplace: boolean): Promise<void> {
  const placings: Placing[] = []
  const made: string[] = []
  const placed: Placing[] = []
  try {
    for (const { path, text } of files) {
      const file = resolve(cwd, path)
      made.push(...(await foldersMade(cwd, dirname(file))))
      const placing = {
        file,
        draft: join(dirname(file), `.${basename(file)}.${randomUUID()}`),
        former: await formerOf(cwd, file, path),
      }
      placings.push(placing)
      await writeFile(placing.draft, text, { flag: 'wx', flush: true })
    }
    for (const placing of placings) {
      // A link to the draft fails where a file has come to be; a rename replaces it.
      await (mayReplace ? rename : link)(placing.draft, placing.file)
      placed.push(placing)
    }
  } catch (cause) {
    for (const { file, former } of placed)
      await (former === null ? rm(file) : writeFile(file, former)).catch(() => null)
    for (const { draft } of placings) await rm(draft, { force: true }).catch(() => null)
    for (const folder of made.toReversed()) await rmdir(folder).catch(() => null)
    if (cause instanceof AppError) throw cause
    const names = files.map(({ path }) => path).join(' and ')
    throw new AppError(
      'input',
      `${names} cannot be written, and nothing was`,
      'Is the folder yours to write in?',
      {
        cause,
      },
    )
  }
  for (const { draft } of placings) await rm(draft, { force: true }).catch(() => null)
}

/** Those of the named files that are there, whatever they are. */
export async function thereOf(cwd: string, paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(paths.map((path) => lstat(resolve(cwd, path)).catch(() => null)))
  return paths.filter((_, index) => found[index] !== null)
}

/** Makes the folders that are missing, the outermost first, and names them. */
async function foldersMade(cwd: string, folder: string): Promise<readonly string[]> {
  const steps = relative(cwd, folder).split(sep).filter(Boolean)
  const made: string[] = []
  for (const index of steps.keys()) {
    const one = join(cwd, ...steps.slice(0, index + 1))
    const isMade = await mkdir(one).then(
      () => true,
      (error) => {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
        throw error
      },
    )
    if (isMade) made.push(one)
  }
  return made
}

/** What stands in the place of a file. A link is not written through, nor a folder that leads out of `cwd`. */
async function formerOf(cwd: string, file: string, path: string): Promise<Uint8Array | null> {
  const refuse = (why: string): AppError =>
    new AppError('input', `${path} ${why}`, 'Remove what stands in its way.')
  if (isOutside(relative(await realpath(cwd), await realpath(dirname(file)))))
    throw refuse('leads out of the folder you are in')
  const stats = await lstat(file).catch(() => null)
  if (stats === null) return null
  if (!stats.isFile()) throw refuse('is no plain file')
  return readFile(file)
}

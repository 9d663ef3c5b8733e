import { isAbsolute, relative, resolve, sep } from 'node:path'
import { AppError } from '../errors.ts'

/** Folders that hold no manifest of the project's own, and many files: not walked on disk, not looked into in a commit. */
export const IGNORED_FOLDERS = ['node_modules', '.git'] as const

/** Is a path, relative to a folder, outside of that folder? */
export const isOutside = (relativePath: string): boolean =>
  relativePath.split(sep)[0] === '..' || isAbsolute(relativePath)

/**
 * PATHs as a commit knows them: relative to `cwd`, with slashes. Nothing named = all. Throws `input` for one that is not
 * below `cwd`, which has nothing to be compared with.
 */
export function pathsInside(cwd: string, paths: readonly string[]): string[] {
  return (paths.length === 0 ? ['.'] : paths).map((path) => {
    const inside = relative(cwd, resolve(cwd, path))
    if (path !== '-' && !isOutside(inside)) return inside === '' ? '.' : inside.split(sep).join('/')
    const message = `${JSON.stringify(path)} is not below the folder you are in, so it has no base`
    throw new AppError('input', message, 'Change into the repository, and name paths in it.')
  })
}

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { AppError } from '../errors.ts'

/** A file as the user named it. Throws `input` when it cannot be read. */
export async function readBytes(cwd: string, named: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(cwd, named))
  } catch (cause) {
    throw new AppError('input', `${JSON.stringify(named)} cannot be read`, 'Name a readable file.', {
      cause,
    })
  }
}

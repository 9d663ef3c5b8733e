import { readFile } from 'node:fs/promises'
import { AppError } from '../errors.ts'

/** A file that the user named. Throws `input` when it cannot be read. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new AppError('input', `${JSON.stringify(file)} cannot be read`, 'Name a file that is there.', {
      cause,
    })
  }
}

import { createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'

export type LineFile = {
  /** Adds a line; waits where the disk is slower. */
  readonly add: (line: string) => Promise<void>
  readonly close: () => Promise<void>
}

const NEWLINE = 10

/** A file that lines are added to; what is in it stays. A line that was cut off is ended first. Throws `input` where it cannot be written. */
export async function lineFile(cwd: string, name: string): Promise<LineFile> {
  const path = resolve(cwd, name)
  try {
    await mkdir(dirname(path), { recursive: true })
    const isCut = await endsWithin(path)
    const stream = createWriteStream(path, { flags: 'a' })
    await new Promise<void>((resolve, reject) => {
      stream.once('open', () => resolve())
      stream.once('error', reject)
    })
    let failure: unknown = null
    stream.on('error', (error) => {
      failure = error
    })
    if (isCut) stream.write('\n')
    const check = (): void => {
      if (failure !== null) throw notWritable(name, failure)
    }
    return {
      async add(line) {
        check()
        if (stream.write(`${line}\n`)) return
        await Promise.race([
          new Promise<void>((resolve) => stream.once('drain', () => resolve())),
          finished(stream).catch(() => null),
        ])
        check()
      },
      async close() {
        check()
        stream.end()
        await finished(stream).catch((error: unknown) => {
          throw notWritable(name, error)
        })
      },
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : notWritable(name, cause)
  }
}

/** Does the file end in the middle of a line? */
async function endsWithin(path: string): Promise<boolean> {
  const handle = await open(path, 'r').catch(() => null)
  if (handle === null) return false
  try {
    const { size } = await handle.stat()
    if (size === 0) return false
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
    return buffer[0] !== NEWLINE
  } finally {
    await handle.close()
  }
}

const notWritable = (name: string, cause: unknown): AppError =>
  new AppError(
    'input',
    `${quoted(name)} cannot be written: ${cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'}`,
    'Name a file that can be.',
    { cause },
  )

import { AppError } from '../errors.ts'
import type { Tree } from '../find.ts'

/** How standard input is called in messages. */
export const INPUT_PATH = '<stdin>'

/**
 * A tree of one file: what comes in on standard input. Throws `input` when nothing does: a renderer that failed further
 * up the pipe must not look like a repository without workloads.
 */
export function inputTree(readInput: () => Promise<Uint8Array>): Tree {
  let bytes: Promise<Uint8Array> | null = null
  const read = (): Promise<Uint8Array> => {
    bytes ??= readInput().then(notEmpty)
    return bytes
  }
  return {
    entries: async () => [{ path: INPUT_PATH, type: 'file', size_bytes: (await read()).length }],
    async *read(paths) {
      for (const path of paths) yield { path, bytes: await read() }
    },
  }
}

function notEmpty(bytes: Uint8Array): Uint8Array {
  if (bytes.some((byte) => byte > 0x20)) return bytes
  throw new AppError('input', 'standard input is empty', 'Did the command that writes it fail?')
}

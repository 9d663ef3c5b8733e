import type { Tree } from '../find.ts'

/** How standard input is called in messages. */
export const INPUT_PATH = '<stdin>'

/** A tree of one file: what comes in on standard input. */
export function inputTree(readInput: () => Promise<Uint8Array>): Tree {
  let bytes: Promise<Uint8Array> | null = null
  const read = (): Promise<Uint8Array> => {
    bytes ??= readInput()
    return bytes
  }
  return {
    entries: async () => [{ path: INPUT_PATH, type: 'file', size_bytes: (await read()).length }],
    async *read(paths) {
      for (const path of paths) yield { path, bytes: await read() }
    },
  }
}

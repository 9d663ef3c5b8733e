import type { Tree, TreeEntry } from '../src/find.ts'

/** A tree in memory; an `Error` is a file that cannot be read. */
export function treeOf(files: Readonly<Record<string, string | Error>>, links: readonly string[] = []): Tree {
  const entry = (path: string): TreeEntry => ({ path, type: 'file', size_bytes: 1 })
  return {
    entries: async () => [
      ...Object.keys(files).map(entry),
      ...links.map((path): TreeEntry => ({ path, type: 'symlink', size_bytes: 1 })),
    ],
    async *read(paths) {
      for (const path of paths) {
        const content = files[path] ?? ''
        yield { path, bytes: content instanceof Error ? content : Buffer.from(content) }
      }
    },
  }
}

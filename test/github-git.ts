import { execFileSync } from 'node:child_process'
import type { Blob, Compared, Tree } from './github-state.ts'

/** GitHub's answers about commits, trees and blobs, out of a repository on disk. `null`: there is no such thing. */
export function gitAnswers(folder: string) {
  const git = (...args: string[]): Buffer =>
    execFileSync('git', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
  const orNull = <T>(ask: () => T): T | null => {
    try {
      return ask()
    } catch {
      return null
    }
  }
  return {
    compared: (base: string, head: string): Compared | null =>
      orNull(() => ({ merge_base_commit: { sha: String(git('merge-base', base, head)).trim() } })),
    tree: (commit: string, isRecursive: boolean): Tree | null =>
      orNull(() => ({
        sha: String(git('rev-parse', `${commit}^{tree}`)).trim(),
        truncated: false,
        tree: String(git('ls-tree', isRecursive ? '-rlz' : '-lz', commit))
          .split('\0')
          .flatMap((line) => {
            const [, mode = '', type = '', sha = '', size = '', path] =
              /^(\d+) (\w+) (\w+) +(\S+)\t(.*)$/s.exec(line) ?? []
            return path === undefined ? [] : [{ path, mode, type, sha, size: Number(size) }]
          }),
      })),
    blob: (sha: string): Blob | null =>
      orNull(() => ({
        sha,
        encoding: 'base64',
        content: git('cat-file', 'blob', sha).toString('base64').replace(/.{60}/g, '$&\n'),
      })),
  }
}

import { AppError } from '../errors.ts'
import { gitAnswer } from './git.ts'
import { mergeBase } from './git-tree.ts'
import type { GithubEvent } from './github-event.ts'

export type BaseCommit = { readonly ref: string; readonly commit: string }

/**
 * The commit that the checked-out one is compared with: the named ref, else what the event says; `null` without either.
 * What a shallow clone lacks is fetched once. Throws `source` when it cannot be had.
 */
export async function findBaseCommit(
  cwd: string,
  named: string | null,
  { base }: GithubEvent,
): Promise<BaseCommit | null> {
  if (named !== null) return { ref: named, commit: await namedCommit(cwd, named) }
  if (base === null) return null
  const merged = base.headCommit === null ? null : await mergedInto(cwd, base.headCommit)
  return { ref: base.ref, commit: await forkPoint(cwd, merged ?? base.commit) }
}

async function namedCommit(cwd: string, named: string): Promise<string> {
  for (const ref of [named, `origin/${named}`]) {
    const commit = await gitAnswer(
      cwd,
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${ref}^{commit}`,
    )
    if (commit !== null) return forkPoint(cwd, commit)
  }
  return forkPoint(cwd, await fetched(cwd, named))
}

/** Where the two parted; in a clone too shallow to tell, the commit itself. */
async function forkPoint(cwd: string, commit: string): Promise<string> {
  const there =
    (await gitAnswer(cwd, 'cat-file', '-e', `${commit}^{commit}`)) === null
      ? await fetched(cwd, commit)
      : commit
  return mergeBase(cwd, there).catch(() => there)
}

/**
 * The runner checks out a merge of the pull request into its base: that very parent is the base, even when the branch
 * has moved on since the event. `null` for any other checkout. The commit's own text names its parents in a shallow clone too.
 */
async function mergedInto(cwd: string, headCommit: string): Promise<string | null> {
  const text = (await gitAnswer(cwd, 'cat-file', 'commit', 'HEAD')) ?? ''
  const parents = [
    ...text
      .split('\n\n', 1)
      .join('')
      .matchAll(/^parent ([0-9a-f]+)$/gm),
  ].map(([, parent = '']) => parent)
  const [base, head] = parents
  return parents.length === 2 && head === headCommit ? (base ?? null) : null
}

async function fetched(cwd: string, ref: string): Promise<string> {
  const isFetched =
    !ref.startsWith('-') &&
    (await gitAnswer(cwd, 'fetch', '--quiet', '--no-tags', '--depth=1', 'origin', ref)) !== null
  const commit = isFetched ? await gitAnswer(cwd, 'rev-parse', '--verify', '--quiet', 'FETCH_HEAD') : null
  if (commit !== null) return commit
  throw new AppError(
    'source',
    `the base ${JSON.stringify(ref)} is not in this clone and cannot be fetched`,
    'Check out with fetch-depth: 0.',
  )
}

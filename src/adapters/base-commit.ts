import { AppError } from '../errors.ts'
import { gitAnswer } from './git.ts'
import type { GithubEvent } from './github-event.ts'

/** `isForkPoint` false: the clone is too shallow to tell where the two parted, and `commit` is the tip of `ref`. */
export type BaseCommit = { readonly ref: string; readonly commit: string; readonly isForkPoint: boolean }

/**
 * The commit that the checked-out one is compared with: the named ref, else what the event says; `null` without either.
 * What a shallow clone lacks is fetched once. Throws `source` when it cannot be had.
 */
export async function findBaseCommit(
  cwd: string,
  named: string | null,
  { base }: GithubEvent,
): Promise<BaseCommit | null> {
  if (named !== null) return { ref: named, ...(await namedCommit(cwd, named)) }
  if (base === null) return null
  const merged = base.headCommit === null ? null : await mergedInto(cwd, base.headCommit)
  const parted = await forkPoint(cwd, merged ?? base.commit)
  return { ref: base.ref, ...parted, isForkPoint: merged !== null || parted.isForkPoint }
}

async function namedCommit(cwd: string, named: string): Promise<Parted> {
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

type Parted = Omit<BaseCommit, 'ref'>

/** Where the checked-out commit and another parted; in a clone too shallow to tell, the other itself. */
async function forkPoint(cwd: string, commit: string): Promise<Parted> {
  const there =
    (await gitAnswer(cwd, 'cat-file', '-e', `${commit}^{commit}`)) === null
      ? await fetched(cwd, commit)
      : commit
  const parted = await gitAnswer(cwd, 'merge-base', 'HEAD', there)
  return { commit: parted ?? there, isForkPoint: parted !== null }
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

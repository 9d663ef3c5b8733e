import { AppError, sentenceOf } from '../errors.ts'
import type { CommitFiles } from './commit-tree.ts'
import { commitNamed, gitAnswer } from './git.ts'
import { gitCommit } from './git-tree.ts'
import type { GithubOptions } from './github-client.ts'
import { githubCommit, githubMergeBase } from './github-commit.ts'
import type { EventBase, GithubEvent } from './github-event.ts'

export type BaseCommit = {
  readonly ref: string
  readonly commit: string
  /** False: nobody could tell where the two parted, and `commit` is the tip of `ref`. */
  readonly isForkPoint: boolean
  readonly files: CommitFiles
  /** The files at the tip of `ref`: rules are those of today, not of the day when the branch began. */
  readonly tip: CommitFiles
}

/**
 * The commit that the checked-out one is compared with: the named ref, else what the event says; `null` without either.
 * What a shallow clone lacks is fetched with git, else asked of GitHub (`null`: there is no token to ask with). Throws
 * `source` when it cannot be had.
 */
export async function findBaseCommit(
  cwd: string,
  named: string | null,
  { base }: GithubEvent,
  github: GithubOptions | null,
): Promise<BaseCommit | null> {
  const clone: Clone = { cwd, github, headCommit: base?.headCommit ?? null }
  if (named !== null) return { ref: named, ...(await parted(clone, await knownCommit(cwd, named), named)) }
  if (base === null) return null
  const exact = await exactBase(cwd, base)
  if (exact !== null) {
    const at = await filesAt(clone, exact)
    return { ref: base.ref, isForkPoint: true, ...at, tip: at.files }
  }
  return { ref: base.ref, ...(await parted(clone, await present(cwd, base.commit), base.commit)) }
}

type Clone = {
  readonly cwd: string
  readonly github: GithubOptions | null
  /** Head of the pull request; `null`: the checked-out commit. */
  readonly headCommit: string | null
}

/** The base where it need not be looked for; `null` where it must be. */
async function exactBase(cwd: string, { commit, headCommit, isState }: EventBase): Promise<string | null> {
  if (isState) return commit
  return headCommit === null ? null : mergedInto(cwd, headCommit)
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

type Parted = Omit<BaseCommit, 'ref'>

/** Where the checked-out commit and another parted; `tip` is that other where the clone holds it, `name` what GitHub calls it. */
async function parted(clone: Clone, tip: string | null, name: string): Promise<Parted> {
  const { cwd } = clone
  const here = tip === null ? null : await forkPoint(cwd, tip)
  const there = here ?? (await askedMergeBase(clone, name))
  if (tip === null && typeof there !== 'string') throw notHad(name, there)
  const { files: tipFiles, commit } = await filesAt(clone, tip ?? name)
  if (typeof there !== 'string') return { isForkPoint: false, commit, files: tipFiles, tip: tipFiles }
  return { isForkPoint: true, ...(await filesAt(clone, there)), tip: tipFiles }
}

/** Commits to go back each time; beyond that GitHub is asked, which costs one request. */
const DEEPEN = [50, 250] as const

async function forkPoint(cwd: string, tip: string): Promise<string | null> {
  const found = await gitAnswer(cwd, 'merge-base', 'HEAD', tip)
  if (found !== null || (await gitAnswer(cwd, 'rev-parse', '--is-shallow-repository')) !== 'true')
    return found
  const head = await gitAnswer(cwd, 'rev-parse', 'HEAD')
  for (const depth of DEEPEN) {
    const deepened = await gitAnswer(
      cwd,
      'fetch',
      '--quiet',
      '--no-tags',
      `--deepen=${depth}`,
      'origin',
      tip,
      head ?? '',
    )
    if (deepened === null) return null
    const parted = await gitAnswer(cwd, 'merge-base', 'HEAD', tip)
    if (parted !== null) return parted
  }
  return null
}

async function askedMergeBase(
  { cwd, github, headCommit }: Clone,
  name: string,
): Promise<string | AppError | null> {
  const head = headCommit ?? (await gitAnswer(cwd, 'rev-parse', 'HEAD'))
  if (github === null || head === null) return null
  return githubMergeBase(github, name, head).catch((error: unknown) => {
    if (error instanceof AppError) return error
    throw error
  })
}

/** Files of a commit: git's where it has them or can fetch them, GitHub's otherwise. */
async function filesAt(
  { cwd, github }: Clone,
  commit: string,
): Promise<Pick<BaseCommit, 'commit' | 'files'>> {
  if ((await present(cwd, commit)) !== null) return { commit, files: gitCommit(cwd, commit) }
  if (github === null) throw notHad(commit, null)
  const prefix = (await gitAnswer(cwd, 'rev-parse', '--show-prefix')) ?? ''
  const files = githubCommit(github, commit, prefix)
  await files.list().catch((error: unknown) => {
    throw error instanceof AppError ? notHad(commit, error) : error
  })
  return { commit, files }
}

async function knownCommit(cwd: string, named: string): Promise<string | null> {
  for (const ref of [named, `origin/${named}`]) {
    const commit = await commitNamed(cwd, ref)
    if (commit !== null) return commit
  }
  return fetched(cwd, named)
}

/** The commit itself, once the clone has it. */
async function present(cwd: string, commit: string): Promise<string | null> {
  const isHere = (await gitAnswer(cwd, 'cat-file', '-e', `${commit}^{commit}`)) !== null
  return isHere ? commit : fetched(cwd, commit)
}

async function fetched(cwd: string, ref: string): Promise<string | null> {
  if (ref.startsWith('-')) return null
  const answer = await gitAnswer(cwd, 'fetch', '--quiet', '--no-tags', '--depth=1', 'origin', ref)
  return answer === null ? null : commitNamed(cwd, 'FETCH_HEAD')
}

function notHad(name: string, refusal: AppError | null): AppError {
  const asked = refusal === null ? '' : `; asked for it, ${sentenceOf(refusal).replace(/\.$/, '')}`
  return new AppError(
    'source',
    `the base ${JSON.stringify(name)} is not in this clone and cannot be fetched${asked}`,
    'Check out with fetch-depth: 0.',
  )
}

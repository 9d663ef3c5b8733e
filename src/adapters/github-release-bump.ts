import { AppError } from '../errors.ts'
import { repinned } from '../publish/pin.ts'
import { COMMIT_TRAILER, PROPOSAL_BRANCH, type Proposal } from '../publish/proposal.ts'
import { type ReleaseReference, releaseReferenceText } from '../publish/release-reference.ts'
import { quoted } from '../quoted.ts'
import { type GithubOptions, patiently } from './github-client.ts'
import {
  branchCommit,
  commitFile,
  defaultBranch,
  fileAt,
  type GitCommit,
  moveBranch,
  parentCommit,
} from './github-release-git.ts'
import { permitted } from './github-release-permission.ts'
import { type PulledRequest, putPullRequest } from './github-release-pull.ts'

export type PinChange = {
  /** From the root of the repository. */
  readonly path: string
  /** The branch to be merged into; `null`: the default one. */
  readonly base: string | null
  readonly release: ReleaseReference
  readonly proposal: Proposal
}

/** `pinned`: the base names that release already · `declined`: somebody closed the pull request of it. */
export type Bumped = PulledRequest | { readonly outcome: 'pinned' }

const WORKFLOWS = '.github/workflows/'

/**
 * A pull request that has a file pin another model: one commit on a branch of its own, brought up to date where it is there.
 * Nothing is checked out. Throws `input` where no line of the file names a model of that repository, or somebody else has
 * committed to the branch; `source` where GitHub refuses or cannot be reached.
 */
export async function bumpPullRequest(options: GithubOptions, change: PinChange): Promise<Bumped> {
  const { path, proposal } = change
  const besides = path.startsWith(WORKFLOWS)
    ? 'The token of a job may not change workflows at all: pin the model in wattlint.yml, or use a token of an app with workflows: write.'
    : undefined
  const base = await permitted(putBranch(options, change), {
    what: `write to ${PROPOSAL_BRANCH} of ${options.repository}`,
    permissions: ['contents: write', 'pull-requests: write'],
    ...(besides === undefined ? {} : { besides }),
  })
  if (base === null) return { outcome: 'pinned' }
  return permitted(
    patiently(options, (github) =>
      putPullRequest(github, {
        head: PROPOSAL_BRANCH,
        base,
        title: proposal.title,
        body: proposal.body,
        mark: releaseReferenceText(change.release),
      }),
    ),
    {
      what: `open pull requests in ${options.repository}`,
      permissions: ['contents: write', 'pull-requests: write'],
      besides:
        'For the token of a job, the repository must also have "Allow GitHub Actions to create and approve pull requests" under Settings, Actions, General.',
    },
  )
}

/** Has the branch hold the change, and tells what it is to be merged into; `null`: there is nothing to change. */
async function putBranch(
  options: GithubOptions,
  { path, base, release, proposal }: PinChange,
): Promise<string | null> {
  return patiently(options, async (github) => {
    const into = base ?? (await defaultBranch(github))
    const tip = await branchCommit(github, into)
    const file = tip === null ? null : await fileAt(github, tip.tree, path)
    if (tip === null || file === null)
      throw new AppError(
        'input',
        `${quoted(path, 200)} is no file on ${quoted(into, 200)}`,
        'Name the file that pins the model, from the root of the repository.',
      )
    const { text, found } = repinned(file.text, release)
    if (found.length === 0)
      throw new AppError(
        'input',
        `no line of ${quoted(path, 200)} names a model of ${release.owner}/${release.repo}`,
        `Write the line that is to be kept up to date: model: ${releaseReferenceText(release)}.`,
      )
    if (text === file.text) return null
    const there = await branchCommit(github, PROPOSAL_BRANCH)
    if (there !== null) {
      if (!(await isOurs(github, there))) throw foreign()
      if ((await fileAt(github, there.tree, path))?.text === text) return into
    }
    const commit = await commitFile(github, tip, { path, mode: file.mode, text }, proposal.commitMessage)
    await moveBranch(github, PROPOSAL_BRANCH, commit, there !== null)
    return into
  })
}

type Client = Parameters<typeof branchCommit>[0]

/** Ours, or GitHub's own merge of the base into ours. */
async function isOurs(github: Client, commit: GitCommit): Promise<boolean> {
  const isMarked = ({ message }: GitCommit): boolean =>
    message.split('\n').some((line) => line.startsWith(`${COMMIT_TRAILER} `))
  if (isMarked(commit)) return true
  return commit.parents.length === 2 && isMarked(await parentCommit(github, commit))
}

const foreign = (): AppError =>
  new AppError(
    'input',
    `somebody else has committed to ${PROPOSAL_BRANCH}`,
    'Merge or delete the branch: nothing is written over.',
  )

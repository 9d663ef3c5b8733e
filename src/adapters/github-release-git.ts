import * as z from 'zod'
import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'
import { type Github, GithubError } from './github-client.ts'

/** Commits, trees and branches as GitHub keeps them, written without a checkout. */

export type GitCommit = {
  readonly sha: string
  readonly tree: string
  readonly message: string
  /** The first is what it was made on. */
  readonly parents: readonly string[]
}

const Sha = z.object({ sha: z.string() })
const Ref = z.object({ object: Sha })
const Commit = z.object({ sha: z.string(), message: z.string(), tree: Sha, parents: z.array(Sha) })
const Tree = z.object({
  tree: z.array(z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: z.string() })),
})
const Blob = z.object({ content: z.string(), encoding: z.literal('base64') })

const LARGEST_FILE_BYTES = 1024 * 1024

const PLAIN_MODES = ['100644', '100755'] as const
type Mode = (typeof PLAIN_MODES)[number]

export const defaultBranch = async (github: Github): Promise<string> =>
  (await github.rest('GET /repos/{owner}/{repo}', {}, z.object({ default_branch: z.string() })))
    .default_branch

/** The commit that a branch is at; `null`: there is no such branch. */
export async function branchCommit(github: Github, branch: string): Promise<GitCommit | null> {
  try {
    const { object } = await github.rest(
      'GET /repos/{owner}/{repo}/git/ref/{ref}',
      { ref: `heads/${branch}` },
      Ref,
    )
    return await commitOf(github, object.sha)
  } catch (error) {
    if (error instanceof GithubError && error.status === 404) return null
    throw error
  }
}

export const parentCommit = (github: Github, { parents }: GitCommit): Promise<GitCommit> =>
  commitOf(github, parents[0] ?? '')

async function commitOf(github: Github, sha: string): Promise<GitCommit> {
  const { tree, message, parents } = await github.rest(
    'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
    { commit_sha: sha },
    Commit,
  )
  return { sha, tree: tree.sha, message, parents: parents.map((parent) => parent.sha) }
}

/** A plain file of a tree; `null`: there is none. Throws `input` for one that is no text of usual size. */
export async function fileAt(
  github: Github,
  tree: string,
  path: string,
): Promise<{ readonly text: string; readonly mode: Mode } | null> {
  const steps = path.split('/')
  let at = tree
  for (const [index, step] of steps.entries()) {
    const listing = await github.rest(
      'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
      { tree_sha: at },
      Tree,
    )
    const entry = listing.tree.find((one) => one.path === step)
    const isLast = index === steps.length - 1
    if (entry === undefined || entry.type !== (isLast ? 'blob' : 'tree')) return null
    if (isLast) {
      const mode = PLAIN_MODES.find((one) => one === entry.mode)
      return mode === undefined ? null : { text: await textOf(github, entry.sha, path), mode }
    }
    at = entry.sha
  }
  return null
}

async function textOf(github: Github, sha: string, path: string): Promise<string> {
  const { content } = await github.rest(
    'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
    { file_sha: sha },
    Blob,
  )
  const bytes = Buffer.from(content, 'base64')
  const text = bytes.toString()
  // What does not come back as it was would be damaged by being written.
  if (bytes.length > LARGEST_FILE_BYTES || !Buffer.from(text).equals(bytes))
    throw new AppError(
      'input',
      `${quoted(path, 200)} is no text of usual size`,
      'Name the file that pins the model.',
    )
  return text
}

/** A commit on `parent` that writes one file. No branch is at it yet. */
export async function commitFile(
  github: Github,
  parent: GitCommit,
  file: { readonly path: string; readonly mode: Mode; readonly text: string },
  message: string,
): Promise<string> {
  const { path, mode, text: content } = file
  const tree = await github.rest(
    'POST /repos/{owner}/{repo}/git/trees',
    { base_tree: parent.tree, tree: [{ path, mode, type: 'blob', content }] },
    Sha,
  )
  const commit = await github.rest(
    'POST /repos/{owner}/{repo}/git/commits',
    { message, tree: tree.sha, parents: [parent.sha] },
    Sha,
  )
  return commit.sha
}

/** Has a branch be at a commit, whatever it was at. */
export async function moveBranch(
  github: Github,
  branch: string,
  sha: string,
  isThere: boolean,
): Promise<void> {
  if (isThere) {
    const ref = `heads/${branch}`
    await github.rest('PATCH /repos/{owner}/{repo}/git/refs/{ref}', { ref, sha, force: true }, Ref)
    return
  }
  try {
    const ref = `refs/heads/${branch}`
    await github.rest('POST /repos/{owner}/{repo}/git/refs', { ref, sha }, Ref)
  } catch (error) {
    // Begun by another run, or by this one, whose answer got lost.
    const isTaken = error instanceof GithubError && error.status === 422 && /already exists/i.test(error.said)
    if (!isTaken) throw error
    await moveBranch(github, branch, sha, true)
  }
}

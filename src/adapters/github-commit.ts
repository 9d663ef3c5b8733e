import * as z from 'zod'
import { AppError } from '../errors.ts'
import type { CommitEntry, CommitFiles, Contents } from './commit-tree.ts'
import { type GithubOptions, patiently } from './github-client.ts'

/** What is asked for one by one: each costs a request of the hour's thousand that a workflow's token has. */
const MOST_FILES = 300
const MOST_BYTES = 64 * 1024 * 1024
const AT_ONCE = 8

const Compared = z.object({ merge_base_commit: z.object({ sha: z.string().regex(/^[0-9a-f]{40,64}$/) }) })

/** The commit where two parted. Throws `source` when GitHub does not tell. */
export async function githubMergeBase(options: GithubOptions, base: string, head: string): Promise<string> {
  const compared = await patiently(options, (github) =>
    github.rest(
      'GET /repos/{owner}/{repo}/compare/{basehead}',
      { basehead: `${base}...${head}`, per_page: 1 },
      Compared,
    ),
  )
  return compared.merge_base_commit.sha
}

/**
 * The files of `commit` below the folder `prefix` ('' or with a slash at its end), through GitHub's API: for a clone that
 * does not hold them. Reading throws `source` when GitHub refuses, or for more files than may be asked for.
 */
export function githubCommit(options: GithubOptions, commit: string, prefix: string): CommitFiles {
  let listing: Promise<readonly CommitEntry[]> | null = null
  return {
    list() {
      listing ??= listed(options, commit, prefix)
      return listing
    },
    contents: contentsFrom(options),
  }
}

const Listing = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string(),
      type: z.string(),
      sha: z.string(),
      size: z.int().nonnegative().default(0),
    }),
  ),
})

async function listed(options: GithubOptions, commit: string, prefix: string): Promise<CommitEntry[]> {
  const { truncated, tree } = await patiently(options, (github) =>
    github.rest(
      'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
      { tree_sha: commit, recursive: '1' },
      Listing,
    ),
  )
  if (truncated)
    throw new AppError(
      'source',
      'GitHub does not list all files of so large a repository',
      'Check out with fetch-depth: 0.',
    )
  return tree.flatMap(({ path, mode, type, sha, size }) =>
    type === 'blob' && path.startsWith(prefix)
      ? [{ path: path.slice(prefix.length), mode, blob: sha, size_bytes: size }]
      : [],
  )
}

const Blob = z.object({ content: z.string(), encoding: z.literal('base64') })

function contentsFrom(options: GithubOptions): Contents {
  let files = 0
  let bytes = 0
  const read = async (blob: string): Promise<Uint8Array> => {
    if (++files > MOST_FILES || bytes > MOST_BYTES)
      throw new AppError(
        'source',
        `over ${files > MOST_FILES ? `${MOST_FILES} files` : '64 MiB'} differ from the base, which this clone does not hold`,
        'Check out with fetch-depth: 0.',
      )
    const { content } = await patiently(options, (github) =>
      github.rest('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { file_sha: blob }, Blob),
    )
    const decoded = Buffer.from(content, 'base64')
    bytes += decoded.length
    return decoded
  }
  return async function* contents(blobs) {
    for (let index = 0; index < blobs.length; index += AT_ONCE) {
      yield* await Promise.all(blobs.slice(index, index + AT_ONCE).map(read))
    }
  }
}

import { globIndex } from './globs.ts'
import { type Problem, problemFrom } from './schema/problem.ts'
import type { Rendering } from './schema/render.ts'

/**
 * One entry of a tree. `path` is as the user would write it, with slashes. A `symlink` leads to a file that is read by its
 * own name, a `link-elsewhere` to anything else: Kubernetes' tools would read that, and we do not.
 */
export type TreeEntry = {
  readonly path: string
  readonly type: 'file' | 'symlink' | 'link-elsewhere' | 'other'
  readonly size_bytes: number
  /** Git's name of the contents, where it is known without reading them. */
  readonly blob?: string
}

/** Files as they are at one moment: the working tree, or a commit. */
export type Tree = {
  readonly entries: () => Promise<readonly TreeEntry[]>
  /** The bytes of the given files, in their order; an `Error` for one that cannot be read. */
  readonly read: (
    paths: readonly string[],
  ) => AsyncIterable<{ readonly path: string; readonly bytes: Uint8Array | Error }>
  /** What stands in place of files of the tree, where somebody asked for that. Throws `tool` where there is nothing to render with. */
  readonly rendered?: () => Promise<Rendered>
}

/** One object's text as a tool wrote it, with the file and the line that it was made from. */
export type RenderedDocument = { readonly path: string; readonly line: number; readonly text: string }

/** What a chart or a kustomization came to; `documents` is null where it could not be rendered, and `failure` says why. */
export type RenderedEntry = {
  readonly rendering: Rendering
  readonly documents: readonly RenderedDocument[] | null
  readonly failure: RenderFailure | null
}

/** Why nothing came of an entry. `message` and `hint` are sentences; the place is that of the file to blame. */
export type RenderFailure = {
  readonly path: string
  readonly line: number | null
  readonly message: string
  readonly hint: string
}

export type Rendered = {
  /** One for each entry whose folder is there. */
  readonly entries: readonly RenderedEntry[]
  /** Entries whose folder is not there. */
  readonly absent: readonly Rendering[]
  /** What a file is to the rendered objects; `null`: nothing. */
  readonly covers: (path: string) => Covering | null
}

/**
 * `entry`: it lies in what the configuration names, or tells what is rendered · `origin`: an object is made from it ·
 * `named`: something that is rendered names it, such as a patch.
 */
export type Covering = 'entry' | 'origin' | 'named'

/** Larger than any manifest of the field: the largest definitions known are some 3 MB. */
export const LARGEST_FILE_BYTES = 8 * 1024 * 1024

export type FileSkipReason = 'rendered' | 'excluded' | 'symbolic-link' | 'not-a-file'

export type Found = {
  readonly paths: readonly string[]
  readonly skipped: readonly { readonly path: string; readonly reason: FileSkipReason }[]
  readonly problems: readonly Problem[]
}

const LINK_ELSEWHERE =
  'the file is a link to something that is not read by its own name. Put the file in its place, or exclude the link.'

/** Splits a tree's entries into what is read, what is left out and why, and what is too large. Sorted by path. */
export function find(
  entries: readonly TreeEntry[],
  exclude: readonly string[],
  isRendered: (path: string) => boolean = () => false,
): Found {
  const paths: string[] = []
  const skipped: { path: string; reason: FileSkipReason }[] = []
  const problems: Problem[] = []
  const isExcluded = exclusionFrom(exclude)
  const sorted = entries.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  for (const { path, type, size_bytes } of sorted) {
    if (isRendered(path)) skipped.push({ path, reason: 'rendered' })
    else if (isExcluded(path)) skipped.push({ path, reason: 'excluded' })
    else if (type === 'symlink') skipped.push({ path, reason: 'symbolic-link' })
    else if (type === 'link-elsewhere')
      problems.push(problemFrom('unreadable-file', path, null, LINK_ELSEWHERE))
    else if (type === 'other') skipped.push({ path, reason: 'not-a-file' })
    else if (size_bytes > LARGEST_FILE_BYTES) {
      problems.push(problemFrom('too-large', path, null, 'the file is over 8 MiB. Split it, or exclude it.'))
    } else paths.push(path)
  }
  return { paths, skipped, problems }
}

/** A pattern without a slash is meant for names anywhere, as in `.gitignore`; one that names a folder covers all below it. */
export function exclusionFrom(patterns: readonly string[]): (path: string) => boolean {
  const globs = patterns.flatMap((pattern) => {
    const folder = pattern.replace(/(?<!\/)\/+$/, '')
    const anywhere = folder.includes('/') ? folder : `**/${folder}`
    return [anywhere, `${anywhere}/**`]
  })
  const indexOf = globIndex(globs)
  return (path) => indexOf(path) !== -1
}

/** Does the name of a file say that it may hold manifests? */
export const isManifestName = (path: string): boolean => /\.(?:ya?ml|json)$/i.test(path)

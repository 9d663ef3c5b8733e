import { posix, relative, resolve, sep } from 'node:path'
import type { Covering, Rendered, RenderedEntry, Tree } from '../find.ts'
import { sameDependencies } from '../render/dependencies.ts'
import { isAtOrBelow, renderingsFrom } from '../render/entries.ts'
import { type SideFiles, sideOf, textsOf } from '../render/side.ts'
import type { RenderEntry, Rendering } from '../schema/render.ts'
import type { CommitFiles } from './commit-tree.ts'
import { isOutside } from './paths.ts'
import { type Renderer, rendererFrom } from './renderer.ts'
import { builtFiles, commitSide, diskFiles, type Taken, united } from './side-files.ts'

/** Trees with what the configuration has rendered, each beside the files of its side. */
export type RenderedTrees = {
  /** The files on disk, from the folder that the tool runs in. */
  readonly here: (tree: Tree) => Tree
  /** Those of a commit. */
  readonly at: (tree: Tree, files: CommitFiles) => Tree
  /** Those of another folder, as it is named from here. */
  readonly below: (tree: Tree, folder: string) => Tree
}

export type RenderOptions = {
  readonly cwd: string
  readonly entries: readonly RenderEntry[]
  /** What is read; nothing named = all. What is to be rendered elsewhere is not. */
  readonly paths: readonly string[]
  readonly env: (name: string) => string | undefined
  /** What of a repository on disk is taken. */
  readonly taken: Taken
}

/** Without these no program starts on Windows. */
const KEPT = ['SystemRoot', 'SYSTEMROOT', 'PATHEXT', 'COMSPEC'] as const

export function renderedTrees({ cwd, entries, paths, env, taken }: RenderOptions): RenderedTrees {
  const inside = (paths.length === 0 ? ['.'] : paths).flatMap((path) => insideOf(cwd, path))
  const wanted = renderingsFrom(entries).filter((rendering) => isAtOrBelow(rendering, inside))
  if (wanted.length === 0) return { here: (tree) => tree, at: (tree) => tree, below: (tree) => tree }
  const charts = wanted.flatMap(({ folder, release }) => (release === null ? [] : [folder]))
  const kept = Object.fromEntries(
    KEPT.flatMap((name) => {
      const value = env(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
  const renderer = rendererFrom({ path: env('PATH') ?? '', root: cwd, kept })
  const withFiles = (tree: Tree, files: SideFiles, folder: string): Tree => {
    let made: Promise<Rendered> | null = null
    const rendered = (): Promise<Rendered> => {
      made ??= renderedSide(renderer, wanted, files, { cwd, folder })
      return made
    }
    return { ...tree, rendered }
  }
  return {
    here: (tree) => withFiles(tree, united(diskFiles(cwd, taken), builtFiles(cwd, charts)), '.'),
    at: (tree, files) => withFiles(tree, withBuilt(commitSide(files), { cwd, charts }), '.'),
    below: (tree, folder) => withFiles(tree, diskFiles(resolve(cwd, folder), 'everything'), folder),
  }
}

/** A PATH as it counts from here; all of it for one above. */
function insideOf(cwd: string, path: string): string[] {
  const inside = relative(cwd, resolve(cwd, path))
  if (!isOutside(inside)) return [inside.split(sep).join('/') || '.']
  return isOutside(relative(resolve(cwd, path), cwd)) ? [] : ['.']
}

type Here = { readonly cwd: string; readonly charts: readonly string[] }

/**
 * A commit with the dependencies that were built for the files on disk, of charts that have the same ones there: no commit
 * holds them, and the charts of the commit would lack them.
 */
function withBuilt(commit: SideFiles, { cwd, charts }: Here): SideFiles {
  const here = diskFiles(cwd, 'committed')
  const built = async (): Promise<SideFiles> => {
    const same: string[] = []
    for (const chart of charts) {
      const names = ['Chart.yaml', 'Chart.lock'].map((name) => posix.join(chart, name))
      if (sameDependencies(await textsOf(commit, names), await textsOf(here, names))) same.push(chart)
    }
    return without(builtFiles(cwd, same), await here.list())
  }
  let files: Promise<SideFiles> | null = null
  const all = (): Promise<SideFiles> => {
    files ??= built().then((found) => united(commit, found))
    return files
  }
  return {
    list: async () => (await all()).list(),
    async *read(paths) {
      yield* (await all()).read(paths)
    },
  }
}

/** What is committed here is of this side alone. */
const without = (files: SideFiles, others: ReadonlyMap<string, unknown>): SideFiles => ({
  ...files,
  list: async () => new Map([...(await files.list())].filter(([path]) => !others.has(path))),
})

const STRONGEST_FIRST: readonly Covering[] = ['entry', 'origin', 'named']

type Where = { readonly cwd: string; readonly folder: string }

async function renderedSide(
  render: Renderer,
  wanted: readonly Rendering[],
  files: SideFiles,
  { cwd, folder }: Where,
): Promise<Rendered> {
  const side = await sideOf(files)
  const entries: RenderedEntry[] = []
  const absent: Rendering[] = []
  const covering: Rendered['covers'][] = []
  const named = (path: string): string => (folder === '.' ? path : posix.join(folder, path))
  for (const rendering of wanted) {
    const made = await render(side, rendering)
    if (made === null) {
      absent.push(rendering)
      continue
    }
    const { documents, failure, covers } = made
    covering.push(covers)
    entries.push({
      rendering,
      documents: documents?.map((one) => ({ ...one, path: named(one.path) })) ?? null,
      failure: failure && { ...failure, path: named(failure.path) },
    })
  }
  const root = resolve(cwd, folder)
  return {
    entries,
    absent,
    covers(path) {
      const inside = relative(root, resolve(cwd, path)).split(sep).join('/')
      const all = covering.map((covers) => covers(inside))
      return STRONGEST_FIRST.find((one) => all.includes(one)) ?? null
    },
  }
}

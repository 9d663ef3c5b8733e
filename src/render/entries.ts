import { minimatch } from 'minimatch'
import type { RenderEntry, Rendering } from '../schema/render.ts'

/** What a chart is called where its folder has no name: helm's own word. */
const NAMELESS = 'release-name'
const MOST_RELEASE = 53

/** The entries of a configuration as they are rendered, each once. */
export function renderingsFrom(entries: readonly RenderEntry[]): readonly Rendering[] {
  const byText = new Map<string, Rendering>()
  for (const entry of entries) {
    const rendering = renderingFrom(entry)
    byText.set(JSON.stringify(rendering), rendering)
  }
  return [...byText.values()]
}

function renderingFrom({ chart, kustomize, values, release, namespace }: RenderEntry): Rendering {
  if (chart === undefined)
    return { folder: plainPath(kustomize ?? '.'), release: null, namespace: null, values: [] }
  const folder = plainPath(chart)
  return {
    folder,
    release: release ?? releaseName(folder),
    namespace: namespace ?? null,
    values: (values ?? []).map(plainPath),
  }
}

const plainPath = (path: string): string =>
  path
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/') || '.'

/** A folder may be called what no release may. */
function releaseName(folder: string): string {
  const name = (folder.split('/').at(-1) ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_RELEASE)
    .replace(/^-+|-+$/g, '')
  return name === '' ? NAMELESS : name
}

const MARKS = ['Chart.yaml', 'kustomization.yaml', 'kustomization.yml', 'Kustomization']

/** Is what is rendered at or below one of the paths (files, folders or globs, from the same root)? */
export const isAtOrBelow = ({ folder }: Rendering, paths: readonly string[]): boolean =>
  paths.some((path) => {
    const wanted = plainPath(path)
    if (wanted === '.' || folder === wanted || folder.startsWith(`${wanted}/`)) return true
    return MARKS.some((mark) =>
      minimatch(folder === '.' ? mark : `${folder}/${mark}`, wanted, {
        dot: true,
        nonegate: true,
        nocomment: true,
      }),
    )
  })

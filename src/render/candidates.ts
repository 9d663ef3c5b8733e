import { parse } from 'yaml'
import * as z from 'zod'
import type { RenderEntry } from '../schema/render.ts'
import { KUSTOMIZATIONS, namesIn } from './kustomization.ts'
import { isBelow, below as pathIn, type Side } from './side.ts'

const Chart = z.object({ type: z.string().nullish() })
const Kustomization = z.object({ kind: z.string().nullish() })

/** Charts that can be installed, and kustomizations that no other one names: what a repository has for whoever renders it. */
export async function renderCandidates(side: Side): Promise<readonly RenderEntry[]> {
  const files = side.below('.').filter((path) => side.kindOf(path) === 'file')
  const charts = outermost(files.filter((path) => nameOf(path) === 'Chart.yaml').map(folderOf))
  const applications: string[] = []
  for (const folder of charts) {
    const isLibrary =
      Chart.safeParse(await valueAt(side, pathIn(folder, 'Chart.yaml'))).data?.type === 'library'
    const hasTemplates = side.kindOf(pathIn(folder, 'templates')) === 'folder'
    if (hasTemplates && !isLibrary) applications.push(folder)
  }
  const kustomizations = files.filter(
    (path) =>
      KUSTOMIZATIONS.some((name) => name === nameOf(path)) && !charts.some((chart) => isBelow(path, chart)),
  )
  const named = new Set<string>()
  const roots: string[] = []
  for (const path of kustomizations) {
    const names = await namesIn(side, path, folderOf(path))
    if ('folders' in names) for (const { real } of names.folders) if (real !== folderOf(path)) named.add(real)
    if (Kustomization.safeParse(await valueAt(side, path)).data?.kind !== 'Component')
      roots.push(folderOf(path))
  }
  return [
    ...applications.map((chart) => ({ chart })),
    ...roots.filter((folder) => !named.has(folder)).map((kustomize) => ({ kustomize })),
  ]
}

/** A chart within a chart is a part of it. */
const outermost = (folders: readonly string[]): readonly string[] =>
  folders.filter((folder) => !folders.some((other) => other !== folder && isBelow(folder, other)))

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/'))) || '.'

async function valueAt(side: Side, path: string): Promise<unknown> {
  for await (const bytes of side.read([path])) {
    try {
      return bytes instanceof Error ? null : parse(new TextDecoder().decode(bytes), { logLevel: 'silent' })
    } catch {
      return null
    }
  }
  return null
}

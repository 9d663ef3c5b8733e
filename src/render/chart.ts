import type { RenderFailure } from '../find.ts'
import type { Rendering } from '../schema/render.ts'
import { failure, type LaidOut, MOST_FILES, shown } from './laid-out.ts'
import { follow, type Layout, layOut } from './links.ts'
import { isBelow, type Side } from './side.ts'

export const CHART = 'chart'

/** By numbers: helm reads a comma in the name of a values file as the end of it. */
export const valuesPlace = (index: number): string => `values/${index}.yaml`

/** A chart and its values. helm would follow links, and a template could print what they lead to. */
export async function laidOutChart(
  side: Side,
  { folder, values }: Rendering,
): Promise<LaidOut | RenderFailure> {
  const layout: Layout = new Map()
  const [bad] = await layOut(side, folder, { to: CHART, scope: folder, most: MOST_FILES }, layout)
  if (bad !== undefined)
    return failure(
      bad,
      `${shown(bad)} is a link that leads out of the chart, or nowhere.`,
      'Put the file in its place.',
    )
  for (const [index, path] of values.entries()) {
    const file = await follow(side, path)
    if (file.end !== 'file')
      return failure(
        folder,
        `${shown(path)}, a values file of it, is no file of the repository.`,
        'Write it, or take it out of render.',
      )
    layout.set(valuesPlace(index), file.path)
  }
  const isPart = folder === '.' ? isOfRootChart : (path: string) => isBelow(path, folder)
  return { layout, covers: (path) => (isPart(path) || values.includes(path) ? 'entry' : null) }
}

/** A chart at the root of a repository has all of that for its folder: what is not a chart's is read as ever. */
const isOfRootChart = (path: string): boolean =>
  /^(?:(?:templates|charts|crds)\/|Chart\.(?:yaml|lock)$|values[^/]*\.(?:ya?ml|json)$)/.test(path)

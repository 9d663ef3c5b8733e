import type { RenderFailure } from '../find.ts'
import type { Rendering } from '../schema/render.ts'
import { laidOutChart } from './chart.ts'
import { laidOutKustomization } from './kustomization.ts'
import { failure, type LaidOut, MOST_FILES, shown } from './laid-out.ts'
import { follow } from './links.ts'
import type { Side } from './side.ts'

/** Files for one entry; `null` where its folder is not there. What could lead a tool elsewhere is a failure. */
export async function laidOut(side: Side, rendering: Rendering): Promise<LaidOut | RenderFailure | null> {
  const { folder, release } = rendering
  const there = await follow(side, folder)
  if (there.hops > 0)
    return failure(folder, `${shown(folder)} is reached through a link.`, 'Name the folder that it leads to.')
  if (there.end === 'nothing') return null
  if (there.end !== 'folder')
    return failure(folder, `${shown(folder)} is no folder.`, 'Name the folder of a chart or a kustomization.')
  const laid =
    release === null ? await laidOutKustomization(side, folder) : await laidOutChart(side, rendering)
  return 'layout' in laid && laid.layout.size > MOST_FILES
    ? failure(
        folder,
        `${shown(folder)} and what it names are over ${MOST_FILES} files.`,
        'Render a folder that holds less.',
      )
    : laid
}

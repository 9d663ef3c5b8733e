import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import type { RenderedDocument, RenderedEntry, RenderFailure } from '../find.ts'
import { decode } from '../parse/text.ts'
import { commandFor, environmentFor } from '../render/command.ts'
import { failure, type LaidOut, shown } from '../render/laid-out.ts'
import { laidOut } from '../render/layout.ts'
import { failureFrom } from '../render/message.ts'
import { rootKustomization } from '../render/origin.ts'
import { documentsFrom } from '../render/output.ts'
import { isBelow, type Side } from '../render/side.ts'
import type { Rendering } from '../schema/render.ts'
import { withFolder, writeStage } from './stage.ts'
import { BOUNDS, type Bounds, findProgram, runTool } from './tool.ts'

export type RendererOptions = {
  /** Where programs are looked for, and the folder whose programs are not trusted. */
  readonly path: string
  readonly root: string
  /** Variables without which no program starts here. */
  readonly kept: Readonly<Record<string, string>>
  readonly bounds?: Bounds
}

/** One entry as it came out, and what of the files is in it; `null` where its folder is not there. */
export type EntryRendered = (RenderedEntry & Pick<LaidOut, 'covers'>) | null

/** Renders entries of several sides with the user's own programs. What both sides have in common is rendered once. */
export function rendererFrom({ path, root, kept, bounds = BOUNDS }: RendererOptions) {
  const known = new Map<string, readonly RenderedDocument[]>()

  async function documentsOf(
    side: Side,
    rendering: Rendering,
    laid: LaidOut,
  ): Promise<readonly RenderedDocument[] | RenderFailure> {
    const { programs, argsOf } = commandFor(rendering)
    const program = await findProgram(programs, path, root)
    if (program === null) throw missing(programs, rendering)
    return withFolder(async (folder) => {
      const [stage, home] = [join(folder, 'stage'), join(folder, 'home')]
      for (const one of [stage, home]) await mkdir(one)
      const hash = createHash('sha256').update(JSON.stringify(rendering))
      const unwritten = await writeStage(stage, side, laid, (place, path, bytes) => {
        hash.update(JSON.stringify([place, path, bytes.length])).update(bytes)
      })
      if (unwritten !== null) return unwritten
      const key = hash.digest('hex')
      const before = known.get(key)
      if (before !== undefined) return before
      if (rendering.release === null)
        await writeFile(join(stage, 'kustomization.yaml'), rootKustomization(rendering.folder))
      const env = environmentFor(home, { ...kept, PATH: path })
      const ran = await runTool({ file: program.file, args: argsOf(program.name), cwd: stage, env, bounds })
      if ('why' in ran) return failureFrom(program.name, ran, rendering, laid, stage)
      const decoded = decode(ran.output)
      if ('refused' in decoded)
        return failure(
          rendering.folder,
          `What ${program.name} makes of ${shown(rendering.folder)} is no UTF-8 text.`,
          'Leave binary files out of its objects.',
        )
      const documents = documentsFrom(decoded.text, rendering, laid, (place) =>
        laid.layout.has(place) ? readFileSync(join(stage, place), 'utf8') : null,
      )
      if (!('message' in documents)) known.set(key, documents)
      return documents
    })
  }

  return async (side: Side, rendering: Rendering): Promise<EntryRendered> => {
    const laid = await laidOut(side, rendering)
    if (laid === null) return null
    const isLaid = 'layout' in laid
    const made = isLaid ? await documentsOf(side, rendering, laid) : laid
    const covers: LaidOut['covers'] = isLaid
      ? laid.covers
      : (path) => (rendering.folder !== '.' && isBelow(path, rendering.folder) ? 'entry' : null)
    if ('message' in made) return { rendering, documents: null, failure: made, covers }
    const mayRead = isLaid ? laid.mayRead : undefined
    const origins = new Set(made.flatMap(({ path }) => (mayRead?.(path) === false ? [] : [path])))
    return {
      rendering,
      documents: made,
      failure: null,
      covers(path) {
        const covering = covers(path)
        return covering !== 'entry' && origins.has(path) ? 'origin' : covering
      },
    }
  }
}

export type Renderer = ReturnType<typeof rendererFrom>

const WHERE: Readonly<Record<string, string>> = {
  helm: 'https://helm.sh/docs/intro/install',
  kustomize: 'https://kubectl.docs.kubernetes.io/installation/kustomize',
}

const missing = (programs: readonly string[], { folder }: Rendering): AppError =>
  new AppError(
    'tool',
    `${shown(folder)} is to be rendered, and ${programs.join(' or ')} is not on the path`,
    `GitHub's Ubuntu runners have it; elsewhere install it (${WHERE[programs[0] ?? '']}), outside of the repository.`,
  )

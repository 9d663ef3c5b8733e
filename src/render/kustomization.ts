import type { RenderFailure } from '../find.ts'
import { failure, type LaidOut, MOST_FILES, shown } from './laid-out.ts'
import { follow, type Layout, layOut } from './links.ts'
import { isOwnServer, namedIn } from './named-paths.ts'
import { FILES } from './origin.ts'
import { below, isBelow, type Side } from './side.ts'

/** The names that kustomize looks for. */
export const KUSTOMIZATIONS = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const

const IS_KUSTOMIZATION = /(?:^|\/)kustomization(?:\.ya?ml)?$/i

/** Far more than any repository strings together. */
const MOST_FOLDERS = 500

/** What kustomization files name, and where it is once links are followed. */
type End = { readonly named: string; readonly real: string }

/**
 * A kustomization with all that it can read: its folder, those of the kustomizations that it names, and so on. Of files
 * kustomize reads none that is not below the kustomization that names it; of folders any on the disk. So every name is looked
 * at before, and kustomization files that were not are left out.
 */
export async function laidOutKustomization(side: Side, root: string): Promise<LaidOut | RenderFailure> {
  const layout: Layout = new Map()
  const own = new Set<string>()
  const named = new Set<string>()
  const checked = new Set<string>()
  const waiting: End[] = [{ named: root, real: root }]
  const known = new Set([root])
  const folders: string[] = []
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    const place = placeOf(folder.named)
    // A link that leads nowhere is left out: what names it is told.
    await layOut(side, folder.real, { to: place, scope: '.', most: MOST_FILES }, layout)
    if (layout.size > MOST_FILES) break
    for (const name of KUSTOMIZATIONS) {
      const path = layout.get(below(place, name))
      if (path === undefined) continue
      const names = await namesIn(side, path, folder.named)
      if ('message' in names) return names
      checked.add(below(place, name))
      folders.push(folder.real)
      own.add(path)
      for (const file of names.files) {
        named.add(file.named).add(file.real)
        // Also where kustomize will not read it: it says so better than that it is missing.
        layout.set(placeOf(file.named), file.real)
      }
      for (const next of names.folders) {
        if (known.has(next.named)) continue
        if (known.size === MOST_FOLDERS)
          return failure(
            root,
            `${shown(root)} names over ${MOST_FOLDERS} folders.`,
            'Render a folder that names less.',
          )
        known.add(next.named)
        waiting.push(next)
      }
    }
  }
  for (const place of [...layout.keys()])
    if (IS_KUSTOMIZATION.test(place) && !checked.has(place)) layout.delete(place)
  const isOwn = (path: string): boolean => own.has(path) || (root !== '.' && isBelow(path, root))
  return {
    layout,
    covers: (path) => (isOwn(path) ? 'entry' : named.has(path) ? 'named' : null),
    mayRead: (path) => folders.some((folder) => folder === '.' || isBelow(path, folder)),
  }
}

const placeOf = (folder: string): string => (folder === '.' ? FILES : `${FILES}/${folder}`)

type Names = { readonly files: readonly End[]; readonly folders: readonly End[] }

/** The files and the kustomizations that the one at `path` names, from `folder`. */
export async function namesIn(side: Side, path: string, folder: string): Promise<Names | RenderFailure> {
  const refuse = (message: string, hint: string, line: number | null = null): RenderFailure =>
    failure(path, `${shown(path)} is not given to kustomize: ${message}`, hint, line)
  const bytes = await bytesOf(side, path)
  if (bytes instanceof Error) return refuse('it cannot be read.', 'Make it a small readable file.')
  const named = namedIn(bytes)
  if ('message' in named) return refuse(named.message, named.hint, named.line)
  const files: End[] = []
  const folders: End[] = []
  for (const { text, isLiteral } of named) {
    // Kustomize refuses a folder by its whole path, and a file that is not below its own.
    if (text.startsWith('/')) continue
    if (!isLiteral && isOwnServer(text))
      return refuse(`${shown(text)} is a server of this machine.`, 'Keep a copy in the repository.')
    const target = joined(folder, text)
    if (target === null)
      return refuse(`${shown(text)} leads out of the repository.`, 'Keep a copy in the repository.')
    const end = await follow(side, target)
    if (end.end === 'outside' || end.end === 'loop')
      return refuse(`${shown(text)} is a link that leads out of the repository.`, 'Put a copy in its place.')
    if (end.end === 'file') files.push({ named: target, real: end.path })
    if (end.end === 'folder' && hasKustomization(side, end.path))
      folders.push({ named: target, real: end.path })
  }
  return { files, folders }
}

const hasKustomization = (side: Side, folder: string): boolean =>
  KUSTOMIZATIONS.some((name) => ['file', 'link'].includes(side.kindOf(below(folder, name)) ?? ''))

async function bytesOf(side: Side, path: string): Promise<Uint8Array | Error> {
  for await (const bytes of side.read([path])) return bytes
  return new Error('nothing was read')
}

/** A path that stands in a file of `folder`, from the root; `null` for one that is not below it. */
function joined(folder: string, text: string): string | null {
  const steps = folder === '.' ? [] : folder.split('/')
  for (const step of text.split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.pop() === undefined) return null
  }
  return steps.join('/') || '.'
}

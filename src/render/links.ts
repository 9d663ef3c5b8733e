import { below, isBelow, type Side } from './side.ts'

/** As many as the kernel follows. */
const MOST_HOPS = 40
/** Links to folders that hold links to folders. */
const MOST_NESTED = 8

/** Where a path leads once every link on the way is followed. */
export type End =
  | { readonly end: 'file' | 'folder'; readonly path: string; readonly hops: number }
  | { readonly end: 'outside' | 'nothing' | 'loop'; readonly hops: number }

/** Links are followed in the listing alone, so that none leads to what is not part of the side. */
export async function follow(side: Side, path: string): Promise<End> {
  const left = path.split('/')
  const done: string[] = []
  let hops = 0
  for (let step = left.shift(); step !== undefined; step = left.shift()) {
    if (step === '' || step === '.') continue
    if (step === '..') {
      if (done.pop() === undefined) return { end: 'outside', hops }
      continue
    }
    const here = [...done, step].join('/')
    const kind = side.kindOf(here)
    if (kind === null) return { end: 'nothing', hops }
    if (kind === 'link') {
      if (++hops > MOST_HOPS) return { end: 'loop', hops }
      const target = await targetOf(side, here)
      if (target.startsWith('/')) return { end: 'outside', hops }
      left.unshift(...target.split('/'))
    } else done.push(step)
  }
  const end = done.join('/') || '.'
  return { end: side.kindOf(end) === 'file' ? 'file' : 'folder', path: end, hops }
}

async function targetOf(side: Side, link: string): Promise<string> {
  for await (const bytes of side.read([link]))
    return bytes instanceof Error ? '/' : new TextDecoder().decode(bytes)
  return '/'
}

/** What is to be laid out as plain files: the path that each is to have, and the file that it is a copy of. */
export type Layout = Map<string, string>

/** A folder's files below `to`, links as what they lead to. Returns the links that lead out of `scope`, nowhere or in circles. */
export async function layOut(
  side: Side,
  folder: string,
  { to, scope, most }: { readonly to: string; readonly scope: string; readonly most: number },
  layout: Layout,
): Promise<readonly string[]> {
  const bad: string[] = []
  const visit = async (from: string, at: string, nested: number): Promise<void> => {
    for (const path of side.below(from)) {
      if (layout.size > most) return
      const place = below(at, from === '.' ? path : path.slice(from.length + 1))
      if (side.kindOf(path) === 'file') {
        layout.set(place, path)
        continue
      }
      const target = await follow(side, path)
      const isInside =
        'path' in target && (target.path === scope || isBelow(target.path, scope)) && nested < MOST_NESTED
      if (!isInside) bad.push(path)
      else if (target.end === 'file') layout.set(place, target.path)
      else await visit(target.path, place, nested + 1)
    }
  }
  await visit(folder, to, 0)
  return bad
}

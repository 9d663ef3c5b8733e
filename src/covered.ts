import type { Covering, Tree } from './find.ts'

/**
 * Which files of head are not read by themselves, for they are rendered. What the base reads as it is written, head does too:
 * a change that names it in a kustomization does not keep anybody from applying it. Of files that are new, those count as
 * rendered that an object is made from.
 */
export async function coveredAsIn(
  base: Tree,
  head: Tree,
): Promise<(path: string, covering: Covering | null) => boolean> {
  const [before, after] = [await base.rendered?.(), await head.rendered?.()]
  const there = new Set((await base.entries()).map(({ path }) => path))
  const hasFailed = after?.entries.some(({ documents }) => documents === null) === true
  return (path, covering) => {
    if (covering === 'entry') return true
    if ((before?.covers(path) ?? null) !== null) return covering !== null || hasFailed
    return covering === 'origin' && !there.has(path)
  }
}

import { type ReleaseReference, releaseReferenceFrom, releaseReferenceText } from './release-reference.ts'

export type Repinned = {
  readonly text: string
  /** What stood there for models of that repository, pinned as wanted or not; empty: no line names one. */
  readonly found: readonly string[]
}

/** A line of a configuration or a workflow, in YAML or JSON; its quotes and its comment stay. */
const PIN =
  /^([ \t]*(?:-[ \t]+)?["']?model["']?[ \t]*:[ \t]+)(["']?)(release:[^\s"']+)\2(?=[ \t]*,?[ \t]*(?:#.*)?\r?$)/gm

/** The text with every line `model: release:…` of that repository and asset naming this release instead. */
export function repinned(text: string, release: ReleaseReference): Repinned {
  const found: string[] = []
  const changed = text.replace(PIN, (line: string, key: string, quote: string, written: string) => {
    const before = releaseReferenceFrom(written)
    if (before === null || !isSameModel(before, release)) return line
    found.push(written)
    // Letters of a repository may be written either way: the author's stay.
    const { owner, repo } = before
    return `${key}${quote}${releaseReferenceText({ ...release, owner, repo })}${quote}`
  })
  return { text: changed, found }
}

const isSameModel = (a: ReleaseReference, b: ReleaseReference): boolean =>
  a.asset === b.asset && `${a.owner}/${a.repo}`.toLowerCase() === `${b.owner}/${b.repo}`.toLowerCase()

import { Minimatch } from 'minimatch'

/** Who answers for a file, by CODEOWNERS; nobody: []. */
export type OwnersOf = (path: string) => readonly string[]

export const nobody: OwnersOf = () => []

/** Where GitHub looks for the file, in this order. */
export const CODEOWNERS_PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const

/** More lines than this, or longer ones, and the file is no list of owners. */
const MOST_LINES = 5_000
const LONGEST_LINE = 1_000

/** A path with more folders is nobody's: patterns with several `**` take too long over it. */
const DEEPEST = 40
const LONGEST_PATH = 1_000

const OPTIONS = { dot: true, nonegate: true, nocomment: true, nobrace: true, noext: true } as const

type Rule = {
  readonly prefix: string
  readonly globs: readonly Minimatch[]
  readonly owners: readonly string[]
}

/**
 * The text of a CODEOWNERS file as a question. Patterns are those of .gitignore without negation, in the case that they are written
 * in; the last line that matches a path decides, and one without owners says that nobody does. Comments run to the end of a line.
 */
export function ownersFrom(text: string): OwnersOf {
  const rules = text
    .split('\n')
    .slice(0, MOST_LINES)
    .flatMap((line) => ruleFrom(line) ?? [])
    .toReversed()
  const known = new Map<string, readonly string[]>()
  return (path) => {
    if (
      path === '' ||
      path.length > LONGEST_PATH ||
      path.startsWith('../') ||
      path.split('/').length > DEEPEST
    )
      return []
    const before = known.get(path)
    if (before !== undefined) return before
    const rule = rules.find(
      ({ prefix, globs }) => path.startsWith(prefix) && globs.some((glob) => glob.match(path)),
    )
    const owners = rule?.owners ?? []
    known.set(path, owners)
    return owners
  }
}

function ruleFrom(line: string): Rule | null {
  const [pattern, ...owners] = line
    .slice(0, LONGEST_LINE)
    .replace(/(^|\s)#.*$/, '')
    .trim()
    .split(/\s+/)
  if (pattern === undefined || pattern === '' || pattern.startsWith('!')) return null
  const isFolder = pattern.endsWith('/')
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '')
  // A slash at the start or inside ties a pattern to the root.
  const isAnchored = pattern.startsWith('/') || bare.includes('/')
  const anchored = isAnchored ? bare : `**/${bare}`
  const below = `${anchored}/**`
  const globs = isFolder ? [below] : bare.endsWith('*') ? [anchored] : [anchored, below]
  const prefix = isAnchored ? (/^[^*?[\]\\]*/.exec(bare)?.[0] ?? '') : ''
  return { prefix, globs: globs.map((glob) => new Minimatch(glob, OPTIONS)), owners }
}

import ignore from 'ignore'

/** Who answers for a file, by CODEOWNERS; nobody: []. */
export type OwnersOf = (path: string) => readonly string[]

export const nobody: OwnersOf = () => []

/** Where GitHub looks for the file, in this order. */
export const CODEOWNERS_PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const

/** More lines than this, or longer ones, and the file is no list of owners. */
const MOST_LINES = 5_000
const LONGEST_LINE = 1_000

/**
 * The text of a CODEOWNERS file as a question. Patterns are those of .gitignore without negation; the last line that matches a
 * path decides, and one without owners says that nobody does. Comments run to the end of a line.
 */
export function ownersFrom(text: string): OwnersOf {
  const rules = text
    .split('\n')
    .slice(0, MOST_LINES)
    .flatMap((line) => {
      const [pattern, ...owners] = line
        .slice(0, LONGEST_LINE)
        .replace(/(^|\s)#.*$/, '')
        .trim()
        .split(/\s+/)
      if (pattern === undefined || pattern === '' || pattern.startsWith('!')) return []
      return [{ matcher: ignore().add(pattern), owners }]
    })
    .toReversed()
  return (path) => {
    if (!ignore.isPathValid(path)) return []
    return rules.find(({ matcher }) => matcher.ignores(path))?.owners ?? []
  }
}

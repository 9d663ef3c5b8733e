import { Minimatch } from 'minimatch'

/** `{1..9999999}` and its like stand for no more alternatives than this. */
const MOST_ALTERNATIVES = 1_000

/** The place of the first pattern that matches a text whole; -1 for none. `!` and `#` mean nothing special. */
export function globIndex(patterns: readonly string[]): (text: string) => number {
  const options = { dot: true, nonegate: true, nocomment: true, braceExpandMax: MOST_ALTERNATIVES }
  const globs = patterns.map((pattern) => new Minimatch(pattern, options))
  return (text) => globs.findIndex((glob) => glob.match(text))
}

import leven from 'leven'

/** A name that differs in more than this share of its letters was not meant. */
const FARTHEST = 1 / 3
const FEWEST_SLIPS = 2
/** Longer ones would take long to compare. */
const LONGEST = 300

/** The known names that a slip of the finger may have turned into `word`, or that it is a part of: nearest first. */
export function nearNames(word: string, known: readonly string[], most = 3): readonly string[] {
  const wanted = word.slice(0, LONGEST).toLowerCase()
  return [...new Set(known)]
    .filter((name) => name.length <= LONGEST)
    .map((name) => ({ name, distance: distanceTo(wanted, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(FEWEST_SLIPS, name.length * FARTHEST))
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name)
}

/** A part of a name is one slip away from it. */
const distanceTo = (wanted: string, name: string): number =>
  wanted.length > FEWEST_SLIPS && name.includes(wanted) ? 1 : leven(wanted, name)

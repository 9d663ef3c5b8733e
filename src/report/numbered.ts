/** The same names, with ` (2)`, ` (3)` … behind those that are there already: for readers that keep one of each. */
export function numbered(names: readonly string[]): readonly string[] {
  const taken = new Set(names)
  const times = new Map<string, number>()
  return names.map((name) => {
    let next = (times.get(name) ?? 0) + 1
    if (next > 1) while (taken.has(`${name} (${next})`)) next++
    times.set(name, next)
    return next === 1 ? name : `${name} (${next})`
  })
}

/** What a rendered object says of itself. */
export type Said = { readonly kind: string; readonly name: string }

/** Kind and name of an object's text, as far as they are written plainly. */
export function saidIn(text: string): Said {
  const [, kind = ''] = /^kind:[ \t]*["']?([\w.-]+)/m.exec(text) ?? []
  const body = text.slice(Math.max(0, text.search(/^metadata:/m)))
  const [, name = ''] = /\bname:[ \t]*["']?([\w.-]+)/.exec(body) ?? []
  return { kind, name }
}

/** The lines of a file, and on which of them each kind is written. */
export type Source = {
  readonly lines: readonly string[]
  readonly placesOf: ReadonlyMap<string, readonly number[]>
}

export function sourceFrom(text: string): Source {
  const lines = text.split('\n')
  const placesOf = new Map<string, number[]>()
  for (const [index, line] of lines.entries()) {
    const kind = kindOn(line)
    if (kind === undefined) continue
    const places = placesOf.get(kind)
    if (places === undefined) placesOf.set(kind, [index])
    else places.push(index)
  }
  return { lines, placesOf }
}

/** Of more objects of one kind in a file, the rest are counted. */
const MOST_LOOKED_AT = 100

/**
 * The line of `kind:` in the file that an object was made from: of several of that kind the one whose name is in the object's,
 * for prefixes are put to names, else the `nth`. 1 where no line says so.
 */
export function kindLine({ lines, placesOf }: Source, { kind, name }: Said, nth: number): number {
  const places = placesOf.get(kind) ?? []
  const named = places.slice(0, MOST_LOOKED_AT).find((index) => {
    const written = saidIn(documentAround(lines, index)).name
    return written !== '' && name.includes(written)
  })
  return (named ?? places[nth] ?? places[0] ?? 0) + 1
}

const kindOn = (line: string): string | undefined =>
  /^\s*(?:- )?["']?kind["']?[ \t]*:[ \t]*["']?([\w.-]+)/.exec(line)?.[1]

function documentAround(lines: readonly string[], index: number): string {
  const isBreak = (line: string): boolean => line.startsWith('---')
  const start = lines.slice(0, index).findLastIndex(isBreak) + 1
  const length = lines.slice(index).findIndex(isBreak)
  return lines.slice(start, length === -1 ? undefined : index + length).join('\n')
}

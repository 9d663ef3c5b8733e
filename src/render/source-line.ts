/** What a rendered object says of itself. */
export type Said = { readonly kind: string; readonly name: string }

/** Kind and name of an object's text, as far as they are written plainly. */
export function saidIn(text: string): Said {
  const [, kind = ''] = /^kind:[ \t]*["']?([\w.-]+)/m.exec(text) ?? []
  const body = text.slice(Math.max(0, text.search(/^metadata:/m)))
  const [, name = ''] = /\bname:[ \t]*["']?([\w.-]+)/.exec(body) ?? []
  return { kind, name }
}

/**
 * The line of `kind:` in the file that an object was made from: of several of that kind the one whose name is in the object's,
 * for prefixes are put to names, else the `nth`. 1 where no line says so.
 */
export function kindLine(source: string, { kind, name }: Said, nth: number): number {
  const lines = source.split('\n')
  const places = lines.flatMap((line, index) => (kindOn(line) === kind ? [index] : []))
  const named = places.find((index) => {
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

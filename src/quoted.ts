const LONGEST = 60

/** Text of others in a message of ours: in quotes, on one line, cut to `longest` characters where it is long. */
export function quoted(text: string, longest = LONGEST): string {
  if (text.length <= longest) return JSON.stringify(text)
  // By code point: half of a surrogate pair is no character.
  const start = Array.from(text.slice(0, 2 * longest))
    .slice(0, longest)
    .join('')
  return JSON.stringify(`${start}…`)
}

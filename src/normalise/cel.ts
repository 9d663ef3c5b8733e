/** What the API allows for a CEL expression. */
const LONGEST_SELECTOR = 10 * 1024

/** More brackets around a whole expression than anybody writes. */
const MOST_BRACKETS = 3

/**
 * What a CEL expression says for certain, where `read` tells what one condition says: of conditions that must all hold those
 * that say anything must agree; of alternatives each must say the same. `null` where it says nothing for certain.
 */
export function certainly(cel: string, read: (condition: string) => string | null): string | null {
  // A quote that is escaped, or three of them, would need CEL's own reader: what stands in quotes could look like code.
  return cel.length > LONGEST_SELECTOR || /\\['"]|'''|"""/.test(cel) ? null : saidBy(cel, read, MOST_BRACKETS)
}

function saidBy(cel: string, read: (condition: string) => string | null, brackets: number): string | null {
  const alternatives = partsOf(cel, '||')
  if (alternatives === null) return null
  if (alternatives.length > 1) return agreed(alternatives.map((one) => saidBy(one, read, brackets)))
  const conditions = partsOf(cel, '&&') ?? []
  const said = conditions.map((condition) => {
    if (condition.startsWith('(') && condition.endsWith(')'))
      return brackets === 0 ? null : saidBy(condition.slice(1, -1), read, brackets - 1)
    return /^!|\|\|/.test(condition) ? null : read(condition)
  })
  return agreed(said.filter((one) => one !== null))
}

const agreed = (said: readonly (string | null)[]): string | null =>
  new Set(said).size === 1 ? (said[0] ?? null) : null

const QUOTES = `'"`
const OPENING = '([{'
const CLOSING = ')]}'

/** What stands between the separators that no bracket encloses; `null` for a choice, or where brackets and quotes do not close. */
function partsOf(cel: string, separator: '||' | '&&'): string[] | null {
  const parts: string[] = []
  let quote = ''
  let depth = 0
  let start = 0
  for (let at = 0; at < cel.length; at++) {
    const sign = cel.charAt(at)
    const two = cel.slice(at, at + 2)
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (QUOTES.includes(sign)) quote = sign
    else if (OPENING.includes(sign)) depth++
    else if (CLOSING.includes(sign)) depth--
    else if (two === '//' || (depth === 0 && sign === '?')) return null
    else if (depth === 0 && two === separator) {
      parts.push(cel.slice(start, at).trim())
      start = at + 2
    }
    if (depth < 0) return null
  }
  return quote === '' && depth === 0 ? [...parts, cel.slice(start).trim()] : null
}

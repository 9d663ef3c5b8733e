export type Objection = { readonly message: string; readonly hint: string }

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')' }

/**
 * Why a pattern would match nothing, or not what its author meant; `null` for a good one. A matcher takes all of these for
 * letters, without a word.
 */
export function patternObjection(pattern: string): Objection | null {
  if (/\p{Cc}/u.test(pattern)) return { message: 'holds a control character', hint: 'Leave it out.' }
  if (/^!(?!\()/.test(pattern))
    return { message: 'starts with "!", which leaves nothing out here', hint: 'Write what is meant.' }
  if (/(?<!\\)(?:\\\\)*\\$/.test(pattern))
    return { message: 'ends in a backslash, which escapes nothing', hint: 'Leave it out.' }
  const open = unclosed(pattern)
  return open === null
    ? null
    : {
        message: `has a "${open}" that is not closed`,
        hint: `Close it with "${CLOSING[open]}", or write "\\${open}".`,
      }
}

/** Why a path names nothing below the folder of the configuration; `null` for a good one. */
export function placeObjection(path: string): Objection | null {
  if (/\p{Cc}/u.test(path)) return { message: 'holds a control character', hint: 'Leave it out.' }
  if (/^[A-Za-z][\w+.-]+:\/\//.test(path))
    return { message: 'is an address', hint: 'Keep a copy of it in the repository, and name that.' }
  return stepsObjection(path)
}

/** The same of a pattern of paths, which count from the folder of the configuration. */
export const pathPatternObjection = (pattern: string): Objection | null =>
  stepsObjection(pattern) ?? patternObjection(pattern)

function stepsObjection(pattern: string): Objection | null {
  if (/^(?:\/|[A-Za-z]:)/.test(pattern))
    return {
      message: 'starts at the root of the disk',
      hint: 'Start at the folder of the configuration: no / in front.',
    }
  if (/\\[\p{L}\p{N}_.-]/u.test(pattern))
    return { message: 'has a backslash in a path', hint: 'Write / between folders.' }
  const steps = pattern.split('/')
  if (steps.includes('..'))
    return { message: 'leads out of its folder', hint: 'Write it in a configuration further up.' }
  if (steps.slice(0, -1).some((step) => step === '.' || step === ''))
    return { message: 'has an empty step', hint: 'Write it without "./" and "//".' }
  return null
}

/** The first bracket that nothing closes. Only behind `?*+@!` is a round one more than a letter. */
function unclosed(pattern: string): string | null {
  const open: string[] = []
  for (let index = 0; index < pattern.length; index++) {
    const letter = pattern[index] ?? ''
    const isInClass = open.at(-1) === '['
    if (letter === '\\') index++
    else if (isInClass ? letter === ']' : letter === CLOSING[open.at(-1) ?? '']) open.pop()
    else if (!isInClass && (letter === '[' || letter === '{')) open.push(letter)
    else if (!isInClass && letter === '(' && /[?*+@!]/.test(pattern[index - 1] ?? '')) open.push(letter)
  }
  return open[0] ?? null
}

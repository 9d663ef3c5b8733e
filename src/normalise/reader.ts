import { parseMilli } from '../parse/quantity.ts'
import { type At, isObject, type JsonObject } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { ProblemKind } from '../schema/problem.ts'

const LARGEST_COUNT = 2_147_483_647
/** Longer than any name, image or argument that something is recognised by; what follows is text for the program alone. */
const LONGEST_TEXT = 4096
/** A placeholder stands near the beginning, or it is in a text that is no field of ours. */
const PLACEHOLDER_WITHIN = 200
const PLACEHOLDER = /\$\{[^}]*\}|^\$[A-Z_][A-Z0-9_]*$|\$\([^)]*\)|<[A-Z][A-Z0-9_-]*>|\{\{|__[A-Z][A-Z0-9_]*__/

/** A text that something else should have put a value into, such as `${REPLICAS}`. */
export const isPlaceholder = (value: unknown): boolean =>
  typeof value === 'string' && PLACEHOLDER.test(value.slice(0, PLACEHOLDER_WITHIN))

/** Reads loosely typed fields; what cannot be read becomes a problem at its line and a value that claims nothing. */
export type Reader = {
  readonly problem: (kind: ProblemKind, at: At, message: string) => void
  /** A whole number ≥ 0. `absent` where nothing is written; `null` where what is written cannot be read. */
  readonly count: (value: unknown, at: At, absent: number | null) => number | null
  /** A quantity in thousandths of its unit. `null` where nothing is written or it cannot be read. */
  readonly milli: (value: unknown, at: At) => bigint | null
  readonly text: (value: unknown, at: At) => string | null
  readonly texts: (value: unknown, at: At) => string[] | null
  readonly textMap: (value: unknown, at: At) => Record<string, string>
  /** true or false; false where nothing is written or it cannot be read. */
  readonly flag: (value: unknown, at: At) => boolean
  /** A mapping of anything; empty where nothing is written or it cannot be read. */
  readonly mapping: (value: unknown, at: At) => JsonObject
  /** The same reader for an object that stands at `at` in this one. */
  readonly within: (at: At) => Reader
}

/** Tells no problems: for what another reader has told already. */
export const silentReader = (): Reader => readerFrom(() => {})

export function readerFrom(problem: Reader['problem']): Reader {
  const name = (at: At): string => String(at.findLast((step) => typeof step === 'string') ?? 'value')

  function unreadable(value: unknown, at: At, what: string, instead: string): null {
    const shown = shownValue(value)
    if (isPlaceholder(value)) {
      problem(
        'unresolved-placeholder',
        at,
        `${name(at)} is the placeholder ${shown}. Render the file first, or write the value.`,
      )
    } else problem('invalid-field', at, `${name(at)} ${shown} is not ${what}. ${instead}`)
    return null
  }

  function text(value: unknown, at: At): string | null {
    if (value === null || value === undefined) return null
    if (typeof value === 'string') return cut(value, at)
    if (typeof value !== 'number' && typeof value !== 'boolean')
      return unreadable(value, at, 'text', 'Write text.')
    // The value is not repeated: it may be a password among the arguments.
    problem(
      'suspect-field',
      at,
      `${name(at)} is a ${typeof value}, which is not text to Kubernetes. Put it in quotes.`,
    )
    return String(value)
  }

  function mapping(value: unknown, at: At): JsonObject {
    if (value === null || value === undefined) return {}
    return isObject(value) ? value : (unreadable(value, at, 'a mapping', 'Write key: value pairs.') ?? {})
  }

  function cut(value: string, at: At): string {
    if (value.length <= LONGEST_TEXT) return value
    problem(
      'suspect-field',
      at,
      `${name(at)} is longer than ${LONGEST_TEXT} characters: cut there. Shorten it.`,
    )
    return value.slice(0, LONGEST_TEXT)
  }

  return {
    problem,
    text,
    count(value, at, absent) {
      if (value === null || value === undefined) return absent
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST_COUNT)
        return value
      if (typeof value === 'string' && /^\d{1,9}$/.test(value) && !/^0\d/.test(value)) {
        problem(
          'suspect-field',
          at,
          `${name(at)} "${value}" is text, which Kubernetes refuses. Write it without quotes.`,
        )
        return Number(value)
      }
      return unreadable(value, at, 'a whole number from 0 to 2147483647', 'Write one.')
    },
    milli(value, at) {
      if (value === null || value === undefined) return null
      const milli = typeof value === 'string' || typeof value === 'number' ? parseMilli(String(value)) : null
      if (milli === null)
        return unreadable(value, at, 'a quantity', 'Write one such as 250m, 1.5, 512Mi or 2Gi.')
      return milli >= 0n
        ? milli
        : unreadable(value, at, 'a quantity of at least 0', 'Write one such as 250m or 512Mi.')
    },
    texts(value, at) {
      if (value === null || value === undefined) return null
      // Whole programs stand among arguments: what follows the beginning tells nothing, and is no fault.
      if (Array.isArray(value))
        return value.flatMap((item: unknown, index) =>
          typeof item === 'string' ? item.slice(0, LONGEST_TEXT) : (text(item, [...at, index]) ?? []),
        )
      problem('invalid-field', at, `${name(at)} is not a list of texts. Write it as a list.`)
      return null
    },
    flag(value, at) {
      if (value === null || value === undefined) return false
      if (typeof value === 'boolean') return value
      return unreadable(value, at, 'true or false', 'Write one, without quotes.') ?? false
    },
    mapping,
    within: (outer) => readerFrom((kind, at, message) => problem(kind, [...outer, ...at], message)),
    textMap(value, at) {
      const pairs = Object.entries(mapping(value, at)).map(
        ([key, item]) => [key, text(item, [...at, key]) ?? ''] as const,
      )
      return Object.fromEntries(pairs)
    },
  }
}

/** The value as a message may show it: on one line, cut. Never a whole list or mapping. */
function shownValue(value: unknown): string {
  if (Array.isArray(value)) return '(a list)'
  if (isObject(value)) return '(a mapping)'
  return quoted(String(value))
}

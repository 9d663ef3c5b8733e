import { parseDocument } from 'yaml'
import { type JsonValue, valueFrom } from './value.ts'

/** Longer than any that somebody writes into a field. */
const LONGEST = 32 * 1024

/** What the YAML or JSON inside of a field says; `null` where it is broken, or longer than is read. */
export function valueInText(text: string): JsonValue | null {
  if (text.length > LONGEST) return null
  try {
    const document = parseDocument(text, {
      merge: true,
      uniqueKeys: false,
      strict: false,
      logLevel: 'error',
      prettyErrors: false,
    })
    const read = document.errors.length + document.warnings.length === 0 ? valueFrom(document) : null
    return read === null || 'reason' in read ? null : read.value
  } catch (error) {
    // The library recurses: text nested without bound ends its stack.
    if (!(error instanceof RangeError)) throw error
    return null
  }
}

import { type Document, isScalar, parseDocument, visit } from 'yaml'
import { decode } from '../parse/text.ts'
import { isObject, type JsonValue, valueFrom } from '../parse/value.ts'

/** Why the text of a kustomization is not given to a tool. */
export type Refused = { readonly line: number | null; readonly message: string; readonly hint: string }

/** What a kustomization says that may be a path, under whatever key: the keys of kustomize's reader are more than are documented. */
export type Named = { readonly text: string; readonly isLiteral: boolean }

/** What is nothing at all to one reader of YAML and not to another. */
const ODD = /[^\P{Cc}\n\r\t]|\ufeff/u

const UNSURE = 'Write it plainly, as one document of UTF-8 text.'

/**
 * Every text of a kustomization that stands on one line. What this reader may see otherwise than the tool's is refused, for
 * it could hide a path that leads out of the repository.
 */
export function namedIn(bytes: Uint8Array): readonly Named[] | Refused {
  const decoded = decode(bytes)
  if ('refused' in decoded) return { line: decoded.line, message: decoded.refused, hint: '' }
  const { text } = decoded
  const odd = ODD.exec(text)
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length
  if (odd !== null) return { line: lineAt(odd.index), message: 'it holds a control character.', hint: UNSURE }
  const document = parseDocument(text, {
    logLevel: 'error', // a second document is a fault
    prettyErrors: false,
    merge: true,
    uniqueKeys: false,
  })
  const [fault] = [...document.errors, ...document.warnings]
  if (fault !== undefined || /^%/m.test(text))
    return { line: lineAt(fault?.pos[0] ?? 0), message: 'it is not plain YAML.', hint: UNSURE }
  const merged = mergedAt(document)
  // Which of two values counts, a merged one or one beside it, readers do not agree on.
  if (merged !== null) return { line: lineAt(merged), message: 'it merges (<<).', hint: 'Write it out.' }
  const read = valueFrom(document)
  if ('reason' in read)
    return { line: lineAt(read.offset), message: `it ${read.message}.`, hint: 'Simplify it.' }
  const [twice] = read.duplicates
  if (twice !== undefined)
    return { line: lineAt(twice.second), message: 'a key is written twice.', hint: 'Remove one.' }
  const programs = isObject(read.value)
    ? Object.keys(read.value).find((key) => PROGRAMS.has(key.toLowerCase()))
    : undefined
  if (programs !== undefined)
    return {
      line: null,
      message: `its ${programs} may read what nobody has looked at.`,
      hint: 'Use the fields of the kustomization itself, such as configMapGenerator and patches.',
    }
  return textsOf(read.value, false)
}

/** Files that these name are programs to kustomize, and name paths and addresses of their own. */
const PROGRAMS: ReadonlySet<string> = new Set(['generators', 'transformers', 'validators'])

/** Where a mapping is merged into another; `null`: nowhere. */
function mergedAt(document: Document): number | null {
  let at: number | null = null
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key)) return undefined
      if (String(key.value) !== '<<' && key.source !== '<<' && typeof key.value !== 'symbol') return undefined
      at = key.range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return at
}

function textsOf(value: JsonValue, isLiteral: boolean): readonly Named[] {
  if (typeof value === 'string') return value.includes('\n') ? [] : [{ text: value, isLiteral }]
  if (Array.isArray(value)) return value.flatMap((item: JsonValue) => textsOf(item, isLiteral))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    textsOf(inner, isLiteral || key.toLowerCase() === 'literals'),
  )
}

/** Go asks no proxy for these, so that no proxy can keep a tool from them. */
const OWN_HOST = /^(?:localhost|127(?:\.\d+){3}|\[::1\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]+\])$/

/** Does a text name a server on this very machine? */
export function isOwnServer(text: string): boolean {
  const [, address = ''] = /(?:^|=)(https?:\/\/.*)$/i.exec(text) ?? []
  if (address === '') return false
  const host = URL.parse(address)?.hostname
  // What this reader of addresses refuses, Go's may take.
  return host === undefined || OWN_HOST.test(host)
}

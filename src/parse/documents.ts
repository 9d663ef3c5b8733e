import { Composer, type Document, LineCounter, Parser } from 'yaml'
import { quoted } from '../quoted.ts'
import { type Problem, type ProblemKind, problemFrom } from '../schema/problem.ts'
import { type Chunk, plainIdentity, splitDocuments } from './split.ts'
import { type At, type Duplicate, isObject, type JsonObject, offsetAt, valueFrom } from './value.ts'

/** One Kubernetes object and where it stands. `value` has the texts `apiVersion` and `kind`. */
export type ManifestDoc = {
  readonly path: string
  readonly line: number
  readonly apiVersion: string
  readonly kind: string
  readonly value: JsonObject
  /** The line of the key or item at `at`, or of the deepest part of it that is there. */
  readonly lineAt: (at: At) => number
}

export type SkipReason = 'empty' | 'not-kubernetes' | 'template'

/** What became of one document. Every document has exactly one outcome; what failed has a problem that says why. */
export type DocumentOutcome =
  | { readonly outcome: 'object'; readonly doc: ManifestDoc }
  | { readonly outcome: 'unparsed'; readonly kind: string }
  | { readonly outcome: 'skipped'; readonly reason: SkipReason }
  | { readonly outcome: 'failed' }

export type ParsedFile = {
  readonly outcomes: readonly DocumentOutcome[]
  readonly problems: readonly Problem[]
}

const TOO_DEEP = 'the text is nested too deeply to read. Flatten it, or exclude the file.'

type Found = { readonly at: At; readonly value: unknown }

const skipped = (reason: SkipReason): DocumentOutcome => ({ outcome: 'skipped', reason })

/** Says of a document, before it is parsed, whether it needs to be: its text is there to look for more than the identity. */
export type IsWanted = (apiVersion: string, kind: string, text: string) => boolean

/**
 * Every document of a YAML or JSON file, lists unwrapped, a broken one beside the good ones. A document that nobody
 * wants is `unparsed`, and its syntax is not looked at.
 */
export function parseDocuments(path: string, text: string, isWanted: IsWanted): ParsedFile {
  if (!couldHoldManifest(text))
    return { outcomes: [skipped(text.trim() === '' ? 'empty' : 'not-kubernetes')], problems: [] }
  const outcomes: DocumentOutcome[] = []
  const problems: Problem[] = []
  for (const chunk of splitDocuments(text)) {
    const plain = chunk.text.includes('{{') ? null : plainIdentity(chunk.text)
    if (
      plain !== null &&
      !plain.kind.endsWith('List') &&
      !isWanted(plain.apiVersion, plain.kind, chunk.text)
    ) {
      outcomes.push({ outcome: 'unparsed', kind: plain.kind })
    } else parseChunk(path, chunk, outcomes, problems)
  }
  return { outcomes, problems }
}

function parseChunk(
  path: string,
  { text, linesBefore }: Chunk,
  outcomes: DocumentOutcome[],
  problems: Problem[],
): void {
  const lines = new LineCounter()
  const lineOf = (offset: number): number => linesBefore + Math.max(1, lines.linePos(offset).line)
  const report = (kind: ProblemKind, line: number, message: string): void => {
    problems.push(problemFrom(kind, path, line, message))
  }
  let isWhole = true
  const refuse = (message: string): void => {
    isWhole = false
    report('yaml-limit', linesBefore + 1, message)
  }
  const before = outcomes.length
  for (const document of compose(text, lines, refuse))
    outcomes.push(...outcomesOf(document, { path, text, lineOf, report }))
  if (!isWhole) outcomes.push({ outcome: 'failed' })
  if (outcomes.length === before) outcomes.push(skipped('empty'))
}

/**
 * A manifest must spell `apiVersion` and `kind`, letter by letter or through an escape (a `kind` that begins a line may be
 * one that is missing its other half). All other text is not parsed at all, which spares every lock file and values file.
 */
const couldHoldManifest = (text: string): boolean =>
  (text.includes('apiVersion') && text.includes('kind')) || /^kind\s*:/m.test(text) || /\\[xuU]/.test(text)

function* compose(text: string, lines: LineCounter, refuse: (message: string) => void): Generator<Document> {
  const parser = new Parser(lines.addNewLine)
  const composer = new Composer({ merge: true, uniqueKeys: false, strict: false, logLevel: 'error' })
  try {
    yield* composer.compose(parser.parse(text), false, text.length)
  } catch (error) {
    // The library recurses: text nested without bound ends its stack, and that is the text's fault.
    if (!(error instanceof RangeError)) throw error
    refuse(TOO_DEEP)
  }
}

type Context = {
  readonly path: string
  readonly text: string
  readonly lineOf: (offset: number) => number
  readonly report: (kind: ProblemKind, line: number, message: string) => void
}

function outcomesOf(document: Document, context: Context): DocumentOutcome[] {
  const faults = [
    ...document.errors,
    ...document.warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED'),
  ]
  const [fault] = faults
  if (fault !== undefined) {
    if (context.text.includes('{{')) return [skipped('template')]
    if (!couldHoldManifest(context.text)) return [skipped('not-kubernetes')]
    const line = context.lineOf(fault.pos[0])
    if (fault.code === 'RESOURCE_EXHAUSTION') context.report('yaml-limit', line, TOO_DEEP)
    else context.report('yaml-syntax', line, `${firstLine(fault.message)}. Correct the YAML.`)
    return [{ outcome: 'failed' }]
  }
  const read = valueFrom(document)
  if ('reason' in read) {
    if (read.reason === 'templated' && context.text.includes('{{')) return [skipped('template')]
    const kind = read.reason === 'limit' ? 'yaml-limit' : 'yaml-syntax'
    context.report(
      kind,
      context.lineOf(read.offset),
      `the document ${read.message}. Simplify it, or exclude the file.`,
    )
    return [{ outcome: 'failed' }]
  }
  const objects = unwrapped({ at: [], value: read.value }).map((found) => outcomeOf(found, document, context))
  if (objects.some(({ outcome }) => outcome === 'object')) reportDuplicates(read.duplicates, context)
  return objects
}

function reportDuplicates(duplicates: readonly Duplicate[], { lineOf, report }: Context): void {
  const joined = duplicates.find(({ key, depth }) => depth === 0 && key === 'kind')
  if (joined !== undefined) {
    report(
      'yaml-syntax',
      lineOf(joined.second),
      'a second kind in one document: only the last object is read. Write --- between objects.',
    )
    return
  }
  for (const { key, first, second } of duplicates) {
    report(
      'duplicate-key',
      lineOf(second),
      `key ${quoted(key)} was already written on line ${lineOf(first)}; the last one is read. Remove one.`,
    )
  }
}

/** A `List` and its kin stand for their items. */
function unwrapped(found: Found): Found[] {
  const { value, at } = found
  if (!isObject(value) || typeof value['kind'] !== 'string' || !value['kind'].endsWith('List')) return [found]
  const { items } = value
  if (items === null) return []
  if (!Array.isArray(items)) return [found]
  return items.flatMap((item: unknown, index) => unwrapped({ at: [...at, 'items', index], value: item }))
}

function outcomeOf(
  { at, value }: Found,
  document: Document,
  { path, lineOf, report }: Context,
): DocumentOutcome {
  if (value === null || value === undefined) return skipped('empty')
  const lineAt = (inner: At): number => lineOf(offsetAt(document, [...at, ...inner]))
  if (!isObject(value)) return skipped('not-kubernetes')
  const { apiVersion, kind } = value
  if (apiVersion === undefined && kind === undefined) return skipped('not-kubernetes')
  if (apiVersion === undefined || kind === undefined) {
    // Half an identity: a patch, a chart file or a slip. Only a body that looks like an object makes it worth a word.
    if (!('metadata' in value && 'spec' in value)) return skipped('not-kubernetes')
    const missing = kind === undefined ? 'kind' : 'apiVersion'
    report('invalid-field', lineAt([]), `the object has no ${missing}. Write it, or exclude the file.`)
    return { outcome: 'failed' }
  }
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    const odd = typeof kind === 'string' ? 'apiVersion' : 'kind'
    report('invalid-field', lineAt([odd]), `${odd} is not text. Write it as text.`)
    return { outcome: 'failed' }
  }
  return { outcome: 'object', doc: { path, line: lineAt([]), apiVersion, kind, value, lineAt } }
}

const firstLine = (message: string): string => (message.split('\n')[0] ?? message).replace(/[.:]+$/, '')

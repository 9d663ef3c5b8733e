import { Composer, type CST, type Document, LineCounter, Parser } from 'yaml'
import { type Problem, type ProblemKind, problemFrom } from '../schema/problem.ts'
import type { Rendering } from '../schema/render.ts'
import { type Context, reportDuplicates, reportWords } from './remarks.ts'
import { type Chunk, isPlainWithoutKind, plainIdentity, spellsOtherwise, splitDocuments } from './split.ts'
import { isTemplate } from './template.ts'
import { type At, type DocumentValue, isObject, type JsonObject, valueFrom } from './value.ts'

/** One Kubernetes object and where it stands. `value` has the texts `apiVersion` and `kind`. */
export type ManifestDoc = {
  readonly path: string
  readonly line: number
  readonly apiVersion: string
  readonly kind: string
  readonly value: JsonObject
  /** What it was rendered from, by itself: objects of one rendering stand together. */
  readonly rendering?: Rendering
  /** The line of the key or item at `at`, or of the deepest part of it that is there. */
  readonly lineAt: (at: At) => number
}

export type SkipReason = 'empty' | 'not-kubernetes' | 'template'

/** What became of one document. Every document has exactly one outcome; what failed has a problem that says why. */
export type DocumentOutcome =
  | { readonly outcome: 'object'; readonly doc: ManifestDoc }
  | { readonly outcome: 'unparsed'; readonly apiVersion: string; readonly kind: string }
  | { readonly outcome: 'skipped'; readonly reason: SkipReason }
  | { readonly outcome: 'failed' }

export type ParsedFile = {
  readonly outcomes: readonly DocumentOutcome[]
  readonly problems: readonly Problem[]
}

const TOO_DEEP = 'the text is nested too deeply to read. Flatten it, or exclude the file.'

type Found = {
  readonly at: At
  readonly value: unknown
  readonly apiVersion?: string
  readonly kind?: string
}

const skipped = (reason: SkipReason): DocumentOutcome => ({ outcome: 'skipped', reason })

/** Says of a document, before it is parsed, whether it needs to be: its text is there to look for more than the identity. */
export type IsWanted = (apiVersion: string, kind: string, text: string) => boolean

/**
 * Every document of a YAML or JSON file, lists unwrapped, a broken one beside the good ones. A document that nobody
 * wants is `unparsed`, and its syntax is not looked at.
 */
export function parseDocuments(path: string, text: string, isWanted: IsWanted): ParsedFile {
  if (!couldHoldManifest(text) && impliedIdentity(path) === null)
    return { outcomes: [skipped(text.trim() === '' ? 'empty' : 'not-kubernetes')], problems: [] }
  const outcomes: DocumentOutcome[] = []
  const problems: Problem[] = []
  for (const chunk of splitDocuments(text)) {
    const plain = chunk.text.includes('{{') ? null : plainIdentity(chunk.text)
    if (
      plain !== null &&
      !plain.kind.endsWith('List') &&
      !/^items[ \t]*:/m.test(chunk.text) &&
      !isWanted(plain.apiVersion, plain.kind, chunk.text)
    ) {
      outcomes.push({ outcome: 'unparsed', ...plain })
    } else parseChunk(path, chunk, outcomes, problems)
  }
  return { outcomes, problems }
}

/** Brackets opened in a row: the library would build more before it gives up. */
const MOST_OPENED = 1000

function opensWithoutEnd(text: string): boolean {
  let opened = 0
  let end = -1
  for (const { index, 0: bracket } of text.matchAll(/[[{][ \t\r\n]*/g)) {
    opened = index === end ? opened + 1 : 1
    if (opened === MOST_OPENED) return true
    end = index + bracket.length
  }
  return false
}

/** What etcd takes by default; a longer document is none that a cluster can hold. */
const LARGEST_DOCUMENT = 1.5 * 1024 * 1024

function parseChunk(
  path: string,
  { text, linesBefore }: Chunk,
  outcomes: DocumentOutcome[],
  problems: Problem[],
): void {
  if (text.length > LARGEST_DOCUMENT) {
    const message = 'the document is over 1.5 MiB, more than a cluster takes. Split it, or exclude the file.'
    problems.push(problemFrom('too-large', path, linesBefore + 1, message))
    outcomes.push({ outcome: 'failed' })
    return
  }
  const lines = new LineCounter()
  const lineOf = (offset: number): number => linesBefore + Math.max(1, lines.linePos(offset).line)
  const report = (kind: ProblemKind, line: number, message: string): void => {
    problems.push(problemFrom(kind, path, line, message))
  }
  if (opensWithoutEnd(text)) {
    report('yaml-limit', linesBefore + 1, TOO_DEEP)
    outcomes.push({ outcome: 'failed' })
    return
  }
  let isWhole = true
  const refuse = (message: string): void => {
    isWhole = false
    report('yaml-limit', linesBefore + 1, message)
  }
  const before = outcomes.length
  for (const document of compose(text, lines, refuse)) {
    for (const outcome of outcomesOf(document, { path, text, lineOf, report })) outcomes.push(outcome)
  }
  if (!isWhole) outcomes.push({ outcome: 'failed' })
  if (outcomes.length === before) outcomes.push(skipped('empty'))
}

/**
 * A manifest must spell `apiVersion` and `kind`, letter by letter or through an escape (a `kind` that begins a line may be
 * one that is missing its other half). All other text is not parsed at all, which spares every lock file and values file.
 */
const couldHoldManifest = (text: string): boolean =>
  (text.includes('apiVersion') && text.includes('kind')) || /^kind\s*:/m.test(text) || spellsOtherwise(text)

/** What kustomize takes a file of its own name for, whose text need not say it. */
const impliedIdentity = (path: string): { apiVersion: string; kind: string } | null =>
  /(?:^|\/)kustomization\.ya?ml$/.test(path)
    ? { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' }
    : null

function* compose(text: string, lines: LineCounter, refuse: (message: string) => void): Generator<Document> {
  const parser = new Parser(lines.addNewLine)
  const composer = new Composer({ merge: true, uniqueKeys: false, strict: false, logLevel: 'error' })
  try {
    yield* composer.compose(untilBroken(parser.parse(text)), false, text.length)
  } catch (error) {
    // The library recurses: text nested without bound ends its stack, and that is the text's fault.
    if (!(error instanceof RangeError)) throw error
    refuse(TOO_DEEP)
  }
}

/** Text with this many faults is no manifest: every further one would cost time and memory. */
const MOST_FAULTS = 20

function* untilBroken(tokens: Iterable<CST.Token>): Generator<CST.Token> {
  let faults = 0
  for (const token of tokens) {
    yield token
    if (token.type === 'error' && ++faults === MOST_FAULTS) return
  }
}

function outcomesOf(document: Document, context: Context): DocumentOutcome[] {
  const { text, lineOf, report } = context
  const [fault] = [
    ...document.errors,
    ...document.warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED'),
  ]
  if (fault !== undefined) {
    if (isTemplate(text)) return [skipped('template')]
    if (!couldHoldManifest(text) || isPlainWithoutKind(text)) return [skipped('not-kubernetes')]
    const line = lineOf(fault.pos[0])
    if (fault.code === 'RESOURCE_EXHAUSTION') report('yaml-limit', line, TOO_DEEP)
    else {
      const advice = text.includes('{{')
        ? 'Correct the YAML, or exclude the file if it is a template'
        : 'Correct the YAML'
      report('yaml-syntax', line, `${faultText(fault)}. ${advice}.`)
    }
    return [{ outcome: 'failed' }]
  }
  const swallowed = /^[|>][-+\d]*[ \t]*(?:#.*)?\r?$/m.exec(text)
  if (swallowed !== null) {
    report(
      'yaml-syntax',
      lineOf(swallowed.index),
      'a block of text begins at column 0 and takes in what follows. Indent it.',
    )
    return [{ outcome: 'failed' }]
  }
  const read = valueFrom(document)
  if ('reason' in read) {
    if (read.reason === 'templated' && text.includes('{{')) return [skipped('template')]
    const kind = read.reason === 'limit' ? 'yaml-limit' : 'yaml-syntax'
    report(kind, lineOf(read.offset), `the document ${read.message}. Simplify it, or exclude the file.`)
    return [{ outcome: 'failed' }]
  }
  const objects = unwrapped({ at: [], value: read.value, ...impliedIdentity(context.path) }).map((found) =>
    outcomeOf(found, read, context),
  )
  if (objects.some(({ outcome }) => outcome === 'object')) {
    reportDuplicates(read.duplicates, context)
    reportWords(read.words, context)
  }
  return objects
}

/** Some of the library's words repeat what the author wrote, which may be a secret. */
const faultText = ({ code, message }: { readonly code: string; readonly message: string }): string =>
  code === 'TAG_RESOLVE_FAILED'
    ? 'a tag that Kubernetes does not know'
    : code === 'BAD_ALIAS'
      ? 'an alias that cannot be resolved'
      : firstLine(message)

/**
 * Whatever has `items` is a list to Kubernetes' reader, and stands for them. Items of a typed list have the list's
 * version and its kind without `List`; an object that has items and another kind stands for itself as well.
 */
function unwrapped(found: Found): Found[] {
  const { value, at } = found
  if (!isObject(value) || !('items' in value)) return [found]
  const { items, kind, apiVersion } = value
  const isList = typeof kind === 'string' && kind.endsWith('List')
  if (items === null && isList) return []
  if (!Array.isArray(items)) return [found]
  const typed =
    isList && kind !== 'List' && typeof apiVersion === 'string'
      ? { apiVersion, kind: kind.slice(0, -'List'.length) }
      : {}
  const inner = items.flatMap((item: unknown, index) =>
    unwrapped({ at: [...at, 'items', index], value: item, ...typed }),
  )
  if (isList) return inner
  return [
    found,
    ...inner.filter((item) => isObject(item.value) && 'apiVersion' in item.value && 'kind' in item.value),
  ]
}

function outcomeOf(
  found: Found,
  { offsetAt }: DocumentValue,
  { path, text, lineOf, report }: Context,
): DocumentOutcome {
  const { at, value } = found
  if (value === null || value === undefined) return skipped('empty')
  const lineAt = (inner: At): number => lineOf(offsetAt([...at, ...inner]))
  const apiVersion = isObject(value) ? (value['apiVersion'] ?? found.apiVersion) : undefined
  const kind = isObject(value) ? (value['kind'] ?? found.kind) : undefined
  if (!isObject(value) || apiVersion === undefined || kind === undefined) {
    // Half an identity is a patch, a chart file or a slip; a body that looks like an object, or a name at the start of a
    // line that did not become a key, makes it worth a word.
    const missing = kind === undefined ? 'kind' : 'apiVersion'
    const isBody =
      isObject(value) &&
      'spec' in value &&
      ('metadata' in value ? (apiVersion ?? kind) !== undefined : typeof kind === 'string')
    const isLost =
      at.length === 0 &&
      ['apiVersion', 'kind'].every((key) => new RegExp(`^["']?${key}["']?\\s*:`, 'm').test(text))
    if (!isBody && !isLost) return skipped('not-kubernetes')
    const comment = /^\s*\{/.test(text) ? /^[ \t]*\/\//m.exec(text) : null
    if (comment !== null)
      report(
        'yaml-syntax',
        lineOf(comment.index),
        'a comment that begins with //, which neither YAML nor JSON has. Take it out.',
      )
    else
      report(
        'invalid-field',
        lineAt([]),
        `the object has no ${missing} at its root. Write it there, or exclude the file.`,
      )
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

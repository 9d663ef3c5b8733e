import { createHash } from 'node:crypto'
import { coverageFrom, type DocumentFate, type FileFate } from './coverage.ts'
import { type Covering, find, type Rendered, type RenderedEntry, type Tree } from './find.ts'
import {
  type NormaliseOptions,
  type Normaliser,
  normaliserFrom,
  type Outcome,
  type PodTemplateRead,
} from './normalise/index.ts'
import { type DocumentOutcome, parseDocuments } from './parse/documents.ts'
import { decode } from './parse/text.ts'
import { absentError, unrenderedError } from './render/failure.ts'
import { parsedEntry } from './render/parsed.ts'
import type { Config } from './schema/config.ts'
import type { InferenceRequest } from './schema/inference-request.ts'
import { type Problem, problemFrom } from './schema/problem.ts'
import type { Rendering } from './schema/render.ts'
import type { Coverage } from './schema/report.ts'

/** What a tree holds: its workloads as the model sees them, and the fate of everything else. */
export type Assessed = {
  readonly requests: readonly InferenceRequest[]
  readonly problems: readonly Problem[]
  readonly coverage: Coverage
  /** What was read, for a tree that shares files with this one; empty unless it was asked for. */
  readonly known: KnownFiles
  /** Each request's pods as a scheduler sees them; empty unless it was asked for. */
  readonly podsOf: ReadonlyMap<InferenceRequest, PodTemplateRead>
  /** What was to be rendered and could not be, and what is not there at all. */
  readonly unrendered: readonly RenderedEntry[]
  readonly absent: readonly Rendering[]
}

/** Parsed files by path, each with git's name of the contents that it was parsed from. */
type KnownFiles = ReadonlyMap<string, { readonly blob: string; readonly file: ParsedFile }>

export type AssessOptions = NormaliseOptions & {
  readonly exclude: readonly string[]
  /** True: what is read is kept as `known`. */
  readonly keepsFiles?: boolean
  /** True: pod specs are kept as `podsOf`. */
  readonly keepsPods?: boolean
  /** Files of another tree, read with the same options: one with the same contents is not read again. */
  readonly known?: KnownFiles
  /**
   * True: this is one of two sides, and whoever compares them judges what could not be rendered or is not there. Otherwise
   * that is an error, for nobody can tell whose it is.
   */
  readonly isCompared?: boolean
  /** Is a file that is this to what is rendered not read by itself? Default: whatever is rendered. */
  readonly isCovered?: (path: string, covering: Covering | null) => boolean
  /** Told after each file how many of how many are done. */
  readonly onProgress?: (done: number, total: number) => void
}

/** What a configuration says of reading manifests. */
export const assessOptionsFrom = ({ exclude, kinds, assume, nodes }: Config): AssessOptions => ({
  exclude,
  kinds,
  assume: [...assume, { nodes }],
})

/**
 * Reads every manifest of a tree. Files are parsed one at a time and only the objects that bear on pods are kept, so that
 * memory follows the workloads and not the tree; then all of them are normalised together, for they refer to each other.
 */
export async function assess(tree: Tree, options: AssessOptions): Promise<Assessed> {
  const entries = await tree.entries()
  const rendered = (await tree.rendered?.()) ?? NOTHING_RENDERED
  const unrendered = rendered.entries.filter(({ documents }) => documents === null)
  if (options.isCompared !== true) {
    if (rendered.absent.length > 0) throw absentError(rendered.absent)
    if (unrendered.length > 0) throw unrenderedError(unrendered)
  }
  const isCovered = options.isCovered ?? ((_, covering) => covering !== null)
  const found = find(entries, options.exclude, (path) => isCovered(path, rendered.covers(path)))
  const normaliser = normaliserFrom(options)
  const blobOf = new Map(entries.map(({ path, blob }) => [path, blob]))
  const fileOf = new Map<string, ParsedFile>()
  for (const path of found.paths) {
    const known = options.known?.get(path)
    if (known !== undefined && known.blob === blobOf.get(path)) fileOf.set(path, known.file)
  }
  const known = new Map<string, { blob: string; file: ParsedFile }>()
  for await (const { path, bytes } of tree.read(found.paths.filter((path) => !fileOf.has(path)))) {
    const file = bytes instanceof Error ? unreadable(path, bytes) : parsedFile(path, bytes, normaliser)
    fileOf.set(path, file)
    if (options.keepsFiles && !(bytes instanceof Error)) known.set(path, { blob: blobName(bytes), file })
    options.onProgress?.(fileOf.size, found.paths.length)
  }
  const files = [
    ...found.paths.flatMap((path) => fileOf.get(path) ?? []),
    ...rendered.entries.map((entry) => parsedEntry(entry, normaliser.isWanted)),
  ]
  const left = found.skipped.flatMap(({ path, reason }) =>
    reason === 'excluded' || reason === 'rendered' ? [path] : [],
  )
  const { requests, problems, fates, podsOf } = normalisedFiles(files, normaliser, left)
  return {
    requests,
    podsOf: options.keepsPods === true ? podsOf : new Map(),
    problems: distinct([...found.problems, ...problems]),
    coverage: coverageFrom(
      [
        ...found.skipped.map(({ path, reason }) => ({ path, skipped: reason })),
        ...found.problems.map(({ path }) => ({ path, documents: [] })),
        ...fates,
      ],
      requests.length,
    ),
    known,
    unrendered,
    absent: rendered.absent,
  }
}

/** A file that is rendered twice has its problems twice. */
const distinct = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
]

const NOTHING_RENDERED: Rendered = { entries: [], absent: [], covers: () => null }

/** Git's name of contents, in repositories of the usual kind; in others no name is equal, and files are read twice. */
const blobName = (bytes: Uint8Array): string =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')

/** One file's documents. A file of which nothing can be read has none, and a problem that says why. */
type ParsedFile = {
  readonly path: string
  readonly outcomes: readonly DocumentOutcome[]
  readonly problems: readonly Problem[]
}

function parsedFile(path: string, bytes: Uint8Array, { isWanted }: Normaliser): ParsedFile {
  const decoded = decode(bytes)
  return 'refused' in decoded
    ? { path, outcomes: [], problems: [problemFrom('not-utf8', path, decoded.line, decoded.refused)] }
    : { path, ...parseDocuments(path, decoded.text, isWanted) }
}

/** `left` are files of the same tree that somebody chose to leave out, or to have rendered. */
function normalisedFiles(files: readonly ParsedFile[], normaliser: Normaliser, left: readonly string[] = []) {
  const docs = files.flatMap(({ outcomes }) =>
    outcomes.flatMap((outcome) => (outcome.outcome === 'object' ? [outcome.doc] : [])),
  )
  const results = normaliser.normalise(docs, [...files.map(({ path }) => path), ...left])
  const resultOf = new Map(docs.map((doc, index) => [doc, results[index]] as const))
  const requests: InferenceRequest[] = []
  const problems: Problem[] = []
  const podsOf = new Map<InferenceRequest, PodTemplateRead>()
  const fates = files.map((file): FileFate => {
    for (const problem of file.problems) problems.push(problem)
    const documents = file.outcomes.map((outcome): DocumentFate => {
      const normalised = outcome.outcome === 'object' ? resultOf.get(outcome.doc) : undefined
      for (const problem of normalised?.problems ?? []) problems.push(problem)
      if (normalised?.result.outcome === 'workload') {
        const { pods } = normalised.result
        for (const [index, request] of normalised.result.requests.entries()) {
          requests.push(request)
          const pod = pods[index]
          if (pod !== undefined) podsOf.set(request, pod)
        }
      }
      return fateOf(outcome, normalised?.result, normaliser)
    })
    return { path: file.path, documents }
  })
  return { requests, problems, fates, podsOf }
}

const NO_OPTIONS: NormaliseOptions = { kinds: [], assume: [] }

/** The workloads of one file by itself. */
export function readManifest(path: string, bytes: Uint8Array, options: NormaliseOptions = NO_OPTIONS) {
  const normaliser = normaliserFrom(options)
  const { requests, problems, fates } = normalisedFiles([parsedFile(path, bytes, normaliser)], normaliser)
  return {
    requests,
    problems,
    documents: fates.flatMap((fate) => ('documents' in fate ? fate.documents : [])),
  }
}

function fateOf(
  outcome: DocumentOutcome,
  result: Outcome | undefined,
  { standingOf }: Normaliser,
): DocumentFate {
  switch (outcome.outcome) {
    case 'skipped':
      return { fate: 'skipped', reason: outcome.reason }
    case 'unparsed':
      return {
        fate: 'other-kind',
        kind: outcome.kind,
        standing: standingOf(outcome.apiVersion, outcome.kind),
      }
    case 'failed':
      return { fate: 'failed' }
    case 'object':
      return result === undefined ? { fate: 'failed' } : fateOfObject(result)
  }
}

function fateOfObject(result: Outcome): DocumentFate {
  switch (result.outcome) {
    case 'other-kind':
      return { fate: 'other-kind', kind: result.kind, standing: result.standing }
    case 'skipped':
      return { fate: 'skipped', reason: result.reason }
    default:
      return { fate: result.outcome }
  }
}

const unreadable = (path: string, error: Error): ParsedFile => ({
  path,
  outcomes: [],
  problems: [
    problemFrom(
      'unreadable-file',
      path,
      null,
      `the file could not be read (${errorCode(error)}). Make it readable, or exclude it.`,
    ),
  ],
})

/** Only the code: the system's message repeats the path, unescaped. */
const errorCode = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : 'changed while reading'

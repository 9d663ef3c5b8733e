import { coverageFrom, type DocumentFate, type FileFate } from './coverage.ts'
import { find, type Tree } from './find.ts'
import { identityOf } from './identity.ts'
import { isWanted, type Normalised, normalise } from './normalise/index.ts'
import type { Assumed } from './normalise/kind.ts'
import { type DocumentOutcome, parseDocuments } from './parse/documents.ts'
import { decode } from './parse/text.ts'
import { quoted } from './quoted.ts'
import type { InferenceRequest } from './schema/inference-request.ts'
import { type Problem, problemFrom } from './schema/problem.ts'
import type { Coverage } from './schema/report.ts'

/** What a tree holds: its workloads as the model sees them, and the fate of everything else. */
export type Assessed = {
  readonly requests: readonly InferenceRequest[]
  readonly problems: readonly Problem[]
  readonly coverage: Coverage
}

export type AssessOptions = {
  readonly exclude: readonly string[]
  readonly assumed: Assumed
  /** Told after each file how many of how many are done. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Reads every manifest of a tree, one file at a time, so that memory follows the largest file and not the tree. */
export async function assess(tree: Tree, { exclude, assumed, onProgress }: AssessOptions): Promise<Assessed> {
  const found = find(await tree.entries(), exclude)
  const requests: InferenceRequest[] = []
  const problems: Problem[] = [...found.problems]
  const fates: FileFate[] = [
    ...found.skipped.map(({ path, reason }) => ({ path, skipped: reason })),
    ...found.problems.map(({ path }) => ({ path, documents: [] })),
  ]
  let done = 0
  for await (const { path, bytes } of tree.read(found.paths)) {
    const manifest = bytes instanceof Error ? unreadable(path, bytes) : readManifest(path, bytes, assumed)
    for (const request of manifest.requests) requests.push(request)
    for (const problem of manifest.problems) problems.push(problem)
    fates.push({ path, documents: manifest.documents })
    onProgress?.(++done, found.paths.length)
  }
  return {
    requests,
    problems: [...problems, ...twins(requests)],
    coverage: coverageFrom(fates, requests.length),
  }
}

/** Overlays and versioned copies declare one workload several times; every one of them is counted, and that is told. */
function twins(requests: readonly InferenceRequest[]): Problem[] {
  const first = new Map<string, InferenceRequest>()
  return requests.flatMap((request) => {
    const identity = identityOf(request)
    const other = first.get(identity)
    if (other === undefined) {
      first.set(identity, request)
      return []
    }
    const { workload_kind, workload_name, namespace, path, line } = request
    const message = `${quoted(workload_kind)} ${quoted(workload_name)} of namespace ${quoted(namespace)} is declared in ${quoted(`${other.path}:${other.line}`)} too, and counted twice. Leave one out with exclude.`
    return [problemFrom('duplicate-identity', path ?? '', line, message)]
  })
}

type Manifest = {
  readonly requests: readonly InferenceRequest[]
  readonly problems: readonly Problem[]
  readonly documents: readonly DocumentFate[]
}

/** One file's workloads. A file of which nothing can be read has no documents and a problem that says why. */
export function readManifest(path: string, bytes: Uint8Array, assumed: Assumed): Manifest {
  const decoded = decode(bytes)
  if ('refused' in decoded)
    return {
      requests: [],
      problems: [problemFrom('not-utf8', path, decoded.line, decoded.refused)],
      documents: [],
    }
  const parsed = parseDocuments(path, decoded.text, isWanted)
  const requests: InferenceRequest[] = []
  const problems: Problem[] = parsed.problems.slice()
  const documents = parsed.outcomes.map((outcome): DocumentFate => {
    if (outcome.outcome !== 'object') return fateOf(outcome)
    const { result, problems: found } = normalise(outcome.doc, assumed)
    for (const problem of found) problems.push(problem)
    if (result.outcome === 'workload') for (const request of result.requests) requests.push(request)
    return fateOfObject(result)
  })
  return { requests, problems, documents }
}

function fateOfObject(result: Normalised): DocumentFate {
  switch (result.outcome) {
    case 'other-kind':
      return { fate: 'other-kind', kind: result.kind }
    case 'skipped':
      return { fate: 'skipped', reason: result.reason }
    default:
      return { fate: result.outcome }
  }
}

function fateOf(outcome: Exclude<DocumentOutcome, { outcome: 'object' }>): DocumentFate {
  switch (outcome.outcome) {
    case 'skipped':
      return { fate: 'skipped', reason: outcome.reason }
    case 'unparsed':
      return { fate: 'other-kind', kind: outcome.kind }
    case 'failed':
      return { fate: 'failed' }
  }
}

const unreadable = (path: string, error: Error): Manifest => ({
  requests: [],
  problems: [
    problemFrom(
      'unreadable-file',
      path,
      null,
      `the file could not be read (${errorCode(error)}). Make it readable, or exclude it.`,
    ),
  ],
  documents: [],
})

/** Only the code: the system's message repeats the path, unescaped. */
const errorCode = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : 'changed while reading'

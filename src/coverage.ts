import type { Coverage } from './schema/report.ts'

/** What became of one document of a file. */
export type DocumentFate =
  | { readonly fate: 'workload' }
  | { readonly fate: 'other-kind'; readonly kind: string; readonly standing: string }
  | { readonly fate: 'skipped'; readonly reason: string }
  | { readonly fate: 'failed' }

/** What became of one file: left unread for a reason, or its documents. None at all = nothing of it could be read. */
export type FileFate =
  | { readonly path: string; readonly skipped: string }
  | { readonly path: string; readonly documents: readonly DocumentFate[] }

/** Counts in which nothing vanishes: see `Coverage` for the sums that hold. */
export function coverageFrom(files: readonly FileFate[], workloads: number): Coverage {
  const documents = files.flatMap((file) => ('documents' in file ? file.documents : []))
  const classes = files.map((file) => ({ path: file.path, ...classOf(file) }))
  const skippedFiles = classes.flatMap(({ path, skipped }) =>
    skipped === undefined ? [] : [{ path, reason: skipped }],
  )
  const standing = (wanted: string): string[] =>
    documents.flatMap((one) => (one.fate === 'other-kind' && one.standing === wanted ? [one.kind] : []))
  return {
    files: files.length,
    manifests: classes.filter(({ isManifest }) => isManifest).length,
    unreadable: classes.filter(({ isManifest, skipped }) => !isManifest && skipped === undefined).length,
    partial: files.filter(isPartial).length,
    skipped: counted(skippedFiles.map(({ reason }) => reason)),
    skipped_files: skippedFiles,
    documents: documents.length,
    workload_documents: documents.filter(({ fate }) => fate === 'workload').length,
    failed_documents: documents.filter(({ fate }) => fate === 'failed').length,
    other_kinds: counted(
      documents.flatMap((document) => (document.fate === 'other-kind' ? [document.kind] : [])),
    ),
    templates: counted(standing('template')),
    not_rendered: counted(standing('not-rendered')),
    skipped_documents: counted(
      documents.flatMap((document) => (document.fate === 'skipped' ? [document.reason] : [])),
    ),
    workloads,
    predicted: workloads,
  }
}

const isPartial = (file: FileFate): boolean =>
  classOf(file).isManifest && 'documents' in file && file.documents.some(({ fate }) => fate === 'failed')

/** A file is a manifest when one object of it was read, unreadable when nothing was and something failed, else skipped. */
function classOf(file: FileFate): { isManifest: boolean; skipped?: string } {
  if ('skipped' in file) return { isManifest: false, skipped: file.skipped }
  if (file.documents.some(({ fate }) => fate === 'workload' || fate === 'other-kind'))
    return { isManifest: true }
  if (file.documents.length === 0 || file.documents.some(({ fate }) => fate === 'failed'))
    return { isManifest: false }
  const reasons = file.documents.flatMap((document) => (document.fate === 'skipped' ? [document.reason] : []))
  return { isManifest: false, skipped: reasons.find((reason) => reason !== 'empty') ?? 'empty' }
}

/** Most readers of JSON drop a key called `__proto__`, and the sums would not hold for them. */
const keyOf = (name: string): string => (name === '__proto__' ? '"__proto__"' : name)

function counted(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const name of names.map(keyOf).toSorted()) counts.set(name, (counts.get(name) ?? 0) + 1)
  return Object.fromEntries(counts)
}

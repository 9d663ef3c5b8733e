import type { RenderedDocument, RenderedEntry } from '../find.ts'
import {
  type DocumentOutcome,
  type IsWanted,
  type ManifestDoc,
  type ParsedFile,
  parseDocuments,
} from '../parse/documents.ts'
import { isObject, type JsonObject } from '../parse/value.ts'
import { type Problem, problemFrom } from '../schema/problem.ts'
import { type Rendering, renderingText } from '../schema/render.ts'
import { ORIGIN } from './origin.ts'

/** What an entry came to, read as one file: its objects stand where they were made from. */
export function parsedEntry(
  { rendering, documents, failure }: RenderedEntry,
  isWanted: IsWanted,
): ParsedFile & { readonly path: string } {
  const path = renderingText(rendering)
  if (documents === null) return { path, outcomes: [], problems: failureProblems(failure) }
  const read = documents.map((document) => parsedDocument(document, rendering, isWanted))
  const outcomes = read.flatMap(({ outcomes }) => outcomes)
  return {
    path,
    // No object at all is what a chart with everything switched off comes to, and no failure.
    outcomes: outcomes.length > 0 ? outcomes : [{ outcome: 'skipped', reason: 'empty' }],
    problems: read.flatMap(({ problems }) => problems),
  }
}

const failureProblems = (failure: RenderedEntry['failure']): readonly Problem[] =>
  failure === null
    ? []
    : [problemFrom('unreadable-file', failure.path, failure.line, `${failure.message} ${failure.hint}`)]

function parsedDocument(
  { path, line, text }: RenderedDocument,
  rendering: Rendering,
  isWanted: IsWanted,
): ParsedFile {
  const { outcomes, problems } = parseDocuments(path, text, isWanted)
  return {
    outcomes: outcomes.map(
      (outcome): DocumentOutcome =>
        outcome.outcome === 'object'
          ? { outcome: 'object', doc: placed(outcome.doc, line, rendering) }
          : outcome,
    ),
    // Lines of what was rendered are nowhere to be seen.
    problems: problems.map((problem) => ({ ...problem, line })),
  }
}

const placed = (doc: ManifestDoc, line: number, rendering: Rendering): ManifestDoc => ({
  ...doc,
  line,
  lineAt: () => line,
  rendering,
  value: settled(doc.value, rendering),
})

/** Without what we had the tool write into it, and with the namespace that the object would be applied to. */
function settled(value: JsonObject, { namespace }: Rendering): JsonObject {
  const { metadata } = value
  if (!isObject(metadata)) return value
  const { annotations } = metadata
  const kept = isObject(annotations)
    ? { annotations: Object.fromEntries(Object.entries(annotations).filter(([key]) => key !== ORIGIN)) }
    : {}
  const given = namespace === null || isText(metadata['namespace']) ? {} : { namespace }
  return { ...value, metadata: { ...metadata, ...kept, ...given } }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''

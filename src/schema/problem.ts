import * as z from 'zod'

/** `error`: something could not be read, so the result is partial · `warning`: read, but look at it. */
export const Severity = z.enum(['error', 'warning'])
export type Severity = z.infer<typeof Severity>

export const ProblemKind = z.enum([
  'unreadable-file',
  'too-large',
  'not-utf8',
  'yaml-syntax',
  'yaml-limit',
  'duplicate-key',
  'invalid-field',
  'suspect-field',
  'fragment',
  'unresolved-placeholder',
  'unknown-resource',
  'unsupported-kind',
  'unresolved-reference',
  'not-rendered',
  'duplicate-identity',
])
export type ProblemKind = z.infer<typeof ProblemKind>

/** A fact about the author's files, told beside the results. `line` counts from 1; `null` when the whole file is meant. */
export const Problem = z.strictObject({
  kind: ProblemKind,
  severity: Severity,
  path: z.string(),
  line: z.int().positive().nullable(),
  message: z.string(),
})
export type Problem = z.infer<typeof Problem>

/** What a reader is told about each kind of problem, and how bad it is. */
const problemInfo = {
  'unreadable-file': { title: 'File could not be read', severity: 'error' },
  'too-large': { title: 'File over the size limit', severity: 'error' },
  'not-utf8': { title: 'Text is not UTF-8', severity: 'error' },
  'yaml-syntax': { title: 'YAML or JSON syntax', severity: 'error' },
  'yaml-limit': { title: 'YAML that expands or nests without bound', severity: 'error' },
  'duplicate-key': { title: 'Key written twice', severity: 'warning' },
  'invalid-field': { title: 'Field that could not be read', severity: 'error' },
  'suspect-field': { title: 'Field that Kubernetes would refuse, read all the same', severity: 'warning' },
  fragment: { title: 'Workload without containers: a patch or a fragment', severity: 'warning' },
  'unresolved-placeholder': { title: 'Placeholder left in the manifest', severity: 'error' },
  'unknown-resource': { title: 'Resource name that is not known', severity: 'warning' },
  'unsupported-kind': { title: 'Kind that runs pods and is not read', severity: 'warning' },
  'unresolved-reference': { title: 'Reference to what is not among the files', severity: 'warning' },
  'not-rendered': { title: 'Kustomization that would change the figures', severity: 'warning' },
  'duplicate-identity': { title: 'Workload declared more than once', severity: 'warning' },
} as const satisfies Record<ProblemKind, { title: string; severity: Severity }>

export const problemFrom = (
  kind: ProblemKind,
  path: string,
  line: number | null,
  message: string,
): Problem => ({
  kind,
  severity: problemInfo[kind].severity,
  path,
  line,
  message,
})

import type { ProblemKind } from '../schema/problem.ts'

type OurRule =
  | 'over-budget'
  | 'budget-warning'
  | 'waiver-expired'
  | 'waiver-ends-soon'
  | 'waiver-new'
  | 'findings-left-out'

/** What a finding is an instance of. Tools remember these: a name is never given another meaning. */
export type FindingRuleId = OurRule | ProblemKind

export type FindingRule = {
  readonly title: string
  /** What it means, and what to do. */
  readonly help: string
}

export const findingRules = {
  'over-budget': {
    title: 'Over budget',
    help: 'What the workloads are predicted to draw is over a limit that fails the build. Lower replicas or requests, raise the budget, or waive it for a while.',
  },
  'budget-warning': {
    title: 'Over a limit that only warns',
    help: 'What the workloads are predicted to draw is over a limit that is only to be told. Lower replicas or requests before it becomes one that fails.',
  },
  'waiver-expired': {
    title: 'Waiver has ended',
    help: 'A waiver past its last day lets nothing pass. Remove it, or renew it with a new date and a reason that still holds.',
  },
  'waiver-ends-soon': {
    title: 'Waiver ends soon',
    help: 'When the waiver ends the limit holds again. Bring the workload under it, or renew the waiver.',
  },
  'waiver-new': {
    title: 'Waiver added by this change',
    help: 'A change cannot waive its own budget: the waiver counts once it is on the base branch. Review its reason and its date.',
  },
  'findings-left-out': {
    title: 'More findings than fit',
    help: 'There were more findings than the reader of this file takes. The JSON report holds all of them.',
  },
  'unreadable-file': {
    title: 'File could not be read',
    help: 'What the file holds is not in the figures. Make it readable, or exclude it.',
  },
  'too-large': {
    title: 'File over the size limit',
    help: 'What the file holds is not in the figures. Split it, or exclude it.',
  },
  'not-utf8': {
    title: 'Text is not UTF-8',
    help: 'What the file holds is not in the figures. Save it as UTF-8.',
  },
  'yaml-syntax': {
    title: 'YAML or JSON syntax',
    help: 'The document is not in the figures. Mend its syntax.',
  },
  'yaml-limit': {
    title: 'YAML that expands or nests without bound',
    help: 'The document is not in the figures. Write it with fewer aliases, or less deep.',
  },
  'duplicate-key': {
    title: 'Key written twice',
    help: 'The last one is read, as Kubernetes does. Remove the others.',
  },
  'invalid-field': {
    title: 'Field that could not be read',
    help: 'The workload, or a part of it, is not in the figures. Write a value that Kubernetes takes.',
  },
  'suspect-field': {
    title: 'Field that Kubernetes would refuse',
    help: 'It was read all the same. Write a value that Kubernetes takes.',
  },
  fragment: {
    title: 'Workload without containers',
    help: 'A patch or a fragment draws nothing by itself. Render it with what it is applied to.',
  },
  'unresolved-placeholder': {
    title: 'Placeholder left in the manifest',
    help: 'The workload is not in the figures. Render the template first.',
  },
  'unknown-resource': {
    title: 'Resource name that is not known',
    help: 'What the resource draws is not in the figures. Check how it is spelt.',
  },
  'unsupported-kind': {
    title: 'Kind that runs pods and is not read',
    help: 'What its pods draw is not in the figures.',
  },
  'unresolved-reference': {
    title: 'Reference to what is not among the files',
    help: 'Figures rest on an assumption in its place. Name the file that holds it as well.',
  },
  'not-rendered': {
    title: 'Kustomization that would change the figures',
    help: 'Figures are those of the files as they are written. Render the kustomization, and check what comes of it.',
  },
  'duplicate-identity': {
    title: 'Workload declared more than once',
    help: 'Of several copies one counts. Remove the others, or say which files belong to one cluster.',
  },
} as const satisfies Record<FindingRuleId, FindingRule>

import { globIndex } from './globs.ts'
import type { Selector } from './schema/selector.ts'

/** What a selector looks at. `team` is null where nobody says whose it is. */
export type Subject = {
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly path: string
  readonly labels: Readonly<Record<string, string>>
  readonly teams: readonly string[]
}

/** A selector as a question. Without one, everything is meant. */
export function selectorFrom(selector: Selector | undefined): (subject: Subject) => boolean {
  if (selector === undefined) return () => true
  const { kind, namespace, name, path, labels, team } = selector
  const isKind = matching(kind)
  const isNamespace = matching(namespace)
  const isName = matching(name)
  const isPath = matching(path)
  const isTeam = matching(team)
  return (subject) =>
    isKind(subject.kind) &&
    isNamespace(subject.namespace) &&
    isName(subject.name) &&
    isPath(subject.path) &&
    (team === undefined || subject.teams.some(isTeam)) &&
    Object.entries(labels ?? {}).every(([key, value]) => subject.labels[key] === value)
}

function matching(patterns: readonly string[] | undefined): (text: string) => boolean {
  const indexOf = globIndex(patterns ?? [])
  return (text) => patterns === undefined || indexOf(text) !== -1
}

import { quoted } from '../quoted.ts'
import type { ProblemKind } from '../schema/problem.ts'
import type { Duplicate, Word } from './value.ts'

/** One document's text in its file, and where to tell what is odd about it. */
export type Context = {
  readonly path: string
  readonly text: string
  readonly lineOf: (offset: number) => number
  readonly report: (kind: ProblemKind, line: number, message: string) => void
}

/** Told of one document; more say nothing new. */
const MOST_DUPLICATES = 50
const MOST_WORDS = 10

/** Plain words that the two versions of YAML read differently. */
export function reportWords(words: readonly Word[], { lineOf, report }: Context): void {
  for (const { text, offset } of words.slice(0, MOST_WORDS)) {
    report(
      'suspect-field',
      lineOf(offset),
      `${text} is true or false to Kubernetes, which reads YAML 1.1, and text to YAML 1.2. Put it in quotes, or write true or false.`,
    )
  }
}

/** Keys that are written twice, which Kubernetes refuses. */
export function reportDuplicates(duplicates: readonly Duplicate[], { lineOf, report }: Context): void {
  const joined = duplicates.find(({ key, depth }) => depth === 0 && key === 'kind')
  if (joined !== undefined) {
    report(
      'yaml-syntax',
      lineOf(joined.second),
      'a second kind in one document: only the last object is read. Write --- between objects.',
    )
    return
  }
  for (const { key, first, second } of duplicates.slice(0, MOST_DUPLICATES)) {
    report(
      'duplicate-key',
      lineOf(second),
      `key ${quoted(key)} was already written on line ${lineOf(first)}; the last one is read. Remove one.`,
    )
  }
}

import type { Covering, RenderFailure } from '../find.ts'
import { quoted } from '../quoted.ts'

/** More than any chart of the field has, its dependencies included. */
export const MOST_FILES = 5_000

/** What is laid out for a tool: for each path the file of the repository that it is a copy of. */
export type LaidOut = {
  readonly layout: ReadonlyMap<string, string>
  /** What a file of the repository is to what is rendered, as far as that can be told before it is. */
  readonly covers: (path: string) => Covering | null
  /** May an object be from the file at a path? What a tool cannot have read, it cannot have made one of. */
  readonly mayRead?: (path: string) => boolean
}

export const failure = (
  path: string,
  message: string,
  hint: string,
  line: number | null = null,
): RenderFailure => ({ path, line, message, hint })

const LONGEST = 200

/** A path or another text of the repository in a message. */
export const shown = (text: string): string => quoted(text, LONGEST)

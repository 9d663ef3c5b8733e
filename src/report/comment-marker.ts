/** One run of a workflow; a higher attempt of the same run is newer. */
export type Run = { readonly id: number; readonly attempt: number }

/** The hidden first line that a comment is found again by. `key` is letters, digits, dot, dash and underscore. */
export const markerLine = (key: string, { id, attempt }: Run): string =>
  `<!-- wattlint:v1 key=${key} run=${id}.${attempt} -->`

/** The run that wrote a comment with this key; `null` for any other text. Only the very first line counts. */
export function runOf(body: string, key: string): Run | null {
  const match = /^<!-- wattlint:v1 key=([\w.-]+) run=(\d{1,15})\.(\d{1,6}) -->(?:\r?\n|$)/.exec(body)
  if (match === null || match[1] !== key) return null
  return { id: Number(match[2]), attempt: Number(match[3]) }
}

export const isNewer = (a: Run, b: Run): boolean => a.id > b.id || (a.id === b.id && a.attempt > b.attempt)

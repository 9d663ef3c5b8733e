import type { ContainerSpec } from '../schema/inference-request.ts'

/** A container's command line: options by name without their dashes, and the other words in order. */
export type CommandLine = {
  readonly options: ReadonlyMap<string, string>
  readonly words: readonly string[]
}

/**
 * Reads `--name value`, `--name=value` and `-n value`; `_` in names reads as `-`. Shell scripts in one argument are cut at
 * blanks, which is enough to find an option in them.
 */
export function commandLine({ command, args }: Pick<ContainerSpec, 'command' | 'args'>): CommandLine {
  const tokens = [...(command ?? []), ...(args ?? [])]
    .flatMap((text) => text.split(/[\s'"\\]+/))
    .filter((token) => token !== '')
  const options = new Map<string, string>()
  const words: string[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? ''
    const [, name, inline] = /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/.exec(token) ?? []
    if (name === undefined) {
      words.push(token)
      continue
    }
    const next = tokens[i + 1]
    const value = inline ?? (next === undefined || /^-[-A-Za-z]/.test(next) ? '' : next)
    if (inline === undefined && value !== '') i++
    options.set(name.replaceAll('_', '-').toLowerCase(), value)
  }
  return { options, words }
}

/** The value of the first of these options that is a positive number; `null` when none is. */
export function numberOption({ options }: CommandLine, names: readonly string[]): number | null {
  for (const name of names) {
    const value = Number(options.get(name) || 'NaN')
    if (value > 0 && Number.isFinite(value)) return value
  }
  return null
}

/** The text of the first of these options that has one; `null` when none has. */
export function textOption({ options }: CommandLine, names: readonly string[]): string | null {
  for (const name of names) {
    const value = options.get(name)
    if (value !== undefined && value !== '') return value
  }
  return null
}

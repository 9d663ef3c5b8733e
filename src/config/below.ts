import { escape as escapeMagic } from 'minimatch'
import { type Config, Config as ConfigSchema } from '../schema/config.ts'
import type { Selector } from '../schema/selector.ts'
import type { Fault } from './faults.ts'
import type { Outline } from './written.ts'

/** What a file in a folder may say: what speaks of workloads. */
const OF_WORKLOADS: ReadonlySet<string> = new Set([
  '$schema',
  'exclude',
  'assume',
  'budgets',
  'waivers',
  'copies',
  'kinds',
])

const MOVE = 'Move it to the configuration of the root'

/** What says the same of one folder. */
const INSTEAD: Readonly<Record<string, string>> = {
  budget: 'budgets: [{ limit: … }]',
  nodes: 'assume: [{ nodes: … }]',
}

/** What a file in a folder says of the whole run, which is not its to say. */
export function nestedFaults({ name, keys, isWritten, lineOf }: Outline): readonly Fault[] {
  const fault = (at: readonly string[], hint: string): Fault => ({
    name,
    line: lineOf(at),
    message: `${at.join('.')} holds for the whole run, and this file for its folder alone`,
    hint: `${hint}. If the folder is not yours to change, exclude it there; if the file is meant for all, name it with --config.`,
  })
  return [
    ...keys
      .filter((key) => key in ConfigSchema.shape && !OF_WORKLOADS.has(key))
      .map((key) => {
        const instead = INSTEAD[key]
        return fault([key], instead === undefined ? MOVE : `${MOVE}, or write ${instead} for this folder`)
      }),
    ...(isWritten(['copies', 'count']) ? [fault(['copies', 'count'], MOVE)] : []),
  ]
}

/** The same configuration, holding for what is below a folder: its patterns count from there. */
export function below(folder: string, config: Config): Config {
  const prefix = escapeMagic(folder, { magicalBraces: true })
  const path = (pattern: string): string => `${prefix}/${pattern}`
  const chosen = <Rule extends { readonly for?: Selector | undefined }>(rule: Rule): Rule => ({
    ...rule,
    for: { ...rule.for, path: (rule.for?.path ?? ['**']).map(path) },
  })
  return {
    ...ConfigSchema.parse({}),
    exclude: config.exclude.map((pattern) => path(fromAnywhere(pattern))),
    assume: config.assume.map(chosen),
    budgets: config.budgets.map(chosen),
    waivers: config.waivers.map(chosen),
    copies: { ...config.copies, prefer: config.copies.prefer.map(path) },
    kinds: config.kinds,
  }
}

/** What is left out by a name alone is left out at any depth. */
function fromAnywhere(pattern: string): string {
  const name = pattern.replace(/(?<!\/)\/+$/, '')
  return name.includes('/') ? name : `**/${name}`
}

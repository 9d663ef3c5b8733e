import { globIndex } from '../globs.ts'
import type { Config } from '../schema/config.ts'
import { type Subject, selectorFrom } from '../selector.ts'
import type { Origins } from './effective.ts'

type Seen = Subject & { readonly apiGroup: string }

/**
 * Rules that are for nothing that was read, a sentence each: a slip, or something that went. Only of a whole tree does it
 * mean anything; where nothing was read, it means nothing.
 */
export function unmatchedRules(config: Config, seen: readonly Seen[], origins: Origins): readonly string[] {
  if (seen.length === 0) return []
  const chosen = (['assume', 'budgets', 'waivers'] as const).flatMap((key) =>
    config[key].flatMap((rule, index) => {
      const name = 'name' in rule && rule.name !== undefined ? ` (${rule.name})` : ''
      return seen.some(selectorFrom(rule.for))
        ? []
        : [
            `${placeOf(rule, `${key}.${index}`, origins)}: this rule of ${key}${name} is for no workload that was read`,
          ]
    }),
  )
  const kinds = config.kinds
    .filter(({ group, kind }) => !seen.some((one) => one.kind === kind && one.apiGroup === group))
    .map((kind) => `${placeOf(kind, 'kinds', origins)}: no ${kind.group}/${kind.kind} was read`)
  const preferred = config.copies.prefer.flatMap((pattern, index) => {
    const indexOf = globIndex([pattern])
    return seen.some(({ path }) => indexOf(path) !== -1)
      ? []
      : [
          `${placeOf(pattern, `copies.prefer.${index}`, origins)}: copies.prefer ${JSON.stringify(pattern)} is the path of no workload`,
        ]
  })
  return [...chosen, ...kinds, ...preferred]
}

/** Rules are known by themselves: flags may stand before them in the list. */
const placeOf = (rule: object | string, place: string, origins: Origins): string =>
  (typeof rule === 'object' ? origins.get(rule) : origins.get(place)) ?? place

import { Document, isCollection, isMap, isScalar, isSeq } from 'yaml'
import { oneLine } from '../report/escape.ts'
import { RuleName } from '../schema/budget-rule.ts'
import type { Config } from '../schema/config.ts'
import type { Origins } from './effective.ts'

/** All that holds, as one configuration that would hold by itself. */
export function shownConfig({ budgets, extends: _, ...config }: Config): object {
  return {
    ...config,
    // Names that only we give are not ones to write.
    budgets: budgets.map(({ name, ...rule }) =>
      RuleName.safeParse(name).success ? { name, ...rule } : rule,
    ),
  }
}

const DEFAULT = ' default'

/** The same as YAML, each value and each rule with where it is written. */
export function shownYaml(config: Config, origins: Origins, sources: readonly string[]): string {
  const document = new Document(shownConfig(config))
  const { contents } = document
  if (!isMap(contents)) return ''
  const comment = (place: string): string => {
    const origin = origins.get(place)
    return origin === undefined ? DEFAULT : ` ${oneLine(origin)}`
  }
  const annotate = (map: typeof contents, prefix: string): void => {
    for (const { key, value } of map.items) {
      const place = `${prefix}${isScalar(key) ? key.value : ''}`
      if (isScalar(value)) value.comment = comment(place)
      else if (isMap(value)) annotate(value, `${place}.`)
      else if (isSeq(value)) {
        if (value.items.length === 0) value.comment = comment(place)
        for (const [index, item] of value.items.entries()) {
          if (isScalar(item)) item.comment = comment(`${place}.${index}`)
          else if (isCollection(item)) item.commentBefore = comment(`${place}.${index}`)
        }
      }
    }
  }
  annotate(contents, '')
  document.commentBefore = ` what holds, of ${sources.length === 0 ? 'defaults alone' : sources.map((name) => oneLine(name)).join(', ')}`
  // An empty list would stand on a line of its own, and its comment on another.
  return document.toString({ lineWidth: 0 }).replace(/:\n +\[\]\n +(# .*)$/gm, ': [] $1')
}

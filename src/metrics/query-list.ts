import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'

/** Values for the placeholders of a query. */
export type Params = Readonly<Record<string, string>>

export type QueryTemplate = {
  readonly name: string
  /** `metric`: the name of one, for sources without a query language. */
  readonly type: 'metric' | 'promql'
  /** The query, with `{{.name}}` where a parameter goes. */
  readonly template: string
  /** Parameters without which there is no query. */
  readonly params: readonly string[]
  readonly description: string
}

/** The queries that a source knows by name. */
export type QueryList = {
  /** Throws `input` for a query without a name or template, and for a name that is taken. */
  readonly register: (query: QueryTemplate) => void
  /** The same for queries of our own: a fault is a bug, and thrown as one. */
  readonly mustRegister: (query: QueryTemplate) => void
  readonly get: (name: string) => QueryTemplate | null
  /**
   * The query with its parameters put in as they are: those of users go through `escapedLabelValue` first. Throws `input` for a name
   * that nobody registered, and for a parameter that is missing.
   */
  readonly build: (name: string, params: Params) => string
  /** Names, in the order of registration. */
  readonly list: () => readonly string[]
}

const PLACEHOLDER = /\{\{\.(\w+)\}\}/g

export function queryList(): QueryList {
  const queries = new Map<string, QueryTemplate>()
  const register = (query: QueryTemplate): void => {
    const { name, template } = query
    if (name === '') throw new AppError('input', 'query name is required', 'Name the query.')
    if (template === '')
      throw new AppError('input', `query template is required for ${quoted(name)}`, 'Write the query.')
    if (queries.has(name))
      throw new AppError('input', `query ${quoted(name)} already registered`, 'Choose another name.')
    queries.set(name, query)
  }
  return {
    register,
    mustRegister(query) {
      try {
        register(query)
      } catch (cause) {
        throw new Error('failed to register query', { cause })
      }
    },
    get: (name) => queries.get(name) ?? null,
    build(name, params) {
      const query = queries.get(name)
      if (query === undefined)
        throw new AppError('input', `query ${quoted(name)} not found`, `There are: ${known(queries)}.`)
      const value = (param: string): string => {
        const given = Object.hasOwn(params, param) ? params[param] : undefined
        if (given !== undefined) return given
        const what = `missing required parameter ${quoted(param)} for query ${quoted(name)}`
        throw new AppError('input', what, 'Give it a value.')
      }
      for (const param of query.params) value(param)
      // In one pass: what a value holds is no placeholder.
      return query.template.replace(PLACEHOLDER, (_, param: string) => value(param))
    },
    list: () => [...queries.keys()],
  }
}

const known = (queries: ReadonlyMap<string, unknown>): string =>
  [...queries.keys()].map((name) => quoted(name)).join(', ') || 'none'

/** A value as it stands between the quotes of a PromQL matcher, so that it can be nothing else than a value. */
export const escapedLabelValue = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r')

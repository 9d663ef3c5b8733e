import { parseBudget } from '../budget.ts'
import { AppError } from '../errors.ts'
import { parseIntensity, parsePrice } from '../impact/written.ts'
import { type At, isObject, type JsonValue } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import { modelSourceFrom } from './model-source.ts'
import { type Objection, pathPatternObjection, patternObjection, placeObjection } from './patterns.ts'

type Check = (text: string) => Objection | null

/** What a reader of ours would say of the text later on, without its line. */
const asked =
  (read: (text: string) => unknown): Check =>
  (text) => {
    try {
      read(text)
      return null
    } catch (error) {
      if (error instanceof AppError) return { message: error.message, hint: error.hint }
      throw error
    }
  }

const pattern =
  (objectionTo: Check): Check =>
  (text) => {
    const objection = objectionTo(text)
    return objection && { message: `pattern ${quoted(text)} ${objection.message}`, hint: objection.hint }
  }

const budget = asked(parseBudget)

const power = asked((text) => {
  const { unit, is_delta } = parseBudget(text)
  if (unit !== 'W' || is_delta)
    throw new AppError('input', `floor ${quoted(text)} is not a power`, 'Write one such as "20 W".')
})

const place: Check = (text) => {
  const objection = placeObjection(text)
  return objection && { message: `path ${quoted(text)} ${objection.message}`, hint: objection.hint }
}

const model: Check = (text) => {
  const source = modelSourceFrom(text)
  if ('message' in source) return source
  return source.kind === 'file' ? place(text) : null
}

const path = pattern(pathPatternObjection)
const name = pattern(patternObjection)

/** Texts that have a meaning of their own, by their place. Anything on the way may be one thing or a list of it. */
const CHECKS: readonly (readonly [place: string, check: Check])[] = [
  ['budget', budget],
  ['budgets.limit', budget],
  ['budgets.floor', power],
  ['waivers.ceiling', budget],
  ['carbon_intensity', asked(parseIntensity)],
  ['electricity_price', asked(parsePrice)],
  ['model', model],
  ['exclude', path],
  ...['chart', 'kustomize', 'values'].map((key) => [`render.${key}`, place] as const),
  ['copies.prefer', path],
  ...['assume', 'budgets', 'waivers'].flatMap((list): (readonly [string, Check])[] => [
    [`${list}.for.path`, path],
    ...['kind', 'namespace', 'name', 'team'].map((part) => [`${list}.for.${part}`, name] as const),
  ]),
]

/** What is wrong with texts whose shape is right. Values of another shape are somebody else's to tell. */
export const valueObjections = (root: JsonValue): readonly (Objection & { readonly at: At })[] =>
  CHECKS.flatMap(([place, check]) =>
    textsAt(root, place.split('.'), []).flatMap(({ at, text }) => {
      const objection = text === '' ? null : check(text)
      return objection === null ? [] : [{ ...objection, at }]
    }),
  )

function textsAt(value: JsonValue, [key, ...rest]: readonly string[], at: At): { at: At; text: string }[] {
  if (Array.isArray(value))
    return value.flatMap((item: JsonValue, index) =>
      textsAt(item, key === undefined ? [] : [key, ...rest], [...at, index]),
    )
  if (key === undefined) return typeof value === 'string' ? [{ at, text: value }] : []
  const inner = isObject(value) ? value[key] : undefined
  return inner === undefined ? [] : textsAt(inner, rest, [...at, key])
}

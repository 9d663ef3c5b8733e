import { LineCounter, parseDocument } from 'yaml'
import { type At, isObject, valueFrom } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import { Config } from '../schema/config.ts'
import { shapeMessage } from '../schema/shape.ts'
import { type Fault, refusalOf } from './faults.ts'
import { shapeObjections } from './shape-objections.ts'
import { valueObjections } from './values.ts'

/** What stands where in a configuration file. */
export type Outline = {
  /** What messages call it: its path as it was named, or its address. */
  readonly name: string
  /** The keys of its root. */
  readonly keys: readonly string[]
  readonly isWritten: (at: At) => boolean
  readonly lineOf: (at: At) => number
}

/** One configuration file, read; with the defaults in what is not written. */
export type Written = Outline & { readonly config: Config }

/** `written` is null where anything is wrong, `outline` where nothing can be told apart. */
export type Reading = {
  readonly written: Written | null
  readonly outline: Outline | null
  readonly faults: readonly Fault[]
}

/** Reads the text of a `wattlint.yml`, and tells everything that is wrong with it, in the order of its lines. */
export function readWritten(name: string, text: string): Reading {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    logLevel: 'error',
    prettyErrors: false,
    merge: true,
    uniqueKeys: false,
  })
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line)
  const fault = (offset: number, message: string, hint: string): Fault => ({
    name,
    line: lineAt(offset),
    message,
    hint,
  })
  const syntax = document.errors.map(({ pos, message }) =>
    fault(pos[0], message.replace(/[.:]+$/, ''), 'Correct the YAML.'),
  )
  if (syntax.length > 0) return unreadable(syntax)
  const read = valueFrom(document)
  if ('reason' in read) return unreadable([fault(read.offset, `the file ${read.message}`, 'Simplify it.')])
  const value = read.value ?? {}
  const parsed = Config.safeParse(value, { error: shapeMessage })
  const faults = [
    ...read.duplicates.map(({ key, second }) =>
      fault(second, `key ${quoted(key)} is written twice`, 'Remove one.'),
    ),
    ...(parsed.success ? [] : shapeObjections(parsed.error.issues)).map(({ at, message, hint }) =>
      fault(read.offsetAt(at), message, hint),
    ),
    ...valueObjections(value).map(({ at, message, hint }) => fault(read.offsetAt(at), message, hint)),
  ].toSorted((a, b) => a.line - b.line)
  const outline: Outline = {
    name,
    keys: isObject(value) ? Object.keys(value) : [],
    isWritten: (at) => hasAt(value, at),
    lineOf: (at) => lineAt(read.offsetAt(at)),
  }
  const isGood = parsed.success && faults.length === 0
  return { written: isGood ? { ...outline, config: parsed.data } : null, outline, faults }
}

const unreadable = (faults: readonly Fault[]): Reading => ({ written: null, outline: null, faults })

/** A whole configuration in one text. Throws `input`, with everything that is wrong. */
export function parseConfig(name: string, text: string): Config {
  const { written, faults } = readWritten(name, text)
  const [first, ...more] = faults
  if (first !== undefined) throw refusalOf(first, more)
  return written?.config ?? Config.parse({})
}

const hasAt = (value: unknown, [step, ...rest]: At): boolean =>
  step === undefined || (isObject(value) && String(step) in value && hasAt(value[String(step)], rest))

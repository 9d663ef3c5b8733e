import leven from 'leven'
import type { At } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { AssumeRule } from '../schema/config.ts'
import { type Subject, selectorFrom } from '../selector.ts'
import type { Reader } from './reader.ts'
import { IGNORE } from './waived.ts'

/** A figure that no manifest states, and who did. */
export type Said = { readonly value: number; readonly by: string }

/** What a config, the command line or an annotation says of one workload. `null` = nothing. */
export type Assumed = {
  readonly nodes: Said | null
  readonly run_s: Said | null
  readonly replicas: Said | null
  readonly duty_cycle: Said | null
}

export type Assumptions = (
  subject: Subject,
  annotations: Readonly<Record<string, string>>,
  reader: Reader,
) => Assumed

const RULED = 'the configuration'

/** Rules of a configuration, the first that matches going before the others field by field, below an object's annotations. */
export function assumptionsFrom(rules: readonly AssumeRule[]): Assumptions {
  const compiled = rules.map((rule) => ({ rule, isMeant: selectorFrom(rule.for) }))
  return (subject, annotations, reader) => {
    const meant = compiled.filter(({ isMeant }) => isMeant(subject)).map(({ rule }) => rule)
    const ruled = (field: 'nodes' | 'run_s' | 'replicas' | 'duty_cycle'): Said | null => {
      const value = meant.map((rule) => rule[field]).find((one) => one !== undefined && one !== null)
      return value === undefined || value === null ? null : { value, by: RULED }
    }
    tellUnknown(annotations, reader)
    return {
      nodes: ruled('nodes'),
      run_s: annotated('run-seconds', annotations, reader) ?? ruled('run_s'),
      replicas: annotated('replicas', annotations, reader) ?? ruled('replicas'),
      duty_cycle: annotated('duty-cycle', annotations, reader) ?? ruled('duty_cycle'),
    }
  }
}

const PREFIX = 'wattlint.dev/'

const ANNOTATIONS = {
  'duty-cycle': { isValid: (value: number) => value > 0 && value <= 1, want: 'a share above 0 and up to 1' },
  'run-seconds': { isValid: (value: number) => value >= 1 && value <= 1e9, want: 'seconds, at least 1' },
  replicas: {
    isValid: (value: number) => Number.isInteger(value) && value >= 1 && value <= 1e6,
    want: 'a whole number from 1',
  },
} as const

const NAMES = [...Object.keys(ANNOTATIONS), IGNORE.slice(PREFIX.length)]

/** A longer name is like none of ours. */
const LONGEST_NAME = 40

/** A slip in an annotation of ours would leave its figure out without a word. */
function tellUnknown(annotations: Readonly<Record<string, string>>, reader: Reader): void {
  for (const key of Object.keys(annotations)) {
    const name = key.slice(PREFIX.length, PREFIX.length + LONGEST_NAME)
    if (!key.startsWith(PREFIX) || NAMES.includes(name)) continue
    const [nearest = ''] = NAMES.toSorted((a, b) => leven(a, name) - leven(b, name))
    const message = `annotation ${quoted(key)} is none that is read. Write ${PREFIX}${nearest}, or leave it out.`
    reader.problem('suspect-field', ['metadata', 'annotations', key], message)
  }
}

/** Annotations of ours speak of a whole object: on its pod template, at `at`, they are not read. */
export function tellMisplaced(annotations: Readonly<Record<string, string>>, at: At, reader: Reader): void {
  for (const key of Object.keys(annotations)) {
    if (!key.startsWith(PREFIX)) continue
    const message = `annotation ${quoted(key)} is on the pod template, where it is not read. Write it on the object.`
    reader.problem('suspect-field', [...at, key], message)
  }
}

function annotated(
  name: keyof typeof ANNOTATIONS,
  annotations: Readonly<Record<string, string>>,
  reader: Reader,
): Said | null {
  const key = `${PREFIX}${name}`
  const text = annotations[key]
  if (text === undefined) return null
  const value = /^\d{1,10}(?:\.\d{1,10})?$/.test(text) ? Number(text) : Number.NaN
  const { isValid, want } = ANNOTATIONS[name]
  if (isValid(value)) return { value, by: `the annotation ${key}` }
  const message = `annotation ${key} ${quoted(text)} is not ${want}. Write one, in quotes.`
  reader.problem('invalid-field', ['metadata', 'annotations', key], message)
  return null
}

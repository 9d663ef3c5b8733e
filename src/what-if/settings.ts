import { AppError } from '../errors.ts'
import { nearNames } from '../near-names.ts'
import { parseMilli } from '../parse/quantity.ts'
import { quoted } from '../quoted.ts'
import { BYTES_PER_MIB } from '../units.ts'

/** What can be asked for, with how its value is written. They are applied in this order. */
const FORMS = {
  replicas: 'a whole number of pods, such as 2',
  image: 'an image, such as nginx:1.29',
  cpu: 'a CPU request, such as 500m',
  memory: 'a memory request, such as 1Gi',
  'limits.cpu': 'a CPU limit, such as 2',
  'limits.memory': 'a memory limit, such as 2Gi',
  'duty-cycle': 'a share above 0 and up to 1, such as 0.4',
  'run-seconds': 'seconds, such as 3600',
  gpu: 'a type of board, such as L4',
  gpus: 'a whole number of boards, such as 2',
  model: 'the model that is served, such as Qwen/Qwen3-8B',
  batch: 'a whole number of sequences or images at once, such as 64',
} as const

export type SettingKey = keyof typeof FORMS
export const settingKeys = Object.keys(FORMS).filter(isKey)

type TextKey = 'image' | 'gpu' | 'model'

/** One thing to be otherwise. Numbers are in the units of an InferenceRequest: mCPU, MiB, seconds, pods, boards. */
export type Setting =
  | { readonly key: Exclude<SettingKey, TextKey>; readonly value: number; readonly text: string }
  | { readonly key: TextKey; readonly value: string; readonly text: string }

function isKey(key: string): key is SettingKey {
  return Object.hasOwn(FORMS, key)
}

const LARGEST = 1_000_000
const LONGEST_RUN_S = 1e9
const MCPU_LARGEST = 1e9
const MIB_LARGEST = 1e12

/** `cpu=500m` → a setting. Throws `input`, naming what there is, for another key or a value that it cannot have. */
export function parseSetting(text: string): Setting {
  const at = text.indexOf('=')
  const key = at === -1 ? text : text.slice(0, at)
  if (!isKey(key)) {
    const [near] = nearNames(key, settingKeys, 1)
    const meant = near === undefined ? '' : `Did you mean "${near}"? `
    throw new AppError(
      'input',
      `--set ${quoted(text)} names nothing that can be set`,
      `${meant}Known here: ${settingKeys.join(', ')}.`,
    )
  }
  return settingOf(key, at === -1 ? '' : text.slice(at + 1).trim())
}

/** Throws `input` for a value that the key cannot have. */
export function settingOf(key: SettingKey, text: string): Setting {
  const refuse = (): AppError => new AppError('input', `${key} ${quoted(text)} is not ${FORMS[key]}`, '')
  if (key === 'image' || key === 'gpu' || key === 'model') {
    if (text === '' || /[\s'"\\]/.test(text)) throw refuse()
    return { key, value: text, text }
  }
  const value = numberOf(key, text)
  if (value === null) throw refuse()
  return { key, value, text }
}

function numberOf(key: Exclude<SettingKey, TextKey>, text: string): number | null {
  switch (key) {
    case 'cpu':
    case 'limits.cpu':
      return milliOf(text, MCPU_LARGEST)
    case 'memory':
    case 'limits.memory':
      return mibOf(text)
    case 'replicas':
    case 'gpus':
      return within(wholeOf(text), 0, LARGEST)
    case 'batch':
      return within(wholeOf(text), 1, LARGEST)
    case 'duty-cycle':
      return within(decimalOf(text), Number.MIN_VALUE, 1)
    case 'run-seconds':
      return within(decimalOf(text), 1, LONGEST_RUN_S)
  }
}

const within = (value: number, least: number, most: number): number | null =>
  value >= least && value <= most ? value : null

const wholeOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN)
const decimalOf = (text: string): number =>
  /^\d{1,10}(?:\.\d{1,10})?$/.test(text) ? Number(text) : Number.NaN

function milliOf(text: string, most: number): number | null {
  const milli = parseMilli(text)
  return milli === null ? null : within(Number(milli), 0, most)
}

/** Whole mebibytes, rounded down as manifests' are, but never to nothing. */
function mibOf(text: string): number | null {
  const milli = parseMilli(text)
  if (milli === null) return null
  const mib = milli / (BigInt(BYTES_PER_MIB) * 1000n)
  return within(mib === 0n && milli > 0n ? 1 : Number(mib), 0, MIB_LARGEST)
}

import { valueInText } from '../parse/text-value.ts'
import { type At, isObject, type JsonObject } from '../parse/value.ts'
import type { Surroundings } from './kind.ts'
import { overlay } from './overlay.ts'
import type { Reader } from './reader.ts'

/** A text that Argo lays over the spec of a pod. `patch` is null where there is none, or where it could not be read. */
export type PodSpecPatch = { readonly patch: JsonObject | null; readonly assumptions: readonly string[] }

const NONE: PodSpecPatch = { patch: null, assumptions: [] }

/** https://argo-workflows.readthedocs.io/en/latest/fields/#template (`podSpecPatch`) */
export function podSpecPatch(text: string | null | undefined, at: At, reader: Reader): PodSpecPatch {
  if (!text || text.trim() === '') return NONE
  if (text.includes('{{')) {
    const said = 'What its podSpecPatch changes is only known when it runs: taken as if there were none.'
    return { patch: null, assumptions: [said] }
  }
  const patch = valueInText(text)
  if (isObject(patch)) return { patch, assumptions: [] }
  const message =
    'podSpecPatch is not the YAML or JSON of a pod spec: what it changes is missing from the figures. Write it as a mapping.'
  reader.problem('invalid-field', at, message)
  return NONE
}

export function patched(spec: unknown, { patch }: PodSpecPatch, { readAgain }: Surroundings): unknown {
  if (patch === null) return spec
  readAgain(patch)
  return overlay(spec, patch)
}

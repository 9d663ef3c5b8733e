import { spellsOtherwise } from '../parse/split.ts'
import { isObject, type JsonValue } from '../parse/value.ts'

/** Kinds that speak of containers and run none, as `group/kind`: their schemas and texts are about other objects. */
const RUN_NOTHING: ReadonlySet<string> = new Set([
  'apiextensions.k8s.io/CustomResourceDefinition',
  '/ConfigMap',
  '/LimitRange',
  'kustomize.config.k8s.io/Kustomization',
  'kustomize.config.k8s.io/Component',
  'kustomize.toolkit.fluxcd.io/Kustomization',
])

const DEEPEST = 12

/** Does an object of a kind that is not read hold a list of containers? Then leaving it out leaves power out. */
export function mayRunPods(object: JsonValue, groupKind: string): boolean {
  return !RUN_NOTHING.has(groupKind) && holdsContainers(object, 0)
}

/** The same question of the text, for a document that is not parsed: a yes may be wrong, a no is not. */
export const mentionsContainers = (groupKind: string, text: string): boolean =>
  !RUN_NOTHING.has(groupKind) && (text.includes('containers') || spellsOtherwise(text))

function holdsContainers(value: JsonValue, depth: number): boolean {
  if (depth > DEEPEST) return false
  if (Array.isArray(value)) return value.some((item) => holdsContainers(item, depth + 1))
  if (!isObject(value)) return false
  const { containers } = value
  if (
    Array.isArray(containers) &&
    containers.some((item) => isObject(item) && ('image' in item || 'name' in item))
  )
    return true
  return Object.values(value).some((item) => holdsContainers(item, depth + 1))
}

import { AppError } from '../errors.ts'
import { nearNames } from '../near-names.ts'
import { type KindId, knownKinds } from '../normalise/index.ts'
import { quoted } from '../quoted.ts'

/** A kind as the API server lists it; `version` and `plural` are `null` where the server has to be asked. */
export type Resource = {
  readonly group: string
  readonly kind: string
  readonly version: string | null
  readonly plural: string | null
}

/** Those of every cluster. */
const BUILT_IN: readonly Resource[] = [
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map((kind) => builtIn('apps', kind)),
  ...['Job', 'CronJob'].map((kind) => builtIn('batch', kind)),
  ...['Pod', 'ReplicationController'].map((kind) => builtIn('', kind)),
]

function builtIn(group: string, kind: string): Resource {
  return { group, kind, version: 'v1', plural: `${kind.toLowerCase()}s` }
}

/** What is watched where nobody says: every workload that Kubernetes itself makes pods of, and none of their pods. */
export const DEFAULT_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'] as const

/**
 * The resources that names such as `Deployment`, `rollout` or `StatefulSet.apps.kruise.io` mean, each once. Throws `input` for a
 * name that is none, with those that are near.
 */
export function resourcesFrom(names: readonly string[]): readonly Resource[] {
  const found = new Map<string, Resource>()
  for (const name of names) {
    const resource = resourceOf(name)
    found.set(`${resource.group}/${resource.kind}`, resource)
  }
  return [...found.values()]
}

function resourceOf(name: string): Resource {
  const [kind = '', ...rest] = name.split('.')
  const group = rest.length === 0 ? null : rest.join('.')
  const isMeant = (one: KindId): boolean =>
    one.kind.toLowerCase() === kind.toLowerCase() && (group === null || one.group === group)
  const [builtIn] = BUILT_IN.filter(isMeant)
  if (builtIn !== undefined) return builtIn
  const others = knownKinds.filter(isMeant)
  const [first, second] = others
  if (first === undefined) {
    const near = nearNames(kind, [...new Set(knownKinds.map((one) => one.kind))], 3)
    const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Write a kind such as Deployment.'
    throw new AppError('input', `the kind ${quoted(name)} is none that is read`, hint)
  }
  if (second !== undefined)
    throw new AppError(
      'input',
      `several groups have the kind ${quoted(name)}`,
      `Write one of ${others.map((one) => `${one.kind}.${one.group}`).join(', ')}.`,
    )
  return { ...first, version: null, plural: null }
}

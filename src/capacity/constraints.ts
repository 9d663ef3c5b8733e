import * as z from 'zod'
import type { Refusal } from '../schema/capacity.ts'
import type { ClusterNode, Taint } from './node.ts'

const Text = z.coerce.string()

const Requirement = z.object({
  key: z.string(),
  operator: z.string(),
  values: z.array(Text).nullish(),
})
type Requirement = z.infer<typeof Requirement>

const Toleration = z.object({
  key: z.string().nullish(),
  operator: z.string().nullish(),
  value: Text.nullish(),
  effect: z.string().nullish(),
})
type Toleration = z.infer<typeof Toleration>

const Term = z.object({
  matchExpressions: z.array(Requirement).nullish(),
  matchFields: z.array(Requirement).nullish(),
})
type Term = z.infer<typeof Term>

/** What of a pod spec keeps its pods from nodes. */
const Constraining = z.object({
  nodeName: z.string().nullish(),
  nodeSelector: z.record(z.string(), Text).nullish(),
  tolerations: z.array(Toleration).nullish(),
  affinity: z
    .object({
      nodeAffinity: z
        .object({
          requiredDuringSchedulingIgnoredDuringExecution: z
            .object({ nodeSelectorTerms: z.array(Term) })
            .nullish(),
        })
        .nullish(),
    })
    .nullish(),
  hostNetwork: z.unknown().optional(),
})

export type Constraints = {
  readonly nodeName: string | null
  readonly selector: readonly (readonly [key: string, value: string])[]
  /** `null`: none is asked for. Of several, one has to hold. */
  readonly terms: readonly Term[] | null
  readonly tolerations: readonly Toleration[]
}

/** What the DaemonSet controller adds to its pods. https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations */
const OF_DAEMONS: readonly Toleration[] = [
  ...['not-ready', 'unreachable'].map((name) => ({ name, effect: 'NoExecute' })),
  ...['disk-pressure', 'memory-pressure', 'pid-pressure', 'unschedulable'].map((name) => ({
    name,
    effect: 'NoSchedule',
  })),
].map(({ name, effect }) => ({ key: `node.kubernetes.io/${name}`, operator: 'Exists', effect }))

const OF_DAEMONS_ON_HOST_NETWORK: Toleration = {
  key: 'node.kubernetes.io/network-unavailable',
  operator: 'Exists',
  effect: 'NoSchedule',
}

/** `null` where the spec says it in a way that Kubernetes does not read. */
export function constraintsFrom(spec: unknown, isPerNode: boolean): Constraints | null {
  const parsed = Constraining.safeParse(spec)
  if (!parsed.success) return null
  const { nodeName, nodeSelector, tolerations, affinity, hostNetwork } = parsed.data
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  return {
    nodeName: nodeName || null,
    selector: Object.entries(nodeSelector ?? {}),
    terms: required?.nodeSelectorTerms ?? null,
    tolerations: [
      ...(tolerations ?? []),
      ...(isPerNode ? OF_DAEMONS : []),
      ...(isPerNode && hostNetwork === true ? [OF_DAEMONS_ON_HOST_NETWORK] : []),
    ],
  }
}

/** Why a pod may not stand on a node, whatever room there is; `null` where it may. The first reason that the scheduler meets. */
export function refusalOn(
  { nodeName, selector, terms, tolerations }: Constraints,
  node: ClusterNode,
): Pick<Refusal, 'kind' | 'detail'> | null {
  if (nodeName !== null && nodeName !== node.name) return { kind: 'node-name', detail: nodeName }
  const taint = node.taints.find((one) => !tolerations.some((toleration) => tolerates(toleration, one)))
  if (taint !== undefined) return { kind: 'taint', detail: taintText(taint) }
  const unmet = selector.find(([key, value]) => node.labels.get(key) !== value)
  if (unmet !== undefined) return { kind: 'affinity', detail: unmet.join('=') }
  if (terms !== null && !terms.some((term) => holds(term, node)))
    return { kind: 'affinity', detail: affinityText(terms) }
  return null
}

function tolerates({ key, operator, value, effect }: Toleration, taint: Taint): boolean {
  if (effect && effect !== taint.effect) return false
  if (key && key !== taint.key) return false
  return operator === 'Exists' || ((operator || 'Equal') === 'Equal' && (value ?? '') === taint.value)
}

/** A term that asks for nothing holds nowhere. */
function holds({ matchExpressions, matchFields }: Term, { labels, name }: ClusterNode): boolean {
  const expressions = matchExpressions ?? []
  const fields = matchFields ?? []
  return (
    expressions.length + fields.length > 0 &&
    expressions.every((one) => isMet(one, labels.get(one.key))) &&
    fields.every((one) => isMet(one, one.key === 'metadata.name' ? name : undefined))
  )
}

function isMet({ operator, values }: Requirement, actual: string | undefined): boolean {
  const wanted = values ?? []
  switch (operator) {
    case 'In':
      return actual !== undefined && wanted.includes(actual)
    case 'NotIn':
      return actual === undefined || !wanted.includes(actual)
    case 'Exists':
      return actual !== undefined
    case 'DoesNotExist':
      return actual === undefined
    case 'Gt':
    case 'Lt': {
      const [number, limit] = [wholeNumber(actual), wholeNumber(wanted[0])]
      if (number === null || limit === null) return false
      return operator === 'Gt' ? number > limit : number < limit
    }
    default:
      return false
  }
}

const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^[+-]?\d+$/.test(text) ? Number(text) : null

const taintText = ({ key, value, effect }: Taint): string =>
  `${key}${value === '' ? '' : `=${value}`}:${effect}`

/** `zone In (a, b), disk Exists`, of alternatives the first. */
function affinityText(terms: readonly Term[]): string {
  const [first] = terms
  const parts = [...(first?.matchExpressions ?? []), ...(first?.matchFields ?? [])].map(
    ({ key, operator, values }) =>
      values && values.length > 0 ? `${key} ${operator} (${values.join(', ')})` : `${key} ${operator}`,
  )
  const others = terms.length > 1 ? ` or ${terms.length - 1} more` : ''
  return parts.length === 0 ? 'an affinity that holds nowhere' : `${parts.join(', ')}${others}`
}

import { grouped } from './grouped.ts'
import { identityOf } from './identity.ts'
import type { InferenceRequest } from './schema/inference-request.ts'
import type { Prediction } from './schema/prediction.ts'

/** `countedAs` is where the copy stands that counts in the totals in place of this one; `null` when this one counts. */
export type Predicted = {
  readonly request: InferenceRequest
  readonly prediction: Prediction
  readonly countedAs: string | null
}

/** One workload at base and at head. Without a base every workload is `unchanged` from nothing. */
export type Change =
  | { readonly kind: 'added'; readonly head: Predicted }
  | { readonly kind: 'removed'; readonly base: Predicted }
  | { readonly kind: 'changed'; readonly base: Predicted; readonly head: Predicted }
  | { readonly kind: 'unchanged'; readonly base: Predicted | null; readonly head: Predicted }

/**
 * Pairs the workloads of two trees by identity. Where one identity stands in several files, or one file is rendered several
 * times, the same file and rendering is matched first, then the same rendering, and what moved after, in order of path, so
 * that copies never collapse into one.
 */
export function compare(base: readonly Predicted[], head: readonly Predicted[]): Change[] {
  const waiting = grouped(base, ({ request }) => identityOf(request))
  const changes: Change[] = []

  const take = (predicted: Predicted, isMatch: (candidate: Predicted) => boolean): boolean => {
    const candidates = waiting.get(identityOf(predicted.request)) ?? []
    const index = candidates.findIndex(isMatch)
    const [match] = index === -1 ? [] : candidates.splice(index, 1)
    if (match === undefined) return false
    const kind = isSame(match.request, predicted.request) ? 'unchanged' : 'changed'
    changes.push({ kind, base: match, head: predicted })
    return true
  }

  let unmatched = head
  for (const isAlike of [
    (a: InferenceRequest, b: InferenceRequest) => a.path === b.path && renderingOf(a) === renderingOf(b),
    (a: InferenceRequest, b: InferenceRequest) => renderingOf(a) === renderingOf(b),
    () => true,
  ])
    unmatched = unmatched.filter((one) => !take(one, ({ request }) => isAlike(request, one.request)))
  for (const predicted of unmatched) changes.push({ kind: 'added', head: predicted })
  for (const predicted of [...waiting.values()].flat()) changes.push({ kind: 'removed', base: predicted })
  return changes
}

const renderingOf = ({ rendering }: InferenceRequest): string => JSON.stringify(rendering ?? null)

/** Equal in everything that moves a figure. */
function isSame(a: InferenceRequest, b: InferenceRequest): boolean {
  const here = { path: null, line: null, rendering: undefined, object_labels: {}, waiver: null }
  return JSON.stringify({ ...a, ...here }) === JSON.stringify({ ...b, ...here })
}

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
 * Pairs the workloads of two trees by identity. Where one identity stands in several files, the same file is matched
 * first and moved files after, in order of path, so that copies never collapse into one.
 */
export function compare(base: readonly Predicted[], head: readonly Predicted[]): Change[] {
  const waiting = grouped(base, ({ request }) => identityOf(request))
  const changes: Change[] = []
  const unmatched: Predicted[] = []

  const take = (predicted: Predicted, isMatch: (candidate: Predicted) => boolean): boolean => {
    const candidates = waiting.get(identityOf(predicted.request)) ?? []
    const index = candidates.findIndex(isMatch)
    const [match] = index === -1 ? [] : candidates.splice(index, 1)
    if (match === undefined) return false
    const kind = isSame(match.request, predicted.request) ? 'unchanged' : 'changed'
    changes.push({ kind, base: match, head: predicted })
    return true
  }

  for (const predicted of head) {
    if (!take(predicted, ({ request }) => request.path === predicted.request.path)) unmatched.push(predicted)
  }
  for (const predicted of unmatched)
    if (!take(predicted, () => true)) changes.push({ kind: 'added', head: predicted })
  for (const predicted of [...waiting.values()].flat()) changes.push({ kind: 'removed', base: predicted })
  return changes
}

/** Equal in everything that moves a figure. */
function isSame(a: InferenceRequest, b: InferenceRequest): boolean {
  const here = { path: null, line: null, object_labels: {}, waiver: null }
  return JSON.stringify({ ...a, ...here }) === JSON.stringify({ ...b, ...here })
}

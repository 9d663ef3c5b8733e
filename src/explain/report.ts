import { EXPLANATION_SCHEMA_VERSION, type ExplanationReport } from '../schema/explanation.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import type { Model } from '../schema/model.ts'
import type { Problem } from '../schema/problem.ts'
import { version } from '../version.ts'
import { explainerFrom } from './explanation.ts'

/** Explanations of the workloads that draw most, no more than `limit` of them. */
export function explainReport(
  model: Model,
  requests: readonly InferenceRequest[],
  { limit, problems }: { readonly limit: number; readonly problems: readonly Problem[] },
): ExplanationReport {
  const { predict, explain } = explainerFrom(model)
  const biggestFirst = requests
    .map((request) => ({ request, powerW: predict(request).power_w.p50 }))
    .toSorted((a, b) => b.powerW - a.powerW)
  const shown = biggestFirst.slice(0, limit)
  return {
    schema_version: EXPLANATION_SCHEMA_VERSION,
    tool: { name: 'wattlint', version },
    model: { id: model.id, version: model.version },
    explanations: shown.map(({ request }) => explain(request)),
    more_workloads: biggestFirst.length - shown.length,
    problems: [...problems],
  }
}

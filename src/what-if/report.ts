import type { Change, Predicted } from '../compare.ts'
import { settleCopies } from '../copies.ts'
import type { Coefficients } from '../schema/coefficients.ts'
import type { Copies } from '../schema/config.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import type { Prediction } from '../schema/prediction.ts'
import type { Problem } from '../schema/problem.ts'
import type { ModelSummary } from '../schema/report.ts'
import { WHAT_IF_SCHEMA_VERSION, type WhatIfReport } from '../schema/what-if.ts'
import { totalsFrom } from '../totals.ts'
import { version } from '../version.ts'
import { workloadReports } from '../workload-report.ts'
import { withSettings } from './apply.ts'
import type { Setting } from './settings.ts'

export type WhatIfInput = {
  /** Everything that was read. */
  readonly requests: readonly InferenceRequest[]
  /** Those of them that the settings apply to. */
  readonly chosen: readonly InferenceRequest[]
  readonly settings: readonly Setting[]
  readonly problems: readonly Problem[]
  readonly copies: Copies
  readonly coefficients: Coefficients
  readonly predict: (request: InferenceRequest) => Prediction
  readonly model: Pick<ModelSummary, 'id' | 'version'>
}

/** Every chosen workload before and after, and what everything together would draw. Throws `input` for an unknown board. */
export function whatIf(input: WhatIfInput): WhatIfReport {
  const { requests, chosen, settings, coefficients, predict, model } = input
  const { settled, problems } = settleCopies(
    requests.map((request) => ({ request, prediction: predict(request), countedAs: null })),
    input.copies,
  )
  const isChosen = new Set(chosen)
  const changeOf = (base: Predicted): Change => {
    if (!isChosen.has(base.request)) return { kind: 'unchanged', base, head: base }
    const request = withSettings(base.request, settings, coefficients)
    return { kind: 'changed', base, head: { ...base, request, prediction: predict(request) } }
  }
  const changes = settled.map(changeOf)
  const workloads = workloadReports(changes, { predict })
  return {
    schema_version: WHAT_IF_SCHEMA_VERSION,
    tool: { name: 'wattlint', version },
    model: { id: model.id, version: model.version },
    settings: settings.map(({ key, text }) => ({ key, value: text })),
    workloads: workloads.filter(({ change }) => change === 'changed'),
    other_workloads: requests.length - chosen.length,
    totals: totalsFrom(workloads, true),
    problems: [...input.problems, ...problems],
  }
}

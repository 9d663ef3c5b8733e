import type { Budget } from './budget.ts'
import type { Change } from './compare.ts'
import { ratesFrom } from './impact/impact.ts'
import { checkRates, type Judged, judge } from './judge/judge.ts'
import { plainRules, rulesFrom } from './judge/rules.ts'
import { grantsFrom } from './judge/waivers.ts'
import type { OwnersOf } from './owners.ts'
import type { Config } from './schema/config.ts'
import type { ImpactFactors } from './schema/impact.ts'
import type { InferenceRequest } from './schema/inference-request.ts'
import type { WorkloadReport } from './schema/report.ts'
import type { Subject } from './selector.ts'
import type { Reported } from './workload-report.ts'

export type GateInput = {
  readonly hasBase: boolean
  readonly config: Config
  readonly budgets: readonly Budget[]
  readonly factors?: ImpactFactors | null
  readonly today: string
}

/** A workload as rules see it, with what tells its kind from others of that name. */
export type Seen = Subject & { readonly apiGroup: string }

type TeamsOf = (request: InferenceRequest) => readonly string[]

/** Whose a workload is: its team label says it, on the object or its pods, else the owners of its file. */
export const teamsFrom =
  ({ team_label }: Pick<Config, 'team_label'>, ownersOf: OwnersOf): TeamsOf =>
  ({ object_labels, labels, path }) => {
    const team = object_labels[team_label] ?? labels[team_label]
    return team === undefined ? ownersOf(path ?? '') : [team]
  }

/** Rules, waivers and rates of a configuration, held against what was reported. Throws `input` for rules that cannot be held. */
export function gateOf(
  reported: readonly Reported[],
  teamsOf: TeamsOf,
  { hasBase, config, budgets, factors, today }: GateInput,
): Judged & { readonly seen: readonly Seen[] } {
  const subjects = new Map(
    reported.map(({ workload, change }) => [workload, seenOf(requestOf(change), teamsOf)]),
  )
  const subjectOf = (workload: WorkloadReport): Seen => subjects.get(workload) ?? nobodys(workload)
  const carried = reported.map(({ workload, change }) => ({
    workload,
    base: change.kind === 'added' ? null : (change.base?.request.waiver ?? null),
    head: change.kind === 'removed' ? null : change.head.request.waiver,
  }))
  const rules = [...plainRules(budgets), ...rulesFrom(config.budgets)]
  const rates = ratesFrom(factors ?? null)
  checkRates(rules, rates)
  const grants = grantsFrom(carried, {
    rules: config.waivers,
    from: config.waivers_from,
    hasBase,
    subjectOf,
  })
  const workloads = reported.map(({ workload }) => workload)
  return {
    ...judge({ workloads, hasBase, rules, grants, rates, subjectOf, today }),
    seen: [...subjects.values()],
  }
}

/** Rules choose by what the base says of a workload, where it was there: no change relabels or moves itself out of a budget. */
function requestOf(change: Change): InferenceRequest {
  if (change.kind === 'added') return change.head.request
  if (change.kind === 'unchanged') return (change.base ?? change.head).request
  return change.base.request
}

const seenOf = (request: InferenceRequest, teamsOf: TeamsOf): Seen => ({
  kind: request.workload_kind,
  apiGroup: request.api_group,
  namespace: request.namespace,
  name: request.workload_name,
  path: request.path ?? '',
  labels: { ...request.labels, ...request.object_labels },
  teams: teamsOf(request),
})

const nobodys = ({ workload_kind, api_group, namespace, workload_name, path }: WorkloadReport): Seen => ({
  kind: workload_kind,
  apiGroup: api_group,
  namespace,
  name: workload_name,
  path: path ?? '',
  labels: {},
  teams: [],
})

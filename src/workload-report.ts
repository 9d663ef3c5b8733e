import { causesOf } from './causes.ts'
import type { Change, Predicted } from './compare.ts'
import { specHash } from './encode/spec-hash.ts'
import type { InferenceRequest } from './schema/inference-request.ts'
import type { Energy, Interval, Prediction } from './schema/prediction.ts'
import type {
  Figures,
  Identity,
  ModelSummary,
  PredictionRecord,
  SeedFields,
  WorkloadReport,
} from './schema/report.ts'
import { energyJ, jFromKwh, SECONDS_PER_MONTH } from './units.ts'

/** The step that k8sPodPCP's labels are counted over by default. */
const ENERGY_STEP_S = 60

type Predict = (request: InferenceRequest) => Prediction

export type ReportOptions = {
  /** Asked for the causes of changes; without it none are told. */
  readonly predict?: Predict
  /** Whose a workload is. */
  readonly teamsOf?: (request: InferenceRequest) => readonly string[]
}

/** A workload of a report with what stands behind it. */
export type Reported = { readonly workload: WorkloadReport; readonly change: Change }

/** The workloads of a comparison as the report shows them: those at head by power, the removed ones after. */
export const reportedFrom = (changes: readonly Change[], options: ReportOptions = {}): readonly Reported[] =>
  changes
    .map((change) => ({ change, workload: workloadReportFrom(change, options) }))
    .toSorted((a, b) => bySize(a.workload, b.workload))

export const workloadReports = (changes: readonly Change[], options: ReportOptions = {}): WorkloadReport[] =>
  reportedFrom(changes, options).map(({ workload }) => workload)

function workloadReportFrom(change: Change, { predict, teamsOf }: ReportOptions): WorkloadReport {
  const shown = change.kind === 'removed' ? change.base : change.head
  const figures = change.kind === 'removed' ? drawingNothing(figuresOf(change.base)) : figuresOf(change.head)
  return {
    ...identityOf(shown),
    change: change.kind,
    ...figures,
    ...seedFields(shown.request, figures),
    before: change.kind === 'added' || change.base === null ? null : figuresOf(change.base),
    causes:
      change.kind === 'changed' && predict !== undefined ? causesOf(change.base, change.head, predict) : [],
    teams: [...(teamsOf?.(shown.request) ?? [])],
  }
}

/** One prediction by itself, as `predict` prints it. */
export function predictionRecordFrom(predicted: Predicted, { id, version }: ModelSummary): PredictionRecord {
  const figures = figuresOf(predicted)
  return {
    ...identityOf(predicted),
    ...figures,
    ...seedFields(predicted.request, figures),
    model: { id, version },
  }
}

const identityOf = ({ request }: Predicted): Identity => ({
  namespace: request.namespace,
  workload_kind: request.workload_kind,
  workload_name: request.workload_name,
  api_group: request.api_group,
  component: request.component,
  path: request.path,
  line: request.line,
})

const figuresOf = ({ request, prediction, countedAs }: Predicted): Figures => ({
  pods: request.pods,
  gpu_count: request.gpu_count * request.pods.typical,
  accelerators: request.accelerators,
  requests: request.requests,
  counted_as: countedAs,
  ...prediction,
  impact: null,
})

const ZERO: Interval = { p10: 0, p50: 0, p90: 0 }

/** A removed workload: what it is stays, what it draws is nothing. */
const drawingNothing = (figures: Figures): Figures => ({
  ...figures,
  pods: { min: 0, typical: 0, max: 0 },
  gpu_count: 0,
  power_w: ZERO,
  energy: noEnergy(figures.energy),
})

function noEnergy(energy: Energy): Energy {
  switch (energy.kind) {
    case 'continuous':
      return { ...energy, monthly_kwh: ZERO }
    case 'run-once':
      return { ...energy, run_kwh: ZERO }
    case 'scheduled':
      return { ...energy, run_kwh: ZERO, runs_per_month: 0, monthly_kwh: ZERO }
  }
}

function seedFields(request: InferenceRequest, { power_w, energy }: Figures): SeedFields {
  const isRun = energy.kind === 'run-once'
  return {
    pred_avg_power_w: power_w.p50,
    pred_energy_step_j: energyJ(power_w.p50, ENERGY_STEP_S),
    energy_step_s: ENERGY_STEP_S,
    pred_total_energy_j: jFromKwh(isRun ? energy.run_kwh.p50 : energy.monthly_kwh.p50),
    total_energy_window_s: isRun ? energy.run_s : SECONDS_PER_MONTH,
    spec_hash: specHash(request),
  }
}

function bySize(a: WorkloadReport, b: WorkloadReport): number {
  const removed = Number(a.change === 'removed') - Number(b.change === 'removed')
  const power = b.power_w.p50 - a.power_w.p50
  return removed || power || compareText(sortKey(a), sortKey(b))
}

const sortKey = ({ namespace, workload_kind, workload_name, component, path }: WorkloadReport): string =>
  [namespace, workload_kind, workload_name, component ?? '', path ?? ''].join('\0')

/** By code unit, not by locale: the order must not depend on the machine. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

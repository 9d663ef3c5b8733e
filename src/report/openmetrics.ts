import type { Interval } from '../schema/prediction.ts'
import type { BudgetCheck, Report, WorkloadReport } from '../schema/report.ts'
import { HOURS_PER_MONTH } from '../units.ts'
import { logLine, oneLine } from './escape.ts'
import { numbered } from './numbered.ts'
import { isCopy } from './sentences.ts'

type Labels = Readonly<Record<string, string>>

type Sample = { readonly labels: Labels; readonly value: number }

/** A gauge, and whatever is known of it; a family without samples is not written. */
type Family = {
  /** With its unit behind it, where it has one. */
  readonly name: string
  readonly unit?: string
  readonly help: string
  readonly samples: readonly Sample[]
}

const LONGEST_LABEL = 200

/**
 * The figures as OpenMetrics 1.0, for what stores metrics over time. Sums over the workloads are the totals: copies that
 * count in another's place, and what is removed, have no series.
 */
export function renderOpenMetrics(report: Report): string {
  const families = [
    ...workloadFamilies(report.workloads.filter((one) => !isCopy(one) && one.change !== 'removed')),
    ...totalFamilies(report),
    ...budgetFamilies(report),
  ]
  return [...families.flatMap(familyLines), ...buildLines(report), '# EOF', ''].join('\n')
}

function workloadFamilies(workloads: readonly WorkloadReport[]): readonly Family[] {
  const all = distinct(
    workloads.map((workload) => ({
      of: workload,
      labels: {
        namespace: label(workload.namespace),
        kind: label(workload.workload_kind),
        name: label(workload.workload_name),
        component: label(workload.component ?? ''),
      },
      last: ['path', label(workload.path ?? '')],
    })),
  )
  return [
    {
      name: 'wattlint_workload_power_watts',
      unit: 'watts',
      help: 'Predicted power of all typical pods of a workload while they run.',
      samples: all.flatMap(({ labels, of }) => quantiles(labels, of.power_w)),
    },
    {
      name: 'wattlint_workload_energy_kilowatthours_per_month',
      unit: 'kilowatthours_per_month',
      help: `Predicted energy of a workload in a month of ${HOURS_PER_MONTH} hours; none for what runs once.`,
      samples: all.flatMap(({ labels, of: { energy } }) =>
        energy.kind === 'run-once' ? [] : quantiles(labels, energy.monthly_kwh),
      ),
    },
    {
      name: 'wattlint_workload_replicas',
      help: 'Typical pods of a workload.',
      samples: all.map(({ labels, of }) => ({ labels, value: of.pods.typical })),
    },
  ]
}

type Labelled<T> = {
  readonly of: T
  readonly labels: Labels
  /** The label that a number may stand behind. */
  readonly last: readonly [name: string, text: string]
}

/** Labels that no two share: where all are alike, the last one is numbered. */
function distinct<T>(all: readonly Labelled<T>[]): readonly { readonly of: T; readonly labels: Labels }[] {
  const before = all.map(({ labels }) => JSON.stringify(labels))
  const names = numbered(all.map(({ last: [, text] }, index) => `${before[index]}${text}`))
  return all.map(({ of, labels, last: [name] }, index) => {
    const text = names[index]?.slice(before[index]?.length) ?? ''
    return { of, labels: { ...labels, [name]: text } }
  })
}

const quantiles = (labels: Labels, { p10, p50, p90 }: Interval): readonly Sample[] => [
  { labels: { ...labels, quantile: '0.1' }, value: p10 },
  { labels: { ...labels, quantile: '0.5' }, value: p50 },
  { labels: { ...labels, quantile: '0.9' }, value: p90 },
]

function totalFamilies({ totals, problems }: Report): readonly Family[] {
  const { delta } = totals
  const severities = ['error', 'warning'] as const
  return [
    {
      name: 'wattlint_total_power_watts',
      unit: 'watts',
      help: 'Predicted power of everything running at once.',
      samples: quantiles({}, totals.power_w),
    },
    {
      name: 'wattlint_delta_power_watts',
      unit: 'watts',
      help: 'Growth of the total over the base, at the median.',
      samples: delta === null ? [] : [{ labels: {}, value: delta.power_w.p50 }],
    },
    {
      name: 'wattlint_gpus',
      help: 'GPUs of all typical pods.',
      samples: [{ labels: {}, value: totals.gpu_count }],
    },
    {
      name: 'wattlint_problems',
      help: 'Things in the manifests that could not be read, or are to be looked at.',
      samples: severities.map((severity) => ({
        labels: { severity },
        value: problems.filter((problem) => problem.severity === severity).length,
      })),
    },
  ]
}

function budgetFamilies({ verdict }: Report): readonly Family[] {
  const all = distinct(
    (verdict.status === 'unjudged' ? [] : verdict.checks).map((check) => ({
      of: check,
      labels: { budget: label(check.budget), rule: label(check.rule ?? ''), unit: unitOf(check) },
      last: ['of', label(check.of ?? '')],
    })),
  )
  const samplesOf = (figureOf: (check: BudgetCheck) => number): readonly Sample[] =>
    all.map(({ labels, of }) => ({ labels, value: figureOf(of) }))
  return [
    {
      name: 'wattlint_budget_limit',
      help: 'What a budget allows, in the unit of its label.',
      samples: samplesOf(({ limit }) => limit),
    },
    {
      name: 'wattlint_budget_figure',
      help: 'What is held against the limit, in the same unit.',
      samples: samplesOf(({ figure }) => figure),
    },
    {
      name: 'wattlint_budget_over',
      help: 'Whether the figure is over the limit, waived or not.',
      samples: samplesOf(({ is_over }) => Number(is_over)),
    },
    {
      name: 'wattlint_budget_waived',
      help: 'Whether a waiver lets it be over.',
      samples: samplesOf(({ waived }) => Number(waived !== null)),
    },
  ]
}

const unitOf = ({ unit, currency }: BudgetCheck): string =>
  label(currency === null ? unit : unit.replace('cost', currency))

function familyLines({ name, unit, help, samples }: Family): readonly string[] {
  if (samples.length === 0) return []
  return [
    `# TYPE ${name} gauge`,
    ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${help}`,
    ...samples.map((sample) => sampleLine(name, sample)),
  ]
}

/** The samples of an info end in `_info`, which its name does not. */
function buildLines({ tool, model }: Report): readonly string[] {
  const labels = { version: label(tool.version), model: label(model.id), model_version: label(model.version) }
  return [
    '# TYPE wattlint_build info',
    '# HELP wattlint_build What predicted the figures.',
    sampleLine('wattlint_build_info', { labels, value: 1 }),
  ]
}

function sampleLine(name: string, { labels, value }: Sample): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`)
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}`
}

/** Text of others as the value of a label: one visible line, cut where it is long. */
const label = (text: string): string => logLine(oneLine(text, LONGEST_LABEL))

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')

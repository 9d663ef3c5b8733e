import { grouped } from '../grouped.ts'
import type { Scope } from '../schema/prediction.ts'
import type { Report, WorkloadReport } from '../schema/report.ts'
import { mdCode, mdProse } from './escape.ts'
import { percent, watts } from './format.ts'
import { row } from './markdown-cells.ts'
import type { Section } from './markdown-sections.ts'
import { biggestChangeFirst, biggestFirst, nameOf, provenanceText, scopeText } from './sentences.ts'

const MOST_EXPLAINED = 3
const MOST_NEIGHBOURS = 5
/** Of all weight: less than this would be shown as nothing. */
const LEAST_REST = 0.005

/** What the biggest figures lean on: the known workloads nearest to them. */
export function neighbours({ base, workloads }: Report): Section | null {
  const there = workloads.filter(({ change, neighbours }) => change !== 'removed' && neighbours.length > 0)
  const changed = biggestChangeFirst(there.filter(({ change }) => change !== 'unchanged'))
  const explained = (base === null || changed.length === 0 ? biggestFirst(there) : changed).slice(
    0,
    MOST_EXPLAINED,
  )
  if (explained.length === 0) return null
  const isAllMeasured = explained.every(({ neighbours }) =>
    neighbours.every(({ provenance }) => provenance !== 'modelled'),
  )
  return {
    title: `${isAllMeasured ? 'Measured' : 'Known'} workloads nearest to the biggest`,
    body: explained.map(neighbourTable).join('\n\n'),
  }
}

function neighbourTable(workload: WorkloadReport): string {
  const { confidence, neighbours, pod_power_w } = workload
  const nearest = neighbours.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_NEIGHBOURS)
  return [
    `${mdCode(nameOf(workload))}: ${watts(pod_power_w.p50)} a pod, confidence ${confidence.grade} (${mdProse(confidence.reason, 200)})`,
    '',
    '| Known workload | Its power | Weight | What that is |',
    '| :-- | --: | --: | :-- |',
    ...[...grouped(nearest, ({ scope }) => scope)].flatMap(([scope, rows]) => scopeRows(scope, rows)),
  ].join('\n')
}

/** Each scope corrects a formula of its own: its rows, and what they leave to that and to rows that are not told. */
function scopeRows(scope: Scope, rows: WorkloadReport['neighbours']): string[] {
  const rest = 1 - rows.reduce((sum, { weight }) => sum + weight, 0)
  return [
    ...rows.map(({ title, watts: rowW, weight, provenance }) =>
      row([
        mdProse(title, 120),
        watts(rowW),
        percent(weight),
        `${provenanceText[provenance]}: ${scopeText[scope]}`,
      ]),
    ),
    ...(rest < LEAST_REST ? [] : [row(['and others, and the formula', '', percent(rest), scopeText[scope]])]),
  ]
}

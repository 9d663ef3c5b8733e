import type { Report, WorkloadReport } from '../schema/report.ts'
import { mdCode, mdProse } from './escape.ts'
import { percent, watts } from './format.ts'
import { figure, row } from './markdown-cells.ts'
import type { Section } from './markdown-sections.ts'
import { biggestChangeFirst, biggestFirst, nameOf, provenanceText, scopeText } from './sentences.ts'

const MOST_EXPLAINED = 3
const MOST_NEIGHBOURS = 5

/** What the biggest figures lean on: the known workloads nearest to them. */
export function neighbours({ base, workloads }: Report): Section | null {
  const there = workloads.filter(({ change, neighbours }) => change !== 'removed' && neighbours.length > 0)
  const changed = biggestChangeFirst(there.filter(({ change }) => change !== 'unchanged'))
  const explained = (base === null || changed.length === 0 ? biggestFirst(there) : changed).slice(
    0,
    MOST_EXPLAINED,
  )
  if (explained.length === 0) return null
  return {
    title: 'Nearest known workloads to the biggest ones',
    body: explained.map(neighbourTable).join('\n\n'),
  }
}

function neighbourTable(workload: WorkloadReport): string {
  const { confidence, neighbours, pod_power_w } = workload
  const rows = neighbours
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_NEIGHBOURS)
    .map(({ title, watts: rowW, weight, provenance, scope }) =>
      row([
        mdProse(title, 120),
        figure(watts(rowW)),
        figure(percent(weight)),
        `${provenanceText[provenance]}: ${scopeText[scope]}`,
      ]),
    )
  return [
    `${mdCode(nameOf(workload))}: ${figure(watts(pod_power_w.p50))} a pod, confidence ${confidence.grade} (${mdProse(confidence.reason, 200)})`,
    '',
    '| Known workload | Its power | Weight | What that is |',
    '| :-- | --: | --: | :-- |',
    ...rows,
  ].join('\n')
}

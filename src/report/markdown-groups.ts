import { grouped } from '../grouped.ts'
import type { Report, WaiverReport, WorkloadReport } from '../schema/report.ts'
import { gpuText } from './cells.ts'
import { mdCode, mdProse } from './escape.ts'
import { count, counted, signedWatts, watts } from './format.ts'
import { row } from './markdown-cells.ts'
import type { Section } from './markdown-sections.ts'
import { isCopy, powerDeltaW, waivedSentence } from './sentences.ts'

/** Power by namespace and, where anybody says whose workloads are, by team; `null` when there is one of each at most. */
export function byGroup(report: Report, most: number): Section | null {
  const counting = report.workloads.filter((workload) => !isCopy(workload))
  const hasTeams = counting.some(({ teams }) => teams.length > 0)
  const tables = [
    groupTable('Namespace', counting, ({ namespace }) => [namespace], report.base !== null, most),
    groupTable('Team', counting, ({ teams }) => teams, report.base !== null, most),
  ].filter((table) => table !== '')
  return tables.length === 0
    ? null
    : { title: hasTeams ? 'By namespace and team' : 'By namespace', body: tables.join('\n\n') }
}

function groupTable(
  title: string,
  workloads: readonly WorkloadReport[],
  keysOf: (workload: WorkloadReport) => readonly string[],
  hasBase: boolean,
  most: number,
): string {
  const keyed = workloads.flatMap((workload) => keysOf(workload).map((key) => ({ key, workload })))
  const groups = [...grouped(keyed, ({ key }) => key)].map(([key, members]) =>
    sumsOf(
      key,
      members.map((one) => one.workload),
    ),
  )
  if (groups.length < 2) return ''
  const sorted = groups.toSorted((a, b) => b.powerW - a.powerW || (a.key < b.key ? -1 : 1))
  const more = sorted.length - most
  return [
    row([title, 'Workloads', 'Power', ...(hasBase ? ['Δ'] : []), 'GPUs']),
    row([':--', '--:', '--:', ...(hasBase ? ['--:'] : []), '--:']),
    ...sorted
      .slice(0, most)
      .map(({ key, workloads: number, powerW, deltaW, gpus }) =>
        row([
          mdCode(key),
          count(number),
          watts(powerW),
          ...(hasBase ? [signedWatts(deltaW)] : []),
          gpuText(gpus, gpus),
        ]),
      ),
    ...(more > 0 ? ['', `and ${counted(more, 'more')}.`] : []),
  ].join('\n')
}

const sumsOf = (key: string, workloads: readonly WorkloadReport[]) => ({
  key,
  workloads: workloads.filter(({ change }) => change !== 'removed').length,
  powerW: workloads.reduce((sum, { power_w, change }) => sum + (change === 'removed' ? 0 : power_w.p50), 0),
  deltaW: workloads.reduce((sum, workload) => sum + powerDeltaW(workload), 0),
  gpus: workloads.reduce((sum, { gpu_count, change }) => sum + (change === 'removed' ? 0 : gpu_count), 0),
})

const SOON_DAYS = 14

const STATUS = {
  used: 'in use',
  unused: 'not needed',
  expired: 'ended: it waives nothing',
  new: 'added by this change: it counts once it is merged',
} as const satisfies Record<WaiverReport['status'], string>

/** Who may be over a limit, why and until when; `null` without waivers. */
export function waivers({ verdict, waivers }: Report, most: number): Section | null {
  if (waivers.length === 0) return null
  const soon = waivers.filter(endsSoon).length
  const sorted = waivers.toSorted((a, b) => a.days_left - b.days_left)
  const waived = verdict.status === 'unjudged' ? [] : verdict.waived
  return {
    title: `${counted(waivers.length, 'waiver')}${soon > 0 ? `, ${count(soon)} ending soon` : ''}`,
    body: [
      ...waived.slice(0, most).map((check) => `- ${waivedSentence(check, mdCode)}`),
      ...(waived.length > 0 ? [''] : []),
      row(['For', 'Rule', 'Until', 'Reason', 'Status']),
      row([':--', ':--', ':--', ':--', ':--']),
      ...sorted.slice(0, most).map(waiverRow),
      ...(sorted.length > most ? ['', `and ${counted(sorted.length - most, 'more')}.`] : []),
    ].join('\n'),
  }
}

const endsSoon = ({ status, days_left }: WaiverReport): boolean =>
  status !== 'expired' && days_left <= SOON_DAYS

function waiverRow(waiver: WaiverReport): string {
  const { of, rule, until, reason, owner, ceiling, status, days_left } = waiver
  const facts = [
    mdProse(reason, 200),
    ...(owner === null ? [] : [mdProse(owner, 60)]),
    ...(ceiling === null ? [] : [`up to ${mdProse(ceiling, 40)}`]),
  ]
  return row([
    mdCode(of),
    rule === null ? 'any' : mdCode(rule),
    endsSoon(waiver) ? `**${until}** (${counted(days_left, 'day')})` : until,
    facts.join(', '),
    STATUS[status],
  ])
}

import { type Budget, parseBudget } from '../budget.ts'
import type { WaiverRule } from '../schema/budget-rule.ts'
import type { Waived, WaiverReport, WorkloadReport } from '../schema/report.ts'
import type { Waiver } from '../schema/waiver.ts'
import { type Subject, selectorFrom } from '../selector.ts'
import { nameOf } from './rules.ts'

/** A waiver and whom it is for. */
export type Grant = {
  readonly waiver: Waiver
  readonly ceiling: Budget | null
  readonly of: string
  readonly by: Waived['by']
  /** Written by the change that it would let pass. */
  readonly isNew: boolean
  readonly isMeant: (workload: WorkloadReport) => boolean
}

/** A workload beside the waivers that its object carried at base and carries at head. */
export type Carried = {
  readonly workload: WorkloadReport
  readonly base: Waiver | null
  readonly head: Waiver | null
}

export type WaiverOptions = {
  readonly rules: readonly WaiverRule[]
  readonly from: 'base' | 'head'
  readonly hasBase: boolean
  readonly subjectOf: (workload: WorkloadReport) => Subject
}

/** Every waiver that is written. Those of objects count as the base has them, unless the configuration says otherwise. */
export function grantsFrom(
  carried: readonly Carried[],
  { rules, from, hasBase, subjectOf }: WaiverOptions,
): readonly Grant[] {
  const configured = rules.map(({ for: selector, ...waiver }, index): Grant => {
    const isChosen = selectorFrom(selector)
    return {
      waiver,
      ceiling: ceilingOf(waiver),
      of: `waiver ${index + 1} of the configuration`,
      by: 'configuration',
      isNew: false,
      isMeant: (workload) => isChosen(subjectOf(workload)),
    }
  })
  const annotated = carried.flatMap(({ workload, base, head }): Grant[] => {
    const counts = from === 'head' || !hasBase ? head : base
    const waiver = counts ?? head
    if (waiver === null) return []
    return [
      {
        waiver,
        ceiling: ceilingOf(waiver),
        of: nameOf(workload),
        by: 'annotation',
        isNew: counts === null,
        isMeant: (other) => other === workload,
      },
    ]
  })
  return [...configured, ...annotated]
}

/** A ceiling that is none waives nothing: it is held as 0 W. */
function ceilingOf({ ceiling }: Waiver): Budget | null {
  if (ceiling === null) return null
  try {
    return parseBudget(ceiling)
  } catch {
    return { text: ceiling, unit: 'W', is_delta: false, limit: 0, currency: null }
  }
}

const MS_PER_DAY = 86_400_000

/** Whole days from `today` to the last day of a waiver; both `YYYY-MM-DD`. */
export const daysLeft = (until: string, today: string): number =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / MS_PER_DAY)

/** Does it hold today, for a rule of that name? */
export const holdsFor = ({ waiver, isNew }: Grant, rule: string | null, today: string): boolean =>
  // Days are written so that they sort as texts.
  !isNew && waiver.until >= today && (waiver.rule === null || waiver.rule === rule)

export const waivedBy = ({ waiver, by }: Grant): Waived => ({
  reason: waiver.reason,
  until: waiver.until,
  owner: waiver.owner,
  by,
})

/** What became of every waiver. */
export const waiverReports = (
  grants: readonly Grant[],
  used: ReadonlySet<Grant>,
  today: string,
): readonly WaiverReport[] =>
  grants.map((grant) => {
    const { rule, reason, until, owner, ceiling } = grant.waiver
    const days = daysLeft(until, today)
    const status = grant.isNew ? 'new' : days < 0 ? 'expired' : used.has(grant) ? 'used' : 'unused'
    return { rule, of: grant.of, reason, until, owner, ceiling, status, days_left: days }
  })

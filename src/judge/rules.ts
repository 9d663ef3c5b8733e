import { type Budget, parseBudget } from '../budget.ts'
import { AppError } from '../errors.ts'
import { grouped } from '../grouped.ts'
import type { BudgetRule } from '../schema/budget-rule.ts'
import type { WorkloadReport } from '../schema/report.ts'
import { type Subject, selectorFrom } from '../selector.ts'

/** A limit and everything that belongs to holding it. */
export type Rule = Omit<Required<BudgetRule>, 'name' | 'for' | 'limit' | 'floor'> & {
  readonly name: string | null
  readonly budget: Budget
  /** W: growth below it is within any percentage. */
  readonly floor_w: number
  readonly isMeant: (subject: Subject) => boolean
}

/** Rules of a configuration, one for each limit. Throws `input` for a limit that is none, naming the rule. */
export const rulesFrom = (rules: readonly BudgetRule[]): readonly Rule[] =>
  rules.flatMap((rule, index) => {
    const isMeant = selectorFrom(rule.for)
    const { name = `budget ${index + 1}`, limit, per, level, confidence } = rule
    const floorW = rule.floor === undefined ? 0 : floorOf(rule.floor, name)
    return limit.map((text) => ({
      name,
      budget: parseBudget(text),
      per,
      level,
      confidence,
      floor_w: floorW,
      isMeant,
    }))
  })

/** Limits on everything, as flags, inputs and `budget:` write them. */
export const plainRules = (budgets: readonly Budget[]): readonly Rule[] =>
  budgets.map((budget) => ({
    name: null,
    budget,
    per: 'total',
    level: 'fail',
    confidence: 'point',
    floor_w: 0,
    isMeant: () => true,
  }))

function floorOf(text: string, rule: string): number {
  const { unit, is_delta, limit } = parseBudget(text)
  if (unit === 'W' && !is_delta) return limit
  throw new AppError(
    'input',
    `floor ${JSON.stringify(text)} of budget ${rule} is not a power`,
    'Write one such as "20 W".',
  )
}

/** Workloads that one limit is held against together; `of` names them, `null` for all that the rule means. */
export type Held = {
  readonly rule: Rule
  readonly of: string | null
  readonly workloads: readonly WorkloadReport[]
}

/**
 * Which workloads each rule holds. Of the rules on one quantity, kept per the same thing, a workload belongs to the first
 * that means it; limits on everything hold everything.
 */
export function holdings(
  rules: readonly Rule[],
  workloads: readonly WorkloadReport[],
  subjectOf: (workload: WorkloadReport) => Subject,
): readonly Held[] {
  const taken = new Map<string, Set<WorkloadReport>>()
  return rules.flatMap((rule) => {
    const quantity = JSON.stringify([rule.budget.unit, rule.budget.is_delta, rule.per])
    const gone = taken.get(quantity) ?? new Set()
    const meant = workloads.filter(
      (workload) => (rule.name === null || !gone.has(workload)) && rule.isMeant(subjectOf(workload)),
    )
    if (rule.name !== null) taken.set(quantity, new Set([...gone, ...meant]))
    return parts(rule, meant, subjectOf)
  })
}

function parts(
  rule: Rule,
  workloads: readonly WorkloadReport[],
  subjectOf: (workload: WorkloadReport) => Subject,
): readonly Held[] {
  switch (rule.per) {
    case 'total':
      return [{ rule, of: null, workloads }]
    case 'workload':
      return workloads.map((workload) => ({ rule, of: nameOf(workload), workloads: [workload] }))
    case 'namespace':
      return heldBy(rule, workloads, ({ namespace }) => [`namespace ${namespace}`])
    case 'team':
      return heldBy(rule, workloads, (workload) => {
        const { teams } = subjectOf(workload)
        return teams.length === 0 ? ['no team'] : teams.map((team) => `team ${team}`)
      })
  }
}

const heldBy = (
  rule: Rule,
  workloads: readonly WorkloadReport[],
  keysOf: (workload: WorkloadReport) => readonly string[],
): readonly Held[] => {
  const keyed = workloads.flatMap((workload) => keysOf(workload).map((key) => ({ key, workload })))
  return [...grouped(keyed, ({ key }) => key)].map(([of, members]) => ({
    rule,
    of,
    workloads: members.map(({ workload }) => workload),
  }))
}

export const nameOf = ({ namespace, workload_name, component }: WorkloadReport): string =>
  component === null ? `${namespace}/${workload_name}` : `${namespace}/${workload_name} (${component})`

import { AppError } from '../errors.ts'
import type { BudgetCheck, Verdict, WaiverReport, WorkloadReport } from '../schema/report.ts'
import type { Subject } from '../selector.ts'
import { figureOf, type Rates } from './figures.ts'
import { biggestOf, remedyFor } from './remedy.ts'
import { type Held, holdings, nameOf, type Rule } from './rules.ts'
import { type Grant, holdsFor, waivedBy, waiverReports } from './waivers.ts'

export type JudgeInput = {
  readonly workloads: readonly WorkloadReport[]
  readonly hasBase: boolean
  readonly rules: readonly Rule[]
  readonly grants: readonly Grant[]
  readonly rates: Rates
  readonly subjectOf: (workload: WorkloadReport) => Subject
  /** `YYYY-MM-DD`: waivers end. */
  readonly today: string
}

export type Judged = { readonly verdict: Verdict; readonly waivers: readonly WaiverReport[] }

/** Checks that are within are told in these numbers for each rule: a limit on every workload would flood a report. */
const MOST_WITHIN = 1

/**
 * Holds every rule against what it limits. The same workloads, rules, waivers and day: the same verdict. Nothing read, at
 * head and at base, is not the same as drawing nothing.
 */
export function judge(input: JudgeInput): Judged {
  const { workloads, rules, hasBase, grants, today } = input
  const unjudged = (reason: 'no-budget' | 'no-base' | 'no-workloads'): Judged => ({
    verdict: { status: 'unjudged', reason },
    waivers: waiverReports(grants, new Set(), today),
  })
  if (workloads.length === 0) return unjudged('no-workloads')
  if (rules.length === 0) return unjudged('no-budget')
  const used = new Set<Grant>()
  const left = new Set<string>()
  const results = holdings(rules, workloads, input.subjectOf).flatMap((held) => {
    const { budget } = held.rule
    const check = !hasBase && budget.is_delta ? null : checkOf(held, input, used)
    if (check === null) left.add(budget.text)
    return check === null ? [] : [{ rule: held.rule, check }]
  })
  if (results.length === 0 && left.size > 0) return unjudged('no-base')
  const over = results.filter(({ check }) => check.is_over).map(({ check }) => check)
  const checks = rules.flatMap((rule) => {
    const ofRule = results.filter((one) => one.rule === rule).map(({ check }) => check)
    const within = ofRule.filter(({ is_over }) => !is_over).toSorted((a, b) => closeness(b) - closeness(a))
    return [...ofRule.filter(({ is_over }) => is_over), ...within.slice(0, MOST_WITHIN)]
  })
  const waived = over.filter((check) => check.waived !== null)
  const warnings = over.filter(({ level, waived }) => level === 'warn' && waived === null)
  const [first, ...more] = over.filter(({ level, waived }) => level === 'fail' && waived === null)
  const shared = { checks, unjudged: [...left], warnings, waived }
  return {
    verdict:
      first === undefined
        ? { status: 'within', ...shared }
        : { status: 'over', ...shared, breaches: [first, ...more] },
    waivers: waiverReports(grants, used, today),
  }
}

/** A limit that cannot be reckoned with would pass everything. Throws `input` for the first, saying what to set. */
export function checkRates(rules: readonly Rule[], rates: Rates): void {
  for (const { budget } of rules) {
    const refuse = (why: string, hint: string): AppError =>
      new AppError('input', `budget ${JSON.stringify(budget.text)} ${why}`, hint)
    if (budget.unit === 'kgCO2e/month' && rates.co2e_kg_per_kwh === null)
      throw refuse('needs the carbon of the electricity', 'Set region or carbon_intensity.')
    if (budget.unit !== 'cost/month') continue
    if (rates.cost_per_kwh === null)
      throw refuse('needs the price of the electricity', 'Set electricity_price.')
    if (rates.currency !== budget.currency)
      throw refuse(
        `is not in ${rates.currency ?? ''}, as the price is`,
        `Write it in ${rates.currency ?? ''}.`,
      )
  }
}

/** How near a figure is to its limit; what is above it and below the floor comes last. */
const closeness = ({ figure, limit }: BudgetCheck): number =>
  figure > limit ? Number.NEGATIVE_INFINITY : figure / (limit || 1)

/** `null` when nobody set the rate that the budget needs. */
function checkOf({ rule, of, workloads }: Held, input: JudgeInput, used: Set<Grant>): BudgetCheck | null {
  const { budget, confidence, level, floor_w } = rule
  const { rates } = input
  const figure = figureOf(workloads, budget, confidence, rates)
  if (figure === null) return null
  const growthW = figureOf(workloads, { unit: 'W', is_delta: true, currency: null }, 'point', rates) ?? 0
  const isBelowFloor = budget.unit === '%' && growthW < floor_w
  // What is no number is over: a figure that cannot be compared must not pass.
  const is_over = !(figure <= budget.limit) && !isBelowFloor
  const biggest = is_over ? biggestOf(workloads, budget, rates) : null
  const baseW =
    (figureOf(workloads, { unit: 'W', is_delta: false, currency: null }, 'point', rates) ?? 0) - growthW
  return {
    budget: budget.text,
    rule: rule.name,
    of,
    unit: budget.unit,
    currency: budget.currency,
    is_delta: budget.is_delta,
    figure,
    limit: budget.limit,
    is_over,
    level,
    confidence,
    waived: is_over ? waivedOf({ rule, of, workloads }, input, used) : null,
    biggest: biggest === null ? null : { workload: nameOf(biggest), path: biggest.path, line: biggest.line },
    remedy: is_over ? remedyFor(biggest, figure, budget, baseW, rates) : null,
  }
}

/**
 * The waiver that lets a figure be over: without the workloads that are waived, each below its own ceiling, the rest is
 * within the limit.
 */
function waivedOf(
  { rule, workloads }: Held,
  { grants, rates, today }: JudgeInput,
  used: Set<Grant>,
): BudgetCheck['waived'] {
  const { budget, confidence } = rule
  const granting = grants.filter((grant) => holdsFor(grant, rule.name, today))
  // A ceiling is held against all that its waiver means, once.
  const isBelowCeiling = new Map<Grant, boolean>()
  const holds = (grant: Grant): boolean => {
    const known = isBelowCeiling.get(grant)
    if (known !== undefined) return known
    const below = isBelow(grant, workloads, rates)
    isBelowCeiling.set(grant, below)
    return below
  }
  const grantOf = (workload: WorkloadReport): Grant | undefined =>
    granting.find((grant) => grant.isMeant(workload) && holds(grant))
  const grantsUsed = new Set<Grant>()
  const rest = workloads.filter((workload) => {
    const grant = grantOf(workload)
    if (grant !== undefined) grantsUsed.add(grant)
    return grant === undefined
  })
  const [first] = grantsUsed
  if (first === undefined) return null
  const without = rest.length === 0 ? 0 : (figureOf(rest, budget, confidence, rates) ?? 0)
  if (without > budget.limit) return null
  for (const grant of grantsUsed) used.add(grant)
  return waivedBy(first)
}

/** Is what a waiver means, of these workloads, below its ceiling? What cannot be reckoned is not. */
function isBelow({ ceiling, isMeant }: Grant, workloads: readonly WorkloadReport[], rates: Rates): boolean {
  if (ceiling === null) return true
  const figure = figureOf(workloads.filter(isMeant), ceiling, 'point', rates)
  return figure !== null && figure <= ceiling.limit
}

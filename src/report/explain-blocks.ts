import type {
  Citation,
  ExplainedComponent,
  ExplainedWidth,
  Explanation,
  Factor,
  FormulaTerm,
} from '../schema/explanation.ts'
import type { Column } from './columns.ts'
import { type Block, block, type Line } from './explain-block.ts'
import { readingsText } from './explain-features.ts'
import { suggestionBlock } from './explain-suggestions.ts'
import {
  count,
  counted,
  factorText,
  percent,
  signedPercent,
  termWatts,
  times,
  wattRange,
  watts,
  withDurations,
} from './format.ts'
import { provenanceText, scopeText } from './sentences.ts'

/** The numbers of citations, in order of first use. */
export type Cite = (citations: readonly Citation[]) => readonly number[]

/** Numbers sources as they are cited; `list` has them in that order. */
export function citer(): { readonly cite: Cite; readonly list: () => readonly Citation[] } {
  const numbers = new Map<string, { readonly number: number; readonly citation: Citation }>()
  const numberOf = (citation: Citation): number => {
    const key = JSON.stringify([citation.source, citation.licence, citation.date])
    const known = numbers.get(key) ?? { number: numbers.size + 1, citation }
    numbers.set(key, known)
    return known.number
  }
  return {
    cite: (citations) => [...new Set(citations.map(numberOf))].toSorted((a, b) => a - b),
    list: () => [...numbers.values()].map(({ citation }) => citation),
  }
}

/** `Confidence low, out of distribution`. */
export const confidenceText = ({ grade, is_out_of_distribution }: Explanation['confidence']): string =>
  `Confidence ${grade}${is_out_of_distribution ? ', out of distribution' : ''}`

/** An explanation as the same blocks for every format, from the formula to what would change it. */
export const blocksOf = (explanation: Explanation, cite: Cite): readonly Block[] => [
  formulaBlock(explanation.formula, cite),
  ...explanation.components.flatMap((component) => componentBlocks(component, cite)),
  assumptionBlock(explanation),
  suggestionBlock(explanation),
]

const left = (title: string): Column => ({ title, align: 'left' })
const right = (title: string): Column => ({ title, align: 'right' })
const plain = (text: string): Line => ({ text, cites: [] })

const termTitles = {
  'cpu-requested': 'CPU requested',
  'cpu-undeclared': 'CPU without a request',
  memory: 'memory',
  board: 'boards',
} as const satisfies Record<FormulaTerm['id'], string>

function formulaBlock(terms: readonly FormulaTerm[], cite: Cite): Block {
  const rows = terms.map((term) => ({
    cells: [termTitles[term.id], expression(term), `= ${termWatts(term.watts)}`],
    cites: cite(term.citations),
  }))
  return block('Formula, per pod', { columns: [left(''), left(''), right('')], rows })
}

/** `2 vCPU × (0.6094 W idle + 2.616 W dynamic × 0.17 load at 10 %)`. */
function expression({ amount, rate, utilisation }: FormulaTerm): string {
  const sum = rate
    .map((factors) => factors.map((factor) => factorWords(factor, utilisation)).join(' × '))
    .join(' + ')
  const unit = amount.unit === 'board' ? `× ${boardName(amount)}` : amount.unit
  return `${factorText(amount.value)} ${unit} × ${rate.length > 1 ? `(${sum})` : sum}`
}

const boardName = ({ of }: Factor): string => (of === 'unknown' ? 'unnamed board' : of)

function factorWords({ value, unit, of }: Factor, utilisation: number | null): string {
  const at = of === 'load' && utilisation !== null ? `load at ${percent(utilisation)}` : of
  return `${factorText(value)}${unit === 'ratio' ? '' : ` ${unit}`} ${at}`.trimEnd()
}

const componentTitles = {
  host: 'CPU and memory',
  boards: 'Boards',
  'other-accelerators': 'Other accelerators',
} as const satisfies Record<ExplainedComponent['component'], string>

function componentBlocks(component: ExplainedComponent, cite: Cite): Block[] {
  const { trend, neighbours, answered_by, pod_power_w, width, formula_weight } = component
  const none = neighbours.length === 0 ? [plain(withoutNeighbours(component))] : []
  const interval = {
    text: `Interval ${wattRange(pod_power_w)}, ${widthSentence(width)}`,
    cites: width.kind === 'factor' ? cite(width.citations) : [],
  }
  const blocks = [
    block(`${componentTitles[component.component]}: ${chain(component)}`, { lead: [interval, ...none] }),
  ]
  if (trend.length > 0 && answered_by !== null) {
    const title = `Trend ${times(component.trend_factor)}, part "${answered_by.part}" of the model`
    blocks.push(block(title, { depth: 1, columns: [right(''), left('')], rows: trendRows(trend) }))
  }
  if (neighbours.length > 0 && answered_by !== null) {
    const title = `Neighbours ${times(component.neighbour_factor)}: they weigh ${percent(1 - formula_weight)}, formula and trend ${percent(formula_weight)}`
    blocks.push(block(title, { depth: 1, ...neighbourTable(component, cite, scopeText[answered_by.scope]) }))
  }
  return blocks
}

/** `490 W × 1.04 trend × 1.14 neighbours = 579 W`. */
function chain({
  formula_w,
  trend,
  trend_factor,
  neighbours,
  neighbour_factor,
  ...rest
}: ExplainedComponent): string {
  const factors = [
    termWatts(formula_w),
    ...(trend.length > 0 ? [`${factorText(trend_factor)} trend`] : []),
    ...(neighbours.length > 0 ? [`${factorText(neighbour_factor)} neighbours`] : []),
  ]
  const held = rest.is_capped && rest.cap_w !== null ? `, held to the nameplate` : ''
  const p50 = termWatts(rest.pod_power_w.p50)
  return factors.length === 1 ? p50 : `${factors.join(' × ')} = ${p50}${held}`
}

function withoutNeighbours({ component, answered_by }: ExplainedComponent): string {
  if (component === 'other-accelerators') return 'Nobody measured such a device: the formula stands alone.'
  if (answered_by === null) return 'No part of the model answers for it: the formula stands alone.'
  return 'No known workload is near enough to correct it: 100 % is left to the formula.'
}

/** A term that changes less than this is counted with the others. */
const LEAST_EFFECT = 0.005

function trendRows(trend: ExplainedComponent['trend']): Block['rows'] {
  const sorted = trend.toSorted((a, b) => Math.abs(b.effect_log) - Math.abs(a.effect_log))
  const shown = sorted.filter(({ effect_ratio }) => Math.abs(effect_ratio) >= LEAST_EFFECT)
  const others = sorted.filter(({ effect_ratio }) => Math.abs(effect_ratio) < LEAST_EFFECT)
  const together = Math.exp(others.reduce((sum, { effect_log }) => sum + effect_log, 0)) - 1
  return [
    ...shown.map(({ effect_ratio, readings }) => ({
      cells: [signedPercent(effect_ratio), readingsText(readings)],
      cites: [],
    })),
    ...(others.length === 0
      ? []
      : [{ cells: [signedPercent(together), counted(others.length, 'smaller term')], cites: [] }]),
  ]
}

/** Where all rows are of one source, the sentence above them says so once. */
function neighbourTable(
  { neighbours, other_neighbours, row_sources }: ExplainedComponent,
  cite: Cite,
  scope: string,
): Partial<Block> {
  const origins = new Set(neighbours.map(originText))
  const hasOne = origins.size === 1
  const rows = neighbours.map((one) => ({
    cells: [
      percent(one.weight),
      factorText(one.distance),
      watts(one.watts),
      times(one.effect_factor),
      ...(hasOne ? [] : [originText(one)]),
      one.title,
    ],
    cites: hasOne ? [] : cite(row_sources.filter(({ of }) => of === one.source_id)),
  }))
  const { rows: more, weight } = other_neighbours
  const gaps = Array.from({ length: hasOne ? 3 : 4 }, () => '')
  const rest = `${count(more)} more that weigh less than 0.5 % each`
  return {
    lead: [
      {
        text: `Watts of ${scope}${hasOne ? `, all ${[...origins].join()}` : ''}; what each says is those over formula × trend.`,
        cites: hasOne ? cite(row_sources) : [],
      },
    ],
    columns: [
      right('WEIGHT'),
      right('DISTANCE'),
      right('POWER'),
      right('SAYS'),
      ...(hasOne ? [] : [left('SOURCE')]),
      left('KNOWN WORKLOAD'),
    ],
    rows: more === 0 ? rows : [...rows, { cells: [percent(weight), ...gaps, rest], cites: [] }],
    endsInName: true,
  }
}

const originText = ({ provenance, source_id }: ExplainedComponent['neighbours'][number]): string =>
  `${provenanceText[provenance]}, ${source_id}`

const caseTexts = {
  usual: 'each group held out',
  'count-not-measured': 'each number of boards held out, for no row has this number',
  'board-not-measured': 'each type of board held out, for no row has this type',
} as const satisfies Record<Extract<ExplainedWidth, { kind: 'calibrated' }>['case'], string>

/** From here on a factor reads better than percents. */
const WIDE = 2

/** `×6 each way`, and why. */
function widthSentence(width: ExplainedWidth): string {
  if (width.kind === 'factor') {
    const why = width.citations.map(({ of }) => widthReasons.get(of) ?? of).join(', narrowed by ')
    return `${times(width.factor)} each way: ${why}.`
  }
  const { down_factor, up_factor, rows, groups, spread, spread_near, spread_far, neighbour_spread } = width
  const isWide = Math.max(down_factor, up_factor) > WIDE
  const ends = isWide
    ? `÷${times(down_factor).slice(1)} to ${times(up_factor)}`
    : `${signedPercent(1 / down_factor - 1)} to ${signedPercent(up_factor - 1)}`
  const spreads = `expected error ${errorText(spread)} (${errorText(spread_near)} near known rows, ${errorText(spread_far)} far from them${neighbour_spread < LEAST_EFFECT ? '' : `; the neighbours differ by ${errorText(neighbour_spread)}`})`
  return `${ends}: calibrated on ${counted(rows, 'row')} of ${counted(groups, 'group')}, ${caseTexts[width.case]}; ${spreads}.`
}

/** A standard deviation of logarithms as a share, or as a factor where it is no small one. */
const errorText = (spread: number): string =>
  Math.exp(spread) > WIDE ? times(Math.exp(spread)) : percent(spread)

/** What each width of the coefficient table is for. */
const widthReasons: ReadonlyMap<string, string> = new Map([
  ['width_recognised', 'software of a recognised class, never measured itself'],
  ['width_recognised_no_request', 'software of a recognised class, without a CPU request'],
  ['width_unknown_software', 'software that is not recognised'],
  ['width_no_request', 'software that is not recognised, without a CPU request'],
  ['width_same_image', 'measured rows of the same image'],
  ['width_unmeasured_accelerator', 'no device of this kind was measured'],
  ['width_unknown_accelerator', 'the device is not named'],
])

const assumptionBlock = ({ assumptions }: Explanation): Block =>
  block('Taken as given', { lead: assumptions.map((text) => plain(withDurations(text))) })

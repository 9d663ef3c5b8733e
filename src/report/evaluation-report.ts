import { grouped } from '../grouped.ts'
import type { Evaluation, LeftOut } from '../schema/evaluation.ts'
import type { Score } from '../schema/model.ts'
import type { Scope } from '../schema/prediction.ts'
import { counted, factor, figure, percent, plotted, watts } from './format.ts'
import { jsonText } from './json.ts'
import {
  barChart,
  left,
  markdownOfSections,
  right,
  type Section,
  type Text,
  textOfSections,
} from './sections.ts'

export const evaluationFormats = ['text', 'json', 'markdown'] as const
export type EvaluationFormat = (typeof evaluationFormats)[number]

/** How good a model is, in one format. `width`: columns of the terminal. */
export function renderEvaluation(evaluation: Evaluation, format: EvaluationFormat, width: number): string {
  switch (format) {
    case 'json':
      return jsonText(evaluation)
    case 'text':
      return textOfSections(sectionsOf(evaluation), width)
    case 'markdown':
      return `# Evaluation\n\n${markdownOfSections(sectionsOf(evaluation))}`
  }
}

/** What a scope's watts are, in plain words. */
export const scopeTitles = {
  gpu_board_at_load: 'accelerator boards at full load',
  pod_kepler_total: 'pods, as Kepler measured them',
  modelled_wall: 'pods, as somebody computed them',
} as const satisfies Record<Scope, string>

const LEGEND =
  'Geometric error: typical factor between predicted and measured, ×1 is perfect. Coverage: rows inside p10–p90, of ' +
  'which 80 % is the aim. medAPE: median of |predicted − measured| / measured; MAE in watts.'

function sectionsOf(evaluation: Evaluation): readonly Section[] {
  const tables = [
    ...grouped(evaluation.scores, ({ scope, split }) => JSON.stringify([scope, split])).values(),
  ]
  return [
    headSection(evaluation),
    ...tables.map((scores) => tableSection(scores, evaluation)),
    { heading: [], notes: [tables.length === 0 ? 'No scores.' : LEGEND] },
  ]
}

function headSection({ model, given }: Evaluation): Section {
  const name: Text[] = ['Model ', { name: model.version }, ' (', { name: model.id.slice(0, 12) }, ')']
  if (given === null)
    return {
      heading: [],
      lines: [[...name, ', by the scores that are kept in it: rows that were held out.']],
    }
  const scored = given.scopes.reduce((sum, { rows }) => sum + rows, 0)
  const head = [
    ...name,
    `, on ${counted(scored, 'row')} of ${counted(given.read_rows, 'read', 'read')} (${given.target})`,
  ]
  return {
    heading: [],
    lines: [head],
    columns: [left('Left out'), right('Rows'), left('Such as')],
    rows: [...given.known, ...given.refused].map(leftOutRow),
  }
}

const leftOutRow = ({ reason, count, examples }: LeftOut): readonly Text[] => [
  reason,
  String(count),
  { theirs: examples[0] ?? '' },
]

function tableSection(scores: readonly Score[], { given }: Evaluation): Section {
  const [first] = scores
  if (first === undefined) return { heading: [] }
  const { scope, split } = first
  const facts = given?.scopes.find((one) => one.scope === scope)
  const about =
    facts === undefined
      ? counted(first.rows, 'row')
      : `${counted(facts.rows, 'row')} of ${counted(facts.groups, 'group')}, ${facts.folds === 0 ? 'too few to hold any out' : `${facts.folds} folds`}`
  const isModelled = scope === 'modelled_wall' || (facts?.modelled_rows ?? 0) > 0
  const ranked = scores.toSorted((a, b) => a.geometric_error_factor - b.geometric_error_factor)
  return {
    heading: [{ theirs: split }, `: ${scopeTitles[scope]}`],
    lines: [[about]],
    columns: [
      left('Predictor'),
      right('Geometric error'),
      right('Within ×2'),
      right('Coverage'),
      right('medAPE'),
      right('MAE'),
    ],
    rows: scores.map(scoreRow),
    notes: isModelled
      ? [
          `${facts === undefined ? 'These' : figure(facts.modelled_rows)} rows are modelled: nobody measured their watts, and agreeing with them says nothing about real ones.`,
        ]
      : [],
    chart: barChart(
      'Geometric error (1 is perfect)',
      'times off',
      plotted(Math.ceil(ranked.at(-1)?.geometric_error_factor ?? 1)),
      ranked.map(({ predictor, geometric_error_factor }) => ({
        name: predictor,
        value: plotted(geometric_error_factor),
      })),
    ),
  }
}

const scoreRow = (score: Score): readonly Text[] => [
  { theirs: score.predictor },
  factor(score.geometric_error_factor),
  percent(score.within_factor_2_ratio),
  score.interval_coverage_ratio === null ? '–' : percent(score.interval_coverage_ratio),
  percent(score.median_abs_error_ratio),
  watts(score.mean_abs_error_w),
]

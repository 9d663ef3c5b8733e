import { mdText } from '../report/escape.ts'
import { count, factor, percent } from '../report/format.ts'
import type { Score } from '../schema/model.ts'

/** Errors on rows that neither model was trained on: those of the model in use, and of the one that would follow it. */
export type HeldOutScores = {
  /** Empty: there is none in use. */
  readonly before: readonly Score[]
  readonly after: readonly Score[]
}

/** What fits into a pull request beside the rest. */
const MOST_PAIRS = 50

/** The predictor of a model's scores that is the model. */
const OURS = 'wattlint'

type Pair = { readonly before: Score | null; readonly after: Score }

/** Most rows first. What the new model has no score for is left out. */
function pairs({ before, after }: HeldOutScores): readonly Pair[] {
  const earlier = before.filter(({ predictor }) => predictor === OURS)
  return after
    .filter(({ predictor }) => predictor === OURS)
    .toSorted((a, b) => b.rows - a.rows)
    .slice(0, MOST_PAIRS)
    .map((score) => ({
      before: earlier.find(({ scope, split }) => scope === score.scope && split === score.split) ?? null,
      after: score,
    }))
}

const HEAD = ['Rows of', 'Held out', 'Rows', 'Median error', 'Geometric error', 'Within ×2', 'In range']

/** Scores side by side, as a Markdown table; '' where there are none. */
export function scoresTable(scores: HeldOutScores): string {
  const all = pairs(scores)
  if (all.length === 0) return ''
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [
    line(HEAD),
    line(HEAD.map((_, index) => (index < 2 ? '---' : '--:'))),
    ...all.map((pair) => line(cellsOf(pair))),
  ].join('\n')
}

const cellsOf = ({ before, after }: Pair): readonly string[] => {
  const both = (text: (score: Score) => string): string =>
    before === null ? text(after) : `${text(before)} → ${text(after)}`
  return [
    `\`${after.scope}\``,
    mdText(after.split, 200),
    both(({ rows }) => count(rows)).replace(/^(.*) → \1$/, '$1'),
    both((score) => percent(score.median_abs_error_ratio)),
    both((score) => factor(score.geometric_error_factor)),
    both((score) => percent(score.within_factor_2_ratio)),
    both(({ interval_coverage_ratio: ratio }) => (ratio === null ? '–' : percent(ratio))),
  ]
}

/** `median error 31 % → 27 %` of where most rows are; '' where there are no scores. */
export function scoresSentence(scores: HeldOutScores): string {
  const [most] = pairs(scores)
  if (most === undefined) return ''
  const { before, after } = most
  const now = percent(after.median_abs_error_ratio)
  return `median error ${before === null ? now : `${percent(before.median_abs_error_ratio)} → ${now}`}`
}

import type { ModelDiff, PowerChange } from '../schema/model-diff.ts'
import { counted, factor, percent, signedPercent, watts } from './format.ts'
import { jsonText } from './json.ts'
import { left, markdownOfSections, right, type Section, type Text, textOfSections } from './sections.ts'

export const diffFormats = ['text', 'json', 'markdown'] as const
export type DiffFormat = (typeof diffFormats)[number]

/** What tells two models apart, in one format. `width`: columns of the terminal. */
export function renderDiff(diff: ModelDiff, format: DiffFormat, width: number): string {
  switch (format) {
    case 'json':
      return jsonText(diff)
    case 'text':
      return textOfSections(sectionsOf(diff), width)
    case 'markdown':
      return `# Models compared\n\n${markdownOfSections(sectionsOf(diff))}`
  }
}

const MOST_LINES = 20
/** The predictor of a model's own scores that is the model. */
const OURS = 'wattlint'
const MOST_GROUPS = 3

function sectionsOf(diff: ModelDiff): readonly Section[] {
  const { before, after } = diff
  const side = ({ version, id, created, rows }: ModelDiff['before']): Text[] => [
    { name: version },
    ' (',
    { name: id.slice(0, 12) },
    `, ${created}, ${counted(rows, 'row')})`,
  ]
  if (before.id === after.id)
    return [{ heading: [], lines: [['The models are the same: ', ...side(before)]] }]
  return [
    { heading: [], lines: [[...side(before), ' → ', ...side(after)]] },
    rowSection(diff),
    changeSection('Coefficients', 'coefficient', diff.coefficients),
    changeSection('Parts', 'setting', diff.settings),
    changeSection('Sources', 'source', diff.sources),
    changeSection('Limits', 'limit', diff.limits),
    scoreSection(diff),
    ...(diff.predictions === null ? [] : [predictionSection(diff.predictions)]),
  ]
}

function rowSection({ rows }: ModelDiff): Section {
  const changed = rows.filter(({ added, removed, changed }) => added + removed + changed > 0)
  return {
    heading: ['Rows'],
    lines: changed.length === 0 ? [['The same rows.']] : [],
    columns: [
      left('Scope'),
      left('Source'),
      left('Provenance'),
      right('Added'),
      right('Removed'),
      right('Changed'),
      right('Unchanged'),
      left('Groups'),
    ],
    rows: changed.map(({ groups, ...one }) => [
      one.scope,
      { name: one.source_id },
      one.provenance,
      ...[one.added, one.removed, one.changed, one.unchanged].map(String),
      { theirs: namesOf(groups) },
    ]),
  }
}

function namesOf(groups: readonly string[]): string {
  const rest = groups.length - MOST_GROUPS
  return `${groups.slice(0, MOST_GROUPS).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

function changeSection(title: string, one: string, changes: ModelDiff['coefficients']): Section {
  const rest = changes.length - MOST_LINES
  return {
    heading: [title],
    lines: changes.length === 0 ? [['Nothing changed.']] : [],
    columns: [left(`${one.slice(0, 1).toUpperCase()}${one.slice(1)}`), left('Before'), left('After')],
    rows: changes
      .slice(0, MOST_LINES)
      .map(({ of, before, after }) => [{ theirs: of }, ...[before, after].map(shownValue)]),
    notes: rest > 0 ? [`${counted(rest, one)} more; --format json lists all.`] : [],
  }
}

const shownValue = (value: string | null): Text => (value === null ? '–' : { theirs: value })

function scoreSection({ scores }: ModelDiff): Section {
  const ours = scores.filter(({ predictor }) => predictor === OURS)
  type Side = (typeof ours)[number]['before']
  const error = (side: Side): string => (side === null ? '–' : factor(side.geometric_error_factor))
  const coverage = (side: Side): string => {
    const ratio = side?.interval_coverage_ratio ?? null
    return ratio === null ? '–' : percent(ratio)
  }
  return {
    heading: ['Scores on rows that were held out'],
    lines: ours.length === 0 ? [['No score changed.']] : [],
    columns: [left('Held out'), left('Scope'), right('Rows'), right('Geometric error'), right('Coverage')],
    rows: ours.map(({ split, scope, before, after }) => [
      { theirs: split },
      scope,
      `${before?.rows ?? '–'} → ${after?.rows ?? '–'}`,
      `${error(before)} → ${error(after)}`,
      `${coverage(before)} → ${coverage(after)}`,
    ]),
  }
}

function predictionSection(all: readonly PowerChange[]): Section {
  const changed = all
    .filter(({ before_w, after_w }) => before_w !== after_w)
    .toSorted((a, b) => Math.abs(b.after_w - b.before_w) - Math.abs(a.after_w - a.before_w))
  const sum = (of: (one: PowerChange) => number): number => all.reduce((total, one) => total + of(one), 0)
  const rest = changed.length - MOST_LINES
  return {
    heading: ['Predictions'],
    lines: [
      [
        `${counted(changed.length, 'workload')} of ${all.length} changed: ${watts(sum(({ before_w }) => before_w))} → ${watts(sum(({ after_w }) => after_w))} in all.`,
      ],
    ],
    columns: [left('Workload'), right('Before'), right('After'), right('Change')],
    rows: changed
      .slice(0, MOST_LINES)
      .map(({ namespace, workload_kind, workload_name, before_w, after_w }) => [
        { name: `${namespace}/${workload_kind}/${workload_name}` },
        watts(before_w),
        watts(after_w),
        before_w === 0 ? '–' : signedPercent(after_w / before_w - 1),
      ]),
    notes: rest > 0 ? [`${counted(rest, 'workload')} more; --format json lists all.`] : [],
  }
}

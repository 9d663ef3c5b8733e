import { grouped } from '../grouped.ts'
import type { Coefficient } from '../schema/coefficients.ts'
import type { Model, ModelPart, Score, Table, Trend } from '../schema/model.ts'
import { isSyntheticRow } from '../schema/prediction.ts'
import { PERCENT } from '../units.ts'
import { mdText, mdUrl } from './escape.ts'

const PREAMBLE = `A prediction is a formula of the manifest, times a trend fitted on measured rows, times what rows nearby say about both.
METHODOLOGY.md explains the formula, its terms and the intervals.`

const LEGEND = `medAPE, MAPE: median and mean of |predicted − measured| / measured; MAE in watts. Geometric error: ×1 is perfect. Coverage: share
of rows inside p10–p90, of which 80 % is the aim. Trend, encoder, settings and calibration are fitted without the rows that are
scored; which features a part reads was chosen on all of them.`

/** The model card, in Markdown, made of the model file alone. */
export function modelCard(model: Model): string {
  const { coefficients, tables, parts, evaluation, sources, limits } = model
  return [
    `# Model ${mdText(model.version)}`,
    '',
    PREAMBLE,
    '',
    `Data of ${model.created}. SHA-256 of the content: \`${model.id}\`.`,
    '',
    '## Rows',
    '',
    ...table(['Scope', 'Provenance', 'Source', 'Licence', 'Rows', 'Groups'], tables.flatMap(rowCounts)),
    '## Errors on rows that were held out',
    '',
    ...table(
      ['Held out', 'Predictor', 'Rows', 'medAPE', 'MAPE', 'MAE', 'Geometric error', 'Within ×2', 'Coverage'],
      evaluation.map(scoreRow),
    ),
    LEGEND,
    '',
    '## Known limits',
    '',
    ...limits.map((limit) => `- ${mdText(limit)}`),
    '',
    '## Parts',
    '',
    'The first part that fits a request answers it.',
    '',
    ...parts.flatMap(partSection),
    '## Coefficients',
    '',
    ...table(['Coefficient', 'Value', 'Source', 'Licence', 'Date'], coefficientRows(model)),
    `Nameplates of ${coefficients.devices.length} accelerators, ${coefficients.software.length} software classes and ${coefficients.known_models.length} published model sizes are in the model file, each with its source.`,
    '',
    '## Sources',
    '',
    ...sources.flatMap(({ title, licence, url, retrieved, citation, use }) => [
      `- **${mdText(title)}** (${mdText(licence)}, ${mdUrl(url)}, ${mdText(retrieved)}). ${mdText(citation)} Used for ${mdText(use)}.`,
    ]),
    '',
  ].join('\n')
}

function partSection({ id, scope, needs, trend, k, bandwidth, shrinkage, encoder, calibrations }: ModelPart) {
  const columns = encoder.columns.map(({ feature }) => `\`${feature}\``)
  const { dimensions, embedder } = encoder.text
  if (dimensions > 0)
    columns.push(`${dimensions} columns of text, ${embedder === null ? 'hashed' : `by ${mdText(embedder)}`}`)
  return [
    `### ${mdText(id)}`,
    '',
    `Scope \`${scope}\`. ${needs.length === 0 ? 'Needs nothing' : `Needs ${needs.map((need) => `\`${need}\``).join(', ')}`}. ${k} neighbours, bandwidth ${bandwidth}, shrinkage ${shrinkage}, told apart by ${columns.join(', ')}.`,
    '',
    trendLine(trend),
    '',
    ...table(
      ['Calibrated for', 'Held-out rows', 'Groups', 'p10', 'p90', 'Near', 'Far'],
      calibrations.map(({ case: what, rows, groups, low, high, spread_near, spread_far }) => [
        what.replaceAll('-', ' '),
        ...[rows, groups, low, high, spread_near, spread_far].map((value) =>
          String(Number(value.toFixed(4))),
        ),
      ]),
    ),
  ]
}

function trendLine(trend: Trend | null): string {
  if (trend === null) return 'No trend: the formula stands.'
  const terms = trend.terms.map(
    ({ inputs, slope }) =>
      `${slope} × ${inputs.map(({ feature, centre }) => `(\`${feature}\` − ${centre})`).join(' × ')}`,
  )
  return `ln trend = ${[String(trend.intercept), ...terms].join(' + ')}`
}

const scoreRow = (score: Score): readonly string[] => [
  score.scope === 'gpu_board_at_load' ? mdText(score.split) : `${mdText(score.split)} (${score.scope})`,
  mdText(score.predictor),
  String(score.rows),
  percent(score.median_abs_error_ratio),
  percent(score.mean_abs_error_ratio),
  `${score.mean_abs_error_w.toPrecision(3)} W`,
  `×${score.geometric_error_factor.toFixed(2)}`,
  percent(score.within_factor_2_ratio),
  score.interval_coverage_ratio === null ? '–' : percent(score.interval_coverage_ratio),
]

const percent = (ratio: number): string => `${(ratio * PERCENT).toFixed(1)} %`

const rowCounts = ({ scope, rows }: Table): readonly (readonly string[])[] =>
  [
    ...grouped(rows, ({ provenance, source_id, licence }) =>
      JSON.stringify([provenance, source_id, licence]),
    ),
  ].flatMap(([, group]) => {
    const [first] = group
    if (first === undefined) return []
    const { provenance, source_id, licence } = first
    const groups = new Set(group.map((row) => row.group)).size
    return [
      [
        `\`${scope}\``,
        isSyntheticRow({ scope, provenance }) ? '**no known meter**' : provenance,
        mdText(source_id),
        mdText(licence),
        String(group.length),
        String(groups),
      ],
    ]
  })

function coefficientRows({ coefficients }: Model): readonly (readonly string[])[] {
  return Object.entries(coefficients).flatMap(([name, value]) => {
    if (Array.isArray(value) || !('unit' in value)) return []
    const {
      value: amount,
      unit,
      source,
      licence,
      date,
    }: Omit<Coefficient, 'value'> & { value: number | number[] } = value
    const shown = Array.isArray(amount) ? amount.join(' ') : String(amount)
    return [[`\`${name}\``, `${shown} ${mdText(unit)}`, mdText(source), mdText(licence), date]]
  })
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line), '']
}

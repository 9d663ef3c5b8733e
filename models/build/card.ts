import { grouped } from '../../src/grouped.ts'
import type { Coefficient } from '../../src/schema/coefficients.ts'
import type { Model, ModelPart, Score } from '../../src/schema/model.ts'

const PREAMBLE = `A prediction is a formula of the manifest times what measured rows nearby say about that formula. The formula, its terms
and the intervals are explained in [METHODOLOGY.md](../METHODOLOGY.md). This file is written by \`npm run model\`.`

const LIMITS = `## Known limits

- GPU figures are the boards alone at steady full load (NVML). Real services idle much of the day and then draw far less;
  every prediction says what idle with a model loaded would be. Host CPU and memory are added by the formula.
- Only H100 and B200 were measured in serving, only V100, A40 and P100 in training, and those with five networks. Other boards
  follow from their nameplate; the row "unseen type of GPU" shows how well that goes.
- For a network that was not measured in training, the plain formula is nearer than its neighbours: five networks, from 20 %
  to 95 % of their board's power, are too few to tell a seventh. The wide interval there is meant.
- Manifests of measured rows were rebuilt from the run records (image, \`--model\`, batch argument): nobody deployed them so.
- No shippable data set joins manifests to measured CPU power. Watts of CPU services are modelled from measured utilisation,
  so their scores below compare the formula with itself at another utilisation. They say nothing about error in watts.
- The CPU use of unknown software is known to about a factor 6 each way, without a CPU request 10. The intervals say so.
  Rows measured in your own cluster are what makes them narrow.
- No TPU, Gaudi, Trainium, ARM node, Windows node, Job on CPU or CronJob was measured.
- Nothing here includes cooling, power conversion outside the server (PUE), network or storage appliances.`

const LEGEND = `medAPE, MAPE: median and mean of |predicted − measured| / measured. Geometric error: ×1 is perfect. Coverage: share of rows
inside p10–p90, of which 80 % is the aim; settings, calibration and encoder are fitted without the rows that are scored, feature
weights once on all of them.`

/** The model card, made of the model file alone. */
export function modelCard(model: Model): string {
  return [
    `# Bundled model ${model.version}`,
    '',
    PREAMBLE,
    '',
    `Model \`${model.id}\`, data of ${model.created}.`,
    '',
    '## Rows',
    '',
    ...table(['Scope', 'Provenance', 'Source', 'Licence', 'Rows', 'Groups'], rowCounts(model)),
    ...model.parts.flatMap(partSection),
    LEGEND,
    '',
    LIMITS,
    '',
    '## Coefficients',
    '',
    ...table(['Coefficient', 'Value', 'Source', 'Licence', 'Date'], coefficientRows(model)),
    `Nameplates of ${model.coefficients.devices.length} accelerators, ${model.coefficients.software.length} software classes and ${model.coefficients.known_models.length} published model sizes are in the model file, each with its source.`,
    '',
    '## Sources',
    '',
    ...model.sources.flatMap(({ title, licence, url, retrieved, citation, use }) => [
      `- **${title}** (${licence}, ${url}, ${retrieved}). ${citation} Used for ${use}.`,
    ]),
    '',
  ].join('\n')
}

function partSection({ scope, k, bandwidth, shrinkage, encoder, calibrations, evaluation }: ModelPart) {
  const columns = encoder.columns.map(({ feature }) => `\`${feature}\``).join(', ')
  const text =
    encoder.text.dimensions === 0
      ? ''
      : `, and ${encoder.text.dimensions} columns of hashed ${encoder.text.feature} text`
  return [
    `## Scope \`${scope}\``,
    '',
    `${k} neighbours, bandwidth ${bandwidth}, shrinkage ${shrinkage}. Features: ${columns}${text}.`,
    '',
    'Calibration on held-out rows: p10 and p90 in expected deviations, and the expected deviation of ln W near rows and far from them.',
    '',
    ...table(
      ['Requests', 'Case', 'Held-out rows', 'p10', 'p90', 'Near', 'Far'],
      calibrations.map(({ feature, case: told, rows, low, high, spread_near, spread_far }) => [
        feature === null ? 'all others' : `\`${feature}\``,
        told.replaceAll('-', ' '),
        ...[rows, low, high, spread_near, spread_far].map(String),
      ]),
    ),
    ...table(
      ['Held out', 'Predictor', 'Rows', 'medAPE', 'MAPE', 'Geometric error', 'Within ×2', 'Coverage'],
      evaluation.map(scoreRow),
    ),
  ]
}

const scoreRow = (score: Score): readonly string[] => [
  score.split,
  score.predictor,
  String(score.rows),
  percent(score.median_abs_error_ratio),
  percent(score.mean_abs_error_ratio),
  `×${score.geometric_error_factor.toFixed(2)}`,
  percent(score.within_factor_2_ratio),
  score.interval_coverage_ratio === null ? '–' : percent(score.interval_coverage_ratio),
]

const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)} %`

function rowCounts({ parts }: Model): readonly (readonly string[])[] {
  return parts.flatMap(({ scope, rows }) =>
    [...grouped(rows, ({ provenance, source_id, licence }) => `${provenance}|${source_id}|${licence}`)].map(
      ([key, group]) => [
        `\`${scope}\``,
        ...key.split('|'),
        String(group.length),
        String(new Set(group.map((row) => row.group)).size),
      ],
    ),
  )
}

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
    return [[`\`${name}\``, `${shown} ${unit}`, source, licence, date]]
  })
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line), '']
}

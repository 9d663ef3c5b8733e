import type { Explanation, Outcome, Suggestion } from '../schema/explanation.ts'
import { energyText } from './cells.ts'
import { type Block, block } from './explain-block.ts'
import { percent, wattRange, watts } from './format.ts'

/** What would narrow or lower the figures, with the figures that the model then gives. */
export function suggestionBlock(explanation: Explanation): Block {
  const rows = explanation.suggestions.flatMap((suggestion) =>
    suggestion.outcomes.length === 0
      ? [row([adviceText(suggestion), '', ''])]
      : suggestion.outcomes.map((outcome, index) =>
          row([
            index === 0 ? adviceText(suggestion) : '',
            outcome.settings.map(({ key, value }) => `${key}=${value}`).join(' '),
            outcomeText(outcome, explanation),
          ]),
        ),
  )
  const now = `Now ${powerText(explanation)}, ${energyText(explanation)}; each line says what it would be.`
  return block('What would change it', {
    lead: rows.length === 0 ? [] : [{ text: now, cites: [] }],
    columns: [
      { title: '', align: 'left' },
      { title: 'WHAT-IF --SET', align: 'left' },
      { title: 'THEN', align: 'left' },
    ],
    rows,
  })
}

const row = (cells: readonly string[]): Block['rows'][number] => ({ cells, cites: [] })

const powerText = ({ power_w }: Pick<Outcome, 'power_w'>): string =>
  `${watts(power_w.p50)} (${wattRange(power_w)})`

/** Power where that moves, energy where that moves by itself. */
function outcomeText(outcome: Outcome, { power_w, energy, confidence }: Explanation): string {
  const isSamePower = powerText(outcome) === powerText({ power_w })
  const energyNow = energyText({ energy })
  const grade = outcome.confidence === confidence.grade ? '' : `, confidence ${outcome.confidence}`
  if (!isSamePower) return `${powerText(outcome)}${grade}`
  const then = energyText({ energy: outcome.energy })
  return then === energyNow ? 'the same' : `${then}${grade}`
}

/** What to do, in a few words. */
function adviceText({ id, share, term, outcomes }: Suggestion): string {
  switch (id) {
    case 'request-cpu':
      return 'State a CPU request'
    case 'name-board':
      return 'Name the accelerator, by a node selector'
    case 'name-model':
      return 'Name the served model, with --model'
    case 'tell-batch':
      return 'State how much runs at once'
    case 'biggest-term':
      return `${outcomes.length === 0 ? 'The biggest part' : 'Less of the biggest part'}: ${term === null ? '' : termNames[term]}, ${percent(share ?? 0)}`
    case 'fewer-replicas':
      return 'One replica fewer'
    case 'tell-run-length':
      return 'Say how long a run takes, if an hour'
    case 'measure':
      return 'Measure it with Kepler: about such a range'
  }
}

const termNames = {
  'cpu-requested': 'CPU request',
  'cpu-undeclared': 'CPU without a request',
  memory: 'memory',
  board: 'boards at full load',
} as const satisfies Record<NonNullable<Suggestion['term']>, string>

import { mdText } from '../report/escape.ts'
import { count, counted } from '../report/format.ts'
import { isSyntheticRow } from '../schema/prediction.ts'
import type { ModelSummary } from '../schema/report.ts'
import { CHECKSUMS_ASSET } from './checksums.ts'
import { MODEL_ASSET } from './release-reference.ts'
import { type HeldOutScores, scoresTable } from './scores.ts'

/** GitHub takes 125,000 characters; a reader takes fewer. */
const MOST_SOURCES = 40

/** Stands in every release of ours, unseen: a draft without it is somebody else's. */
export const NOTES_MARKER = '<!-- wattlint:model-release -->'

/** What a release says of its model, in Markdown. `reference` is the line that pins it. */
export function releaseNotes(model: ModelSummary, reference: string, scores: HeldOutScores): string {
  const [, digest = ''] = reference.split('#sha256-')
  const table = scoresTable(scores)
  return [
    `Model ${mdText(model.version, 100)} of ${model.created}, from ${counted(model.rows, 'row')}. To predict with it, and with nothing else:`,
    '',
    '```yaml',
    `model: ${reference}`,
    '```',
    '',
    '### Errors on rows that were held out',
    '',
    table === '' ? 'Nobody held rows out to score this model on.' : table,
    '',
    ...(table === '' || scores.before.length === 0
      ? []
      : ['Before → after: the model that was in use, and this one, on the same rows.', '']),
    '### Where its watts are from',
    '',
    ...sourceLines(model),
    '',
    syntheticSentence(model),
    '',
    `SHA-256 of \`${MODEL_ASSET}\`: \`${digest}\`. \`${CHECKSUMS_ASSET}\` has those of all files. SHA-256 of its content: \`${model.id}\`.`,
    '',
    NOTES_MARKER,
    '',
  ].join('\n')
}

function sourceLines({ label_sources: sources }: ModelSummary): readonly string[] {
  const left = sources.length - MOST_SOURCES
  return [
    '| Source | Watts are | Of | Rows | Licence |',
    '| --- | --- | --- | --: | --- |',
    ...sources
      .slice(0, MOST_SOURCES)
      .map(({ source, provenance, scope, rows, licence }) =>
        [mdText(source, 100), provenance, `\`${scope}\``, count(rows), mdText(licence, 60)]
          .map((cell) => cell.replaceAll('|', '\\|'))
          .join(' | '),
      )
      .map((cells) => `| ${cells} |`),
    ...(left > 0 ? [`| and ${counted(left, 'more source')} | | | | |`] : []),
  ]
}

function syntheticSentence({ label_sources: sources }: ModelSummary): string {
  const rows = sources.filter(isSyntheticRow).reduce((sum, source) => sum + source.rows, 0)
  return rows === 0
    ? 'Synthetic: no. No row is from a meter that is fake or unknown.'
    : `**Synthetic: yes.** ${counted(rows, 'row')} ${rows === 1 ? 'is' : 'are'} from a meter that is fake or unknown: do not rely on figures that lean on them.`
}

import { grouped } from '../grouped.ts'
import type { Report } from '../schema/report.ts'
import { oneLine } from './escape.ts'
import { type FilePlace, filePlacesIn } from './file-places.ts'
import { type FindingRuleId, findingRules } from './finding-rules.ts'
import { type Finding, type FindingLevel, findingsFrom } from './findings.ts'
import { counted } from './format.ts'
import { jsonText } from './json.ts'

/** What GitHub takes of one run; of the bytes it counts those that are left after compression, which nobody can foresee. */
const MOST_RESULTS = 25_000
const MOST_BYTES = 10_000_000
/** For what stands around the results: the rules, and the one that tells what was left out. */
const FRAME_BYTES = 50_000

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

type SarifResult = Readonly<Record<string, unknown>>

/** Everything to look at, as SARIF 2.1.0: what GitHub code scanning and editors read. Without findings the results are empty. */
export function renderSarif(report: Report): string {
  const found = findingsFrom(report)
  const placeOf = filePlacesIn(report)
  const isAnyWaived = found.some(({ waived }) => waived !== null)
  const ruleIds = [...grouped(found, ({ rule_id }) => rule_id).keys()]
  const all = found.map((finding) => resultOf(finding, placeOf(finding), ruleIds, isAnyWaived))
  const results = fitting(all)
  const left = all.length - results.length
  if (left > 0) ruleIds.push('findings-left-out')
  const ending = left === 0 ? [] : [leftOutOf(found, left)]
  return jsonText({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            semanticVersion: report.tool.version,
            rules: ruleIds.map((id) => ruleOf(id, found)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          ...results,
          ...ending.map((finding) => resultOf(finding, placeOf(finding), ruleIds, isAnyWaived)),
        ],
      },
    ],
  })
}

function ruleOf(id: FindingRuleId, found: readonly Finding[]): unknown {
  const { title, help } = findingRules[id]
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: help },
    help: { text: help },
    // The worst of them comes first; a waived one is no worse than the limit that it waives.
    defaultConfiguration: { level: levelOf(id, found) },
    properties: { tags: ['energy'] },
  }
}

function levelOf(id: FindingRuleId, found: readonly Finding[]): FindingLevel {
  if (id === 'over-budget') return 'error'
  return found.find(({ rule_id }) => rule_id === id)?.level ?? 'note'
}

/** GitHub takes a file without a location in every result for broken, and knows results by the hash of their first location. */
function resultOf(
  { rule_id, level, fingerprint, workload, waived }: Finding,
  { path, line, message }: FilePlace,
  ruleIds: readonly FindingRuleId[],
  isAnyWaived: boolean,
): SarifResult {
  const names =
    workload === null
      ? {}
      : { logicalLocations: [{ fullyQualifiedName: oneLine(workload, 200), kind: 'resource' }] }
  const suppressions =
    waived === null
      ? []
      : [
          {
            kind: waived.by === 'annotation' ? 'inSource' : 'external',
            status: 'accepted',
            justification: sarifText(`${waived.reason} (until ${waived.until}${ownerOf(waived.owner)})`),
          },
        ]
  return {
    ruleId: rule_id,
    ruleIndex: ruleIds.indexOf(rule_id),
    level,
    message: { text: sarifText(message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path), uriBaseId: '%SRCROOT%' },
          region: { startLine: line },
        },
        ...names,
      },
    ],
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, 'wattlint/v1': fingerprint },
    // Either all results of a run have them, or none.
    ...(isAnyWaived ? { suppressions } : {}),
  }
}

const ownerOf = (owner: string | null): string => (owner === null ? '' : `, ${owner}`)

/** A relative reference: whatever a path holds is percent-encoded. */
const uriOf = (path: string): string => path.toWellFormed().split('/').map(encodeURIComponent).join('/')

/** Text in which nothing is a link, a placeholder or a mention. */
const sarifText = (text: string): string =>
  oneLine(text, 1200)
    .replaceAll('](', '] (')
    .replace(/\{(?=\d+\})/g, '{ ')
    .replace(/(?<![\p{L}\p{N}_])@(?=[\p{L}\p{N}])/gu, '@ ')

/** The worst, as many as fit. */
function fitting(all: readonly SarifResult[]): readonly SarifResult[] {
  let bytes = FRAME_BYTES
  const end = all.findIndex((result, index) => {
    const text = jsonText(result)
    // Every line of it stands four steps further to the right.
    bytes += Buffer.byteLength(text) + (text.split('\n').length - 1) * 8
    return bytes > MOST_BYTES || (index === MOST_RESULTS - 1 && all.length > MOST_RESULTS)
  })
  return end === -1 ? all : all.slice(0, end)
}

function leftOutOf(found: readonly Finding[], left: number): Finding {
  const first = found[0]
  return {
    rule_id: 'findings-left-out',
    level: 'note',
    title: findingRules['findings-left-out'].title,
    message: `${counted(left, 'more finding')} left out, none of them worse than those above. The JSON report holds all.`,
    path: first?.path ?? null,
    line: first?.line ?? null,
    fingerprint: 'findings-left-out',
    workload: null,
    waived: null,
  }
}

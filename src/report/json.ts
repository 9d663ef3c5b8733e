import type { Report, WorkloadReport } from '../schema/report.ts'

/** Characters that JSON allows and that a terminal or an editor would not draw as they are, or that command a workflow's runner. */
const HIDDEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]|(?<=#)#(?=\[)/gu

/** The report, for machines. Full precision: rounding is for readers. */
export const renderJson = (report: Report): string => jsonText(report)

/** Any value of ours as JSON for a file or a terminal. */
export const jsonText = (value: unknown): string => `${visible(JSON.stringify(value, null, 2))}\n`

/** One workload a line; where there is carbon or cost, with what it was multiplied with: no report stands around a line. */
export const renderNdjson = ({ workloads, impact }: Report): string =>
  workloads
    .map((workload): WorkloadReport => (impact === null ? workload : { ...workload, impact_factors: impact }))
    .map((workload) => `${visible(JSON.stringify(workload))}\n`)
    .join('')

/** The same value, written with escapes: outside of strings JSON holds none of these. */
const visible = (json: string): string =>
  json.replace(HIDDEN, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  )

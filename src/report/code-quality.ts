import type { Report } from '../schema/report.ts'
import { oneLine } from './escape.ts'
import { filePlacesIn } from './file-places.ts'
import { type FindingLevel, findingsFrom } from './findings.ts'
import { jsonText } from './json.ts'

const severities = { error: 'critical', warning: 'minor', note: 'info' } as const satisfies Record<
  FindingLevel,
  string
>

/** Everything to look at, as GitLab shows it in merge requests. It takes nothing without a file and a line. */
export function renderCodeQuality(report: Report): string {
  const placeOf = filePlacesIn(report)
  return jsonText(
    findingsFrom(report).map((finding) => {
      const { path, line, message } = placeOf(finding)
      return {
        description: oneLine(message, 1200),
        check_name: finding.rule_id,
        fingerprint: finding.fingerprint,
        severity: severities[finding.level],
        location: { path: oneLine(path, 4096), lines: { begin: line } },
      }
    }),
  )
}

import type { Report } from '../schema/report.ts'
import { renderCodeQuality } from './code-quality.ts'
import { renderCsv } from './csv.ts'
import type { Format } from './format-names.ts'
import { renderJson, renderNdjson } from './json.ts'
import { renderJunit } from './junit.ts'
import { renderMarkdown } from './markdown.ts'
import { renderOpenMetrics } from './openmetrics.ts'
import { SUMMARY_ROOM } from './room.ts'
import { renderSarif } from './sarif.ts'
import { renderText, type TextOptions } from './text.ts'

/** A report in one format; the options matter to what a terminal shows. */
type Renderer = (report: Report, options: TextOptions) => string

const renderers = {
  text: renderText,
  json: renderJson,
  markdown: (report) =>
    renderMarkdown(report, { room: SUMMARY_ROOM, title: null, docsUrl: null, notice: null }),
  csv: renderCsv,
  ndjson: renderNdjson,
  sarif: renderSarif,
  junit: renderJunit,
  codequality: renderCodeQuality,
  openmetrics: renderOpenMetrics,
} as const satisfies Record<Format, Renderer>

export const render = (report: Report, format: Format, options: TextOptions): string =>
  renderers[format](report, options)

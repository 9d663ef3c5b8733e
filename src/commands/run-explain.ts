import { splitArguments } from '../adapters/path-arguments.ts'
import { assess, assessOptionsFrom } from '../assess.ts'
import { explainReport } from '../explain/report.ts'
import { renderExplanationMarkdown } from '../report/explain-markdown.ts'
import { renderExplanation } from '../report/explain-text.ts'
import { jsonText } from '../report/json.ts'
import { selected } from '../select.ts'
import type { ExplainFlags } from './flags.ts'
import type { Io } from './io.ts'
import { configFrom, modelOf, progressOn, renderedFrom, treeFrom } from './manifests.ts'
import { tellProblems } from './problems.ts'

/** Workloads that are explained when none is named. */
const USUAL_LIMIT = 5

export async function runExplain(args: readonly string[], flags: ExplainFlags, io: Io): Promise<number> {
  const { paths, selectors } = await splitArguments(io.cwd, args)
  const config = await configFrom(flags, io, paths)
  const model = await modelOf(flags.model, io, { ...flags, config })
  const read = await assess(treeFrom(paths, io, renderedFrom(paths, config, io)), {
    ...assessOptionsFrom(config),
    onProgress: progressOn(io),
  })
  const isAll = selectors.length > 0 || flags.format === 'json'
  const report = explainReport(model, selected(read.requests, selectors), {
    limit: flags.limit ?? (isAll ? Number.POSITIVE_INFINITY : USUAL_LIMIT),
    problems: read.problems,
  })
  if (flags.format === 'json') io.out(jsonText(report))
  else if (report.explanations.length === 0) io.err('wattlint: no workload was read\n')
  else if (flags.format === 'markdown') io.out(renderExplanationMarkdown(report))
  else io.out(renderExplanation(report, { color: io.isOutTerminal && io.allowsColor, width: io.width }))
  return tellProblems(read.problems, io)
}

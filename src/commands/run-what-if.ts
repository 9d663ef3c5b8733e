import { assess, assessOptionsFrom } from '../assess.ts'
import { AppError } from '../errors.ts'
import { predictorFrom } from '../predict/predict.ts'
import { jsonText } from '../report/json.ts'
import { renderWhatIf } from '../report/what-if-text.ts'
import { selected } from '../select.ts'
import { whatIf } from '../what-if/report.ts'
import { parseSetting, type Setting, settingKeys, settingOf } from '../what-if/settings.ts'
import type { WhatIfFlags } from './flags.ts'
import type { Io } from './io.ts'
import { configFrom, modelOf, progressOn, renderedFrom, treeFrom } from './manifests.ts'
import { tellProblems } from './problems.ts'

export async function runWhatIf(paths: readonly string[], flags: WhatIfFlags, io: Io): Promise<number> {
  const settings = settingsFrom(flags)
  const config = await configFrom(flags, io, paths)
  const model = await modelOf(flags.model, io, { ...flags, config })
  const read = await assess(treeFrom(paths, io, renderedFrom(paths, config, io)), {
    ...assessOptionsFrom(config),
    onProgress: progressOn(io),
  })
  const report = whatIf({
    requests: read.requests,
    chosen: selected(read.requests, flags.workload),
    settings,
    problems: read.problems,
    copies: config.copies,
    coefficients: model.coefficients,
    predict: predictorFrom(model),
    model,
  })
  if (flags.format === 'json') io.out(jsonText(report))
  else if (read.requests.length === 0) io.err('wattlint: no workload was read\n')
  else io.out(renderWhatIf(report, { color: io.isOutTerminal && io.allowsColor, width: io.width }))
  return tellProblems(report.problems, io)
}

function settingsFrom({ set, gpu, gpus }: WhatIfFlags): readonly Setting[] {
  const settings = [
    ...set.map(parseSetting),
    ...(gpu === undefined ? [] : [settingOf('gpu', gpu)]),
    ...(gpus === undefined ? [] : [settingOf('gpus', gpus)]),
  ]
  if (settings.length > 0) return settings
  throw new AppError(
    'input',
    'nothing is set',
    `Say what would be otherwise, such as --set replicas=2 or --gpu L4. Known: ${settingKeys.join(', ')}.`,
  )
}

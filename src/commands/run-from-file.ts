import { assess, assessOptionsFrom } from '../assess.ts'
import type { FromFileFlags } from './flags.ts'
import type { Io } from './io.ts'
import { configFrom, progressOn, renderedFrom, treeFrom } from './manifests.ts'
import { tellProblems } from './problems.ts'

export async function runFromFile(paths: readonly string[], flags: FromFileFlags, io: Io): Promise<number> {
  const config = await configFrom(flags, io, paths)
  const options = { ...assessOptionsFrom(config), onProgress: progressOn(io) }
  const { requests, problems } = await assess(treeFrom(paths, io, renderedFrom(paths, config, io)), options)
  if (flags.format === 'json') io.out(`${JSON.stringify(requests, null, 2)}\n`)
  else for (const request of requests) io.out(`${JSON.stringify(request)}\n`)
  return tellProblems(problems, io)
}

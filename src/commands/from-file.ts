import { Command, Option } from 'commander'
import { assess } from '../assess.ts'
import { EXIT_WITHIN, exitCodes } from '../errors.ts'
import type { Io } from './io.ts'
import { configFrom, type ManifestFlags, manifestOptions, progressOn, treeFrom } from './manifests.ts'
import { tellProblem } from './problems.ts'

type Flags = ManifestFlags & { readonly format: 'ndjson' | 'json' }

/** `wattlint from-file`: manifests → InferenceRequests, without a model. */
export function fromFileCommand(io: Io, done: (status: number) => void): Command {
  const command = new Command('from-file')
    .summary('print the InferenceRequest of every workload in manifests')
    .description(
      'Prints what the model is told about every workload in PATH (files, folders, globs; "-" for standard input).',
    )
    .argument('<path...>', 'what to read')
    .addOption(
      new Option('--format <format>', 'one a line, or one array')
        .choices(['ndjson', 'json'])
        .default('ndjson'),
    )
  for (const option of manifestOptions()) command.addOption(option)
  return command.action(async (paths: string[], flags: Flags) => {
    const config = await configFrom(flags, io)
    const options = { exclude: config.exclude, assumed: config.assume, onProgress: progressOn(io) }
    const { requests, problems } = await assess(treeFrom(paths, io), options)
    if (flags.format === 'json') io.out(`${JSON.stringify(requests, null, 2)}\n`)
    else for (const request of requests) io.out(`${JSON.stringify(request)}\n`)
    for (const problem of problems) tellProblem(problem, io)
    done(problems.some(({ severity }) => severity === 'error') ? exitCodes.input : EXIT_WITHIN)
  })
}

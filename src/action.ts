import { resolve } from 'node:path'
import * as core from '@actions/core'
import { commentOnRun } from './action/comment-mode.ts'
import { runnerFrom } from './action/runner.ts'
import { scan } from './action/scan.ts'
import { say, setOutputs } from './action/tell.ts'
import { actionInputsFrom } from './action-inputs.ts'
import { readGithubEvent } from './adapters/github-event.ts'
import { AppError, EXIT_BUG, exitCodes, sentenceOf } from './errors.ts'
import { oneLine } from './report/escape.ts'

const BUNDLED_MODEL = new URL('../models/default.json', import.meta.url)
const GRID_REGIONS = new URL('../models/data/grid-regions.json', import.meta.url)

async function run(): Promise<number> {
  const runner = runnerFrom(process.env)
  const inputs = actionInputsFrom((name) => core.getInput(name))
  const cwd = resolve(runner.workspace ?? process.cwd())
  const event = await readGithubEvent(runner.eventFile)
  const files = { bundledModel: BUNDLED_MODEL, gridRegions: GRID_REGIONS }
  switch (inputs.mode) {
    case 'comment':
      return commentOnRun(inputs, runner, event.workflowRun, cwd)
    case 'refresh': {
      // The client of a cluster is large, and no pull request needs it.
      const { refreshModel } = await import('./action/refresh-mode.ts')
      return refreshModel(inputs, runner, cwd, files)
    }
    case 'scan':
      return scan({ inputs, runner, event, cwd, ...files })
  }
}

async function main(): Promise<number> {
  try {
    return await run()
  } catch (error) {
    const status = tellFailure(error)
    setOutputs({ status: 'error' })
    return status
  }
}

/** Returns the exit status. Node's own for what nobody caught is 1, which reads as "over budget". */
function tellFailure(error: unknown): number {
  if (error instanceof AppError) {
    core.setFailed(oneLine(sentenceOf(error)))
    return exitCodes[error.failure]
  }
  core.setFailed(
    'A bug of wattlint, and no verdict on your manifests. Please report it with the lines below.',
  )
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return EXIT_BUG
}

process.exitCode = await main().catch(tellFailure)

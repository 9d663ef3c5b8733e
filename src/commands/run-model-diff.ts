import { EXIT_WITHIN } from '../errors.ts'
import { modelDiff } from '../model-diff.ts'
import { predictorFrom } from '../predict/predict.ts'
import { renderDiff } from '../report/model-diff-report.ts'
import type { Model } from '../schema/model.ts'
import type { PowerChange } from '../schema/model-diff.ts'
import type { ModelDiffFlags } from './flags.ts'
import type { Io } from './io.ts'
import { modelOf } from './manifests.ts'
import { tellProblems } from './problems.ts'
import { readRequests } from './read-tables.ts'

export async function runModelDiff(a: string, b: string, flags: ModelDiffFlags, io: Io): Promise<number> {
  const [before, after] = [await modelOf(a, io), await modelOf(b, io)]
  const { changes, status } =
    flags.input === undefined
      ? { changes: null, status: EXIT_WITHIN }
      : await powerChanges(before, after, flags.input, io)
  io.out(renderDiff(modelDiff(before, after, changes), flags.format, io.width))
  return status
}

async function powerChanges(
  before: Model,
  after: Model,
  paths: readonly string[],
  io: Io,
): Promise<{ readonly changes: readonly PowerChange[]; readonly status: number }> {
  const { requests, problems } = await readRequests(paths, io)
  const [old, fresh] = [predictorFrom(before), predictorFrom(after)]
  const changes = requests.map(({ request }) => {
    const { namespace, workload_kind, workload_name } = request
    return {
      namespace,
      workload_kind,
      workload_name,
      before_w: old(request).power_w.p50,
      after_w: fresh(request).power_w.p50,
    }
  })
  return { changes, status: tellProblems(problems, io) }
}

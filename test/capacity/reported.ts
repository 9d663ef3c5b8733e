import { assess } from '../../src/assess.ts'
import { clusterFrom } from '../../src/capacity/cluster.ts'
import { newcomersFrom } from '../../src/capacity/demands.ts'
import { readPod } from '../../src/capacity/pod.ts'
import { capacityReport } from '../../src/capacity/report.ts'
import type { JsonObject } from '../../src/parse/value.ts'
import { predictorFrom } from '../../src/predict/predict.ts'
import { CapacityReport } from '../../src/schema/capacity.ts'
import { bundledModel } from '../model-file.ts'
import { treeOf } from '../trees.ts'

const model = bundledModel()
export const predict = predictorFrom(model)

/** The report of these nodes and pods, held against its schema. */
export const reported = (nodes: readonly JsonObject[], pods: readonly JsonObject[] = []): CapacityReport =>
  CapacityReport.parse(
    capacityReport({
      cluster: clusterFrom({ nodes, pods: pods.map(readPod) }),
      predict,
      model,
      newcomers: null,
      problems: [],
    }),
  )

/** The same with workloads of a manifest that are to fit. */
export async function fittedReport(
  nodes: readonly JsonObject[],
  pods: readonly JsonObject[],
  manifest: string,
  namespace = 'default',
): Promise<CapacityReport> {
  const cluster = clusterFrom({ nodes, pods: pods.map(readPod) })
  const options = { exclude: [], kinds: [], assume: [], keepsPods: true }
  const { requests, podsOf, problems } = await assess(treeOf({ 'all.yaml': manifest }), options)
  const settled = requests.map((request) => ({ request, prediction: predict(request), countedAs: null }))
  const newcomers = newcomersFrom(settled, podsOf, cluster, namespace)
  return CapacityReport.parse(capacityReport({ cluster, predict, model, newcomers, problems }))
}

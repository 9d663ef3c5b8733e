import { readBytes } from '../adapters/bytes.ts'
import { INPUT_PATH } from '../adapters/input-tree.ts'
import { type Assessed, assess, assessOptionsFrom } from '../assess.ts'
import { type Cluster, clusterFrom as readCluster } from '../capacity/cluster.ts'
import { type Newcomer, newcomersFrom } from '../capacity/demands.ts'
import { type ClusterObjects, objectsIn } from '../capacity/objects.ts'
import { readPod } from '../capacity/pod.ts'
import { capacityReport, requestsOf } from '../capacity/report.ts'
import type { Predictor } from '../check.ts'
import { settleCopies } from '../copies.ts'
import { AppError, EXIT_OVER, exitCodes } from '../errors.ts'
import { decode } from '../parse/text.ts'
import { fitVerdict } from '../report/capacity-fit-text.ts'
import { renderCapacity } from '../report/capacity-text.ts'
import { jsonText } from '../report/json.ts'
import type { CapacityReport } from '../schema/capacity.ts'
import type { Config } from '../schema/config.ts'
import type { Problem } from '../schema/problem.ts'
import { type ClusterFlags, clusterFrom as clusterOptionsFrom } from './cluster-options.ts'
import { embedderOf } from './embedder.ts'
import type { EmbedderFlags, ManifestFlags, ModelFlags } from './flags.ts'
import type { Io } from './io.ts'
import { configFrom, predictorOf, progressOn, renderedFrom, treeFrom } from './manifests.ts'
import { tellProblems } from './problems.ts'

export type CapacityFlags = ManifestFlags &
  ClusterFlags &
  ModelFlags &
  EmbedderFlags & {
    readonly from: readonly string[]
    readonly fit?: readonly string[]
    readonly fail?: boolean
    readonly namespace: string
    readonly format: 'text' | 'json'
  }

export async function runCapacity(flags: CapacityFlags, io: Io): Promise<number> {
  const { fit, from, fail } = flags
  if (fail === true && fit === undefined)
    throw new AppError('input', '--fail has nothing to hold', 'Name what is to fit with --fit PATH.')
  if (fit?.includes('-') && from.includes('-'))
    throw new AppError('input', '--from and --fit both read standard input', 'Save one of them to a file.')
  const predictor = await predictorOf(flags.model, io, embedderOf(flags, io), {
    modelFallback: flags.modelFallback,
  })
  const cluster = readCluster(from.length > 0 ? await savedObjects(from, io) : await liveObjects(flags, io))
  if (cluster.nodes.length === 0) throw noNodes(from)
  if (from.length > 0 && cluster.podsOn.size + cluster.unscheduled.length + cluster.endedPods === 0)
    io.err('wattlint: there is no pod among what was saved: every node looks empty\n')
  const { newcomers, problems } =
    fit === undefined ? NOBODY : await fitting(fit, flags, cluster, predictor, io)
  await predictor.prepare?.(requestsOf(cluster, newcomers ?? []))
  const { predict, summary } = predictor
  const report = capacityReport({ cluster, predict, model: summary, newcomers, problems })
  if (flags.format === 'json') io.out(jsonText(report))
  else io.out(renderCapacity(report, { color: io.isOutTerminal && io.allowsColor, width: io.width }))
  const status = tellProblems(problems, io)
  if (fail === true && report.fit?.fits === false) {
    io.err(`wattlint: ${fitVerdict(report.fit)}\n`)
    return EXIT_OVER
  }
  if (isPartial(report) && flags.format === 'json')
    io.err('wattlint: sums are without what could not be read; it is listed under errors\n')
  return isPartial(report) ? exitCodes[from.length > 0 ? 'input' : 'source'] : status
}

const isPartial = ({ errors, Nodes }: CapacityReport): boolean =>
  errors.length > 0 || Nodes.some((node) => node.errors.length > 0)

const noNodes = (from: readonly string[]): AppError =>
  from.length > 0
    ? new AppError('input', 'there is no node among what was saved', `Save it with ${SAVE}.`)
    : new AppError('source', 'the cluster has no nodes', '')

const SAVE = 'kubectl get nodes,pods -A -o json'

/** Node cannot hold a longer text. */
const LARGEST_BYTES = 512 * 1024 * 1024 - 1024

async function savedObjects(files: readonly string[], io: Io): Promise<ClusterObjects> {
  const values: unknown[] = []
  for (const file of files) {
    const path = file === '-' ? INPUT_PATH : file
    const bytes = file === '-' ? await io.readInput() : await readBytes(io.cwd, file)
    if (bytes.length > LARGEST_BYTES) {
      const hint = 'Save nodes and every namespace by itself, and name each file with --from.'
      throw new AppError('input', `${JSON.stringify(path)} is over 512 MiB`, hint)
    }
    values.push(jsonIn(path, bytes))
  }
  return objectsIn(values)
}

function jsonIn(path: string, bytes: Uint8Array): unknown {
  const decoded = decode(bytes)
  if ('refused' in decoded) throw new AppError('input', `${path}: ${decoded.refused}`, '')
  try {
    return JSON.parse(decoded.text)
  } catch (cause) {
    throw new AppError('input', `${JSON.stringify(path)} is not JSON`, `Save it with ${SAVE}.`, { cause })
  }
}

/** Pods that have ended are not sent at all. */
const STANDING = 'status.phase!=Succeeded,status.phase!=Failed'

async function liveObjects(flags: ClusterFlags, io: Io): Promise<ClusterObjects> {
  const { openCluster } = await import('../adapters/kubernetes-api.ts')
  const api = openCluster(clusterOptionsFrom(flags, io))
  const nodes = await api.items('/api/v1/nodes')
  const pods = await api.kept('/api/v1/pods', { fieldSelector: STANDING }, readPod)
  return { nodes, pods }
}

type Fitting = { readonly newcomers: readonly Newcomer[] | null; readonly problems: readonly Problem[] }

const NOBODY: Fitting = { newcomers: null, problems: [] }

async function fitting(
  paths: readonly string[],
  flags: CapacityFlags,
  cluster: Cluster,
  predictor: Predictor,
  io: Io,
): Promise<Fitting> {
  const config = await configFrom({ ...flags, nodes: cluster.nodes.length }, io, paths)
  const options = { ...assessOptionsFrom(config), keepsPods: true, onProgress: progressOn(io) }
  const assessed = await assess(treeFrom(paths, io, renderedFrom(paths, config, io)), options)
  const { settled, problems } = await settledWorkloads(assessed, config, predictor)
  return { newcomers: newcomersFrom(settled, assessed.podsOf, cluster, flags.namespace), problems }
}

/** Of several files that declare one workload, one is to fit. */
async function settledWorkloads(
  { requests, problems }: Assessed,
  { copies }: Config,
  { predict, prepare }: Predictor,
) {
  await prepare?.(requests)
  const predicted = requests.map((request) => ({ request, prediction: predict(request), countedAs: null }))
  const result = settleCopies(predicted, copies)
  return { settled: result.settled, problems: [...problems, ...result.problems] }
}

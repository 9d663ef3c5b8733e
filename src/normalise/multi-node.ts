import { parseMilli } from '../parse/quantity.ts'
import { type At, isObject, type JsonObject } from '../parse/value.ts'
import type { PodGroup } from './kind.ts'
import { mappingsOf, overlay } from './overlay.ts'
import { type Reader, silentReader } from './reader.ts'
import { overContainer, overPod } from './runtime-pod.ts'
import { capped, fixed } from './scale.ts'

/** The container of the head that serves, and the one of the further nodes. */
export const SERVER = 'kserve-container'
const WORKER = 'worker-container'

const NVIDIA = 'nvidia.com/gpu'
const GPUS = [NVIDIA, 'amd.com/gpu', 'intel.com/gpu', 'habana.ai/gaudi']

type Mapping = Readonly<Record<string, unknown>>

/**
 * A model that is served over several nodes: the pod that would serve it alone, as the head, and workers. All together
 * have `tensorParallelSize` × `pipelineParallelSize` GPUs, by the first on each node where the worker does not say.
 * https://kserve.github.io/website/docs/model-serving/generative-inference/multi-node
 */
export function acrossNodes(
  head: PodGroup,
  own: JsonObject,
  at: At,
  runtime: unknown,
  reader: Reader,
): readonly PodGroup[] {
  const below = isObject(runtime) ? runtime : {}
  const size = (name: string): number => {
    const written = reader.count(own[name], [...at, name], null)
    return Math.max(written ?? silentReader().count(below[name], [], 1) ?? 1, 1)
  }
  const [first, ...others] = mappingsOf(own['containers'])
  const worker = overPod(below, own, [overContainer(below, WORKER, first ?? {}), ...others])
  const [tensor, pipeline] = [size('tensorParallelSize'), size('pipelineParallelSize')]
  const total = capped(tensor * pipeline)
  const perNode = gpusIn(worker, WORKER) ?? tensor
  const nodes = Math.ceil(total / perNode)
  const rest = Math.max(total - perNode * (nodes - 1), 0)
  const isRunning = head.pods.max > 0
  const assumptions = [
    ...(isRunning ? [] : (head.assumptions ?? [])),
    `It is served over ${nodes} nodes with ${total} GPUs in all, and not scaled.`,
  ]
  const common = { ...head, podsPerSlice: nodes, assumptions }
  return [
    {
      ...common,
      template: withGpus(head.template, SERVER, rest),
      pods: fixed(isRunning ? 1 : 0),
    },
    {
      ...common,
      component: `${head.component ?? ''} worker`,
      template: withGpus({ spec: worker }, WORKER, perNode),
      at,
      pods: fixed(isRunning ? nodes - 1 : 0),
    },
  ]
}

/** GPUs that a container asks for; `null` where it does not. */
function gpusIn(spec: unknown, name: string): number | null {
  const { resources } = containerOf(spec, name)
  for (const side of ['requests', 'limits']) {
    const amounts = isObject(resources) ? resources[side] : undefined
    const gpu = isObject(amounts)
      ? GPUS.map((gpu) => amounts[gpu]).find((one) => one !== undefined)
      : undefined
    const milli = gpu === undefined ? null : parseMilli(String(gpu))
    if (milli !== null && milli >= 1000n) return capped(Number(milli / 1000n))
  }
  return null
}

/** A template whose container `name` asks for so many GPUs, unless it asks for some already. */
function withGpus(template: unknown, name: string, count: number): unknown {
  const spec = isObject(template) ? template['spec'] : undefined
  if (gpusIn(spec, name) !== null || count === 0) return template
  const amounts = { [NVIDIA]: String(count) }
  const container = { name, resources: { requests: amounts, limits: amounts } }
  return overlay(template, { spec: { containers: [container] } })
}

const containerOf = (spec: unknown, name: string): Mapping =>
  mappingsOf(isObject(spec) ? spec['containers'] : undefined).find((one) => one['name'] === name) ?? {}

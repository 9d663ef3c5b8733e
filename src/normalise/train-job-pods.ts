import { type At, isObject, type JsonObject } from '../parse/value.ts'
import type { PodGroup, Surroundings } from './kind.ts'
import { besideMain } from './on-demand.ts'
import { mappingIn, mappingsOf, pick } from './overlay.ts'
import type { Reader } from './reader.ts'
import { runOf } from './run-once.ts'
import { replicas, type Scale, times } from './scale.ts'
import { NODE, type RuntimeJob, TRAINER, type TrainingRuntime } from './training-runtime.ts'

const AT: At = ['spec', 'trainer']
const REFERENCE: At = ['spec', 'runtimeRef']

/**
 * The pods of a runtime's jobs with what a TrainJob says of its trainer: so many nodes, and their container. Initializers
 * have one pod. https://www.kubeflow.org/docs/components/trainer/user-guides/
 */
export function trainJobPods(
  written: JsonObject,
  runtime: TrainingRuntime,
  reader: Reader,
  around: Surroundings,
): readonly PodGroup[] {
  const numNodes = reader.count(written['numNodes'], [...AT, 'numNodes'], null)
  const isUnread = numNodes === null && written['numNodes'] !== undefined && written['numNodes'] !== null
  const isLabelled = runtime.jobs.some(({ step }) => step === TRAINER)
  return runtime.jobs.map((job): PodGroup => {
    // Without a label the job is known by its name; beside one that has it, it is a node that MPI starts work on.
    const isTrainer = job.step === TRAINER || (!isLabelled && job.name === NODE)
    const isNode = job.name === NODE
    const fields = isTrainer ? ['image', 'command', 'args'] : isNode ? ['image'] : null
    const { pods, assumptions } = jobScale(job, isTrainer, numNodes, runtime, reader, around)
    return {
      component: reader.text(job.name, REFERENCE) ?? job.name,
      template: fields === null ? job.template : withTrainer(job.template, written, fields),
      at: fields === null ? REFERENCE : AT,
      podsPerSlice: pods.typical,
      assumptions: [
        ...assumptions,
        ...(isUnread ? ['The numNodes of the TrainJob could not be read: as if it had none.'] : []),
        ...(runtime.isMissing
          ? ['Its runtime is not known: the trainer is taken alone, as the TrainJob has it.']
          : []),
      ],
      ...runOf(pods),
    }
  })
}

/** Nodes as the TrainJob has them, else its runtime; one where neither says. */
function jobScale(
  job: RuntimeJob,
  isTrainer: boolean,
  numNodes: number | null,
  { policy, isMissing }: TrainingRuntime,
  reader: Reader,
  around: Surroundings,
): Scale {
  const mpi = policy === null ? undefined : policy['mpi']
  const counted = isObject(mpi) ? job.name === NODE : isTrainer
  const at = [...REFERENCE, 'numNodes']
  if (numNodes !== null && counted) {
    // The launcher is one of the nodes then.
    const others = isObject(mpi) && mpi['runLauncherAsNode'] === true ? Math.max(numNodes - 1, 1) : numNodes
    return replicas(others, at, reader, { ...around, autoscaling: null })
  }
  if (isTrainer && policy !== null) {
    const known = reader.count(policy['numNodes'], at, isMissing ? null : 1)
    return replicas(known, at, reader, { ...around, autoscaling: null })
  }
  const parallelism = reader.count(job.parallelism, [...REFERENCE, 'parallelism'], 1) ?? 1
  const jobs = job.step === undefined ? (reader.count(job.replicas, [...REFERENCE, 'replicas'], 1) ?? 1) : 1
  const { pods, assumptions } = replicas(parallelism, at, reader, besideMain(around))
  return { pods: times(pods, jobs), assumptions }
}

/** A job's template whose container is the TrainJob's: some fields of it one by one, its resources as a whole. */
function withTrainer(template: JsonObject, written: JsonObject, fields: readonly string[]): unknown {
  const spec = mappingIn(template, 'spec')
  const containers = mappingsOf(spec['containers'])
  const target = containers.find(({ name }) => name === NODE) ?? containers[0]
  const resources = written['resourcesPerNode']
  const over = {
    ...Object.fromEntries(Object.entries(pick(written, fields)).filter(([, value]) => value !== null)),
    ...(isObject(resources) ? { resources } : {}),
  }
  return {
    ...template,
    spec: {
      ...spec,
      containers: containers.map((container) =>
        container === target ? { image: '', ...container, ...over } : container,
      ),
    },
  }
}

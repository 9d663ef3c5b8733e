import { type At, isObject, type JsonObject } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { Surroundings } from './kind.ts'
import { fewLayers, mappingIn, mappingsOf, overlay } from './overlay.ts'
import type { Reader } from './reader.ts'

const GROUP = 'trainer.kubeflow.org'

/** What a job of a runtime is to a TrainJob: its trainer, one of the initializers, or nothing that it speaks of. */
const STEP = `${GROUP}/trainjob-ancestor-step`
export const TRAINER = 'trainer'
export const NODE = 'node'

type Mapping = Readonly<Record<string, unknown>>

export type RuntimeJob = {
  readonly name: string
  readonly step: unknown
  readonly replicas: unknown
  readonly parallelism: unknown
  readonly template: JsonObject
}

/** A runtime with a TrainJob's patches laid over. */
export type TrainingRuntime = {
  /** Is it made up, for want of the one that is named? */
  readonly isMissing: boolean
  /** `null` where it has none: then the jobs' own parallelism counts. */
  readonly policy: JsonObject | null
  readonly jobs: readonly RuntimeJob[]
}

/** The jobs of a runtime that is not there: a trainer, whose image nobody names. */
const MADE_UP = {
  mlPolicy: {},
  template: {
    spec: {
      replicatedJobs: [
        {
          name: NODE,
          template: {
            metadata: { labels: { [STEP]: TRAINER } },
            spec: { template: { spec: { containers: [{ name: NODE, image: '' }] } } },
          },
        },
      ],
    },
  },
}

/**
 * The runtime that `runtimeRef` names, one of the cluster where it does not say; where it is not among these files, that is
 * told. https://www.kubeflow.org/docs/components/trainer/operator-guides/runtime/
 */
export function trainingRuntimeOf(spec: Mapping, reader: Reader, around: Surroundings): TrainingRuntime {
  const at: At = ['spec', 'runtimeRef']
  const reference = reader.mapping(spec['runtimeRef'], at)
  const name = reader.text(reference['name'], [...at, 'name']) ?? ''
  const kind = reader.text(reference['kind'], [...at, 'kind']) ?? 'ClusterTrainingRuntime'
  const group = reader.text(reference['apiGroup'], [...at, 'apiGroup']) ?? GROUP
  const found = around.find(`${group}/${kind}`, name)?.value['spec']
  const runtime: Mapping = isObject(found) ? found : {}
  const isMissing = jobsOf(runtime).length === 0
  if (isMissing) {
    const what = isObject(found) ? 'holds no job' : 'is not among these files'
    const message = `the runtime ${quoted(`${kind} ${name}`)} ${what}: what it sets, and the jobs that it runs besides the trainer, are missing here.`
    reader.problem('unresolved-reference', at, message)
  }
  const taken: Mapping = isMissing ? MADE_UP : runtime
  const jobs = patchesOf(spec, reader).reduce(patched, jobsOf(taken))
  return {
    isMissing,
    policy: isObject(taken['mlPolicy']) ? taken['mlPolicy'] : null,
    jobs: jobs.map(jobOf),
  }
}

/** A runtime's template is a JobSet. */
const jobsOf = (runtime: Mapping): readonly Mapping[] =>
  mappingsOf(mappingIn(mappingIn(runtime, 'template'), 'spec')['replicatedJobs'])

function jobOf(job: Mapping, index: number): RuntimeJob {
  const template = mappingIn(job, 'template')
  const spec = mappingIn(template, 'spec')
  const name = job['name']
  return {
    name: typeof name === 'string' ? name : `job ${index}`,
    step: mappingIn(mappingIn(template, 'metadata'), 'labels')[STEP],
    replicas: job['replicas'],
    parallelism: spec['parallelism'],
    template: mappingIn(spec, 'template'),
  }
}

/** What is laid over jobs, by their names: `runtimePatches`, and `podTemplateOverrides` as versions before wrote it. */
function patchesOf(spec: Mapping, reader: Reader): readonly (readonly Mapping[])[] {
  const written = (key: string): readonly Mapping[] => fewLayers(mappingsOf(spec[key]), ['spec', key], reader)
  const patches = written('runtimePatches').map(({ trainingRuntimeSpec }) => {
    const template = mappingIn(isObject(trainingRuntimeSpec) ? trainingRuntimeSpec : {}, 'template')
    return mappingsOf(mappingIn(template, 'spec')['replicatedJobs'])
  })
  const overrides = written('podTemplateOverrides').map(({ targetJobs, ...template }) =>
    mappingsOf(targetJobs).map(({ name }) => ({ name, template: { spec: { template } } })),
  )
  return [...patches, ...overrides]
}

/** A patch changes jobs that are there; it adds none. */
function patched(jobs: readonly Mapping[], patch: readonly Mapping[]): readonly Mapping[] {
  const byName = new Map(patch.map((over) => [over['name'], over]))
  return jobs.map((job) => {
    const template = byName.get(job['name'])?.['template']
    return template === undefined ? job : { ...job, template: overlay(job['template'], template) }
  })
}

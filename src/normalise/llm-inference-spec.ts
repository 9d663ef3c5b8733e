import { isObject, type JsonObject } from '../parse/value.ts'
import { quoted } from '../quoted.ts'
import type { Surroundings } from './kind.ts'
import { fewLayers, mappingIn, mappingsOf, overlay } from './overlay.ts'
import type { Reader } from './reader.ts'

const CONFIG = 'serving.kserve.io/LLMInferenceServiceConfig'

type Mapping = Readonly<Record<string, unknown>>

/** The names of the presets that KServe lays under the parts of a service. */
export type Presets = { readonly main: string; readonly prefill: string; readonly scheduler: string }

/** A service with all that is laid under it. `presets` are the names of those that belong there, `missing` of which are not. */
export type LlmSpec = {
  readonly spec: JsonObject
  readonly presets: Presets
  readonly missing: ReadonlySet<string>
}

/**
 * A service laid over the configurations that it names (the last over the others), and these over KServe's presets for
 * what it consists of, as far as they are among these files.
 * https://kserve.github.io/website/docs/model-serving/generative-inference/llmisvc/llmisvc-configuration
 */
export function llmSpecOf(own: Mapping, reader: Reader, around: Surroundings): LlmSpec {
  const references = fewLayers(mappingsOf(own['baseRefs']), ['spec', 'baseRefs'], reader)
  const bases = references.map(({ name }, index) => {
    const at = ['spec', 'baseRefs', index, 'name']
    const text = reader.text(name, at) ?? ''
    const found = configCalled(text, around)
    if (found === null) {
      const message = `the configuration ${quoted(text)} is not among these files: what it sets is missing here.`
      reader.problem('unresolved-reference', at, message)
    }
    return found
  })
  // What is named twice counts where it is named last.
  const distinct = [...new Set(bases.toReversed())].toReversed()
  const written = laidOver([...distinct, own])
  const presets = presetsOf(written)
  const router = mappingIn(written, 'router')
  const wanted = [
    presets.main,
    ...(isObject(written['prefill']) ? [presets.prefill] : []),
    ...(isObject(router['scheduler']) ? [presets.scheduler] : []),
  ]
  const found = wanted.map((name) => [name, configCalled(name, around)] as const)
  return {
    spec: laidOver([...found.map(([, spec]) => spec), written]),
    presets,
    missing: new Set(found.flatMap(([name, spec]) => (spec === null ? [name] : []))),
  }
}

/** Which presets KServe takes: by whether it has prefill pods, and workers. */
function presetsOf(spec: Mapping): Presets {
  const prefill = spec['prefill']
  const kind = (workload: Mapping): string => {
    if (!isObject(workload['worker'])) return 'template'
    const { data, dataLocal, pipeline } = mappingIn(workload, 'parallelism')
    return pipeline && !data && !dataLocal ? 'worker-pipeline-parallel' : 'worker-data-parallel'
  }
  const called = (name: string): string => `kserve-config-llm-${name}`
  return {
    main: called(`${isObject(prefill) ? 'decode-' : ''}${kind(spec)}`),
    prefill: called(`prefill-${kind(isObject(prefill) ? prefill : {})}`),
    scheduler: called('scheduler'),
  }
}

function laidOver(specs: readonly unknown[]): JsonObject {
  const merged = specs.reduce((below, over) => overlay(below, over), {})
  return isObject(merged) ? merged : {}
}

const configCalled = (name: string, { find }: Surroundings): unknown =>
  find(CONFIG, name)?.value['spec'] ?? null

import { type At, isObject } from '../parse/value.ts'
import type { PodSpec } from './pod-spec.ts'
import type { Reader } from './reader.ts'

/** Variables that open the devices of a node to a container. https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html */
const VISIBLE: ReadonlySet<unknown> = new Set(['NVIDIA_VISIBLE_DEVICES', 'AMD_VISIBLE_DEVICES'])
/** Values that open none. */
const OPEN_NONE: ReadonlySet<unknown> = new Set([undefined, null, '', 'none', 'void'])

/** Runtimes that hand devices to whatever they run. */
const GPU_RUNTIMES = /^(?:nvidia|amd)\b/

/**
 * Devices that a pod reaches past the scheduler: it asks for none by name, and how many it will use nobody can tell. Told, and
 * not counted. Returns what has to be taken as given.
 */
export function unaskedGpus(
  { containers }: PodSpec,
  at: At,
  runtimeClass: string | null,
  reader: Reader,
): readonly string[] {
  for (const [index, { env }] of containers.entries()) {
    for (const [place, variable] of (Array.isArray(env) ? env : []).entries()) {
      if (!isObject(variable) || !VISIBLE.has(variable['name']) || OPEN_NONE.has(variable['value'])) continue
      const message = `${String(variable['name'])} opens GPUs of the node that the pod does not ask for: their power is missing from the figures. Ask for them by name, such as nvidia.com/gpu.`
      reader.problem('unknown-resource', [...at, 'containers', index, 'env', place, 'value'], message)
    }
  }
  return runtimeClass !== null && GPU_RUNTIMES.test(runtimeClass)
    ? [`Its runtime class may open GPUs of the node, and it asks for none: none are counted.`]
    : []
}

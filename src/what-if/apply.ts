import { featuresFrom } from '../encode/features.ts'
import { priorFrom } from '../prior/prior.ts'
import { mainContainer } from '../prior/software.ts'
import type { Coefficients } from '../schema/coefficients.ts'
import type { Family } from '../schema/features.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import { withBoardCount, withBoardType } from './boards.ts'
import { batchOptions, withModel, withOption } from './command-line.ts'
import { withAmount } from './resources.ts'
import { type Setting, settingKeys } from './settings.ts'

/**
 * The same workload, were it written otherwise. Amounts, image and options are those of the main container. Throws `input`
 * for a board that the model does not know.
 */
export function withSettings(
  request: InferenceRequest,
  settings: readonly Setting[],
  coefficients: Coefficients,
): InferenceRequest {
  const inOrder = settings.toSorted((a, b) => settingKeys.indexOf(a.key) - settingKeys.indexOf(b.key))
  return inOrder.reduce((changed, setting) => withSetting(changed, setting, coefficients), request)
}

function withSetting(
  request: InferenceRequest,
  setting: Setting,
  coefficients: Coefficients,
): InferenceRequest {
  const main = mainContainer(request, coefficients.software)
  switch (setting.key) {
    case 'replicas':
      return withPods(request, setting.value)
    case 'cpu':
      return withAmount(request, main, 'req', 'cpu_mcpu', setting.value)
    case 'memory':
      return withAmount(request, main, 'req', 'mem_mib', setting.value)
    case 'limits.cpu':
      return withAmount(request, main, 'lim', 'cpu_mcpu', setting.value)
    case 'limits.memory':
      return withAmount(request, main, 'lim', 'mem_mib', setting.value)
    case 'duty-cycle':
      return { ...request, duty_cycle: setting.value }
    case 'run-seconds':
      return { ...request, run_s: setting.value }
    case 'gpu':
      return withBoardType(request, setting.value, coefficients)
    case 'gpus':
      return withBoardCount(request, setting.value)
    case 'image':
      return {
        ...request,
        containers: request.containers.map((one) => (one === main ? { ...one, image: setting.value } : one)),
      }
    case 'model':
      return main === null
        ? request
        : { ...request, containers: withModel(request.containers, main, setting.value) }
    case 'batch': {
      if (main === null) return request
      const options = batchOptions(familyOf(request, coefficients))
      return { ...request, containers: withOption(request.containers, main, options, String(setting.value)) }
    }
  }
}

const familyOf = (request: InferenceRequest, coefficients: Coefficients): Family | null => {
  const prior = priorFrom(coefficients)(request)
  return featuresFrom(request, prior, coefficients.known_models).family ?? prior.software?.family ?? null
}

/** A fixed number stays fixed; bounds make room for the new one. What runs on every node, or to an end, has no replicas. */
function withPods(request: InferenceRequest, typical: number): InferenceRequest {
  if (request.workload_kind === 'DaemonSet' || request.run_pattern !== 'continuous') return request
  const { min, max } = request.pods
  const pods =
    min === max
      ? { min: typical, typical, max: typical }
      : { min: Math.min(min, typical), typical, max: Math.max(max, typical) }
  return { ...request, pods }
}

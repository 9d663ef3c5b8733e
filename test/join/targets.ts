import { JOIN_DEFAULTS, type Joined, type JoinOptions, joinRows } from '../../src/join/join.ts'
import { EnergyTarget } from '../../src/schema/energy-target.ts'
import type { InferenceRequest } from '../../src/schema/inference-request.ts'
import { request } from '../requests.ts'

/** An energy target of Deployment shop/web, but for what `part` says. */
export const target = (part: Partial<Record<keyof EnergyTarget, unknown>> = {}): EnergyTarget =>
  EnergyTarget.parse({
    namespace: 'shop',
    workload_kind: 'Deployment',
    workload_name: 'web',
    pod: 'web-75b8db7788-x7k2p',
    ...part,
  })

/** A series of samples, `stepS` apart. */
export const series = (
  part: Partial<Record<keyof EnergyTarget, unknown>>,
  steps: readonly unknown[],
  stepS = 60,
): EnergyTarget[] =>
  steps.map((energy_step_j, index) => target({ ...part, ts: 1_762_178_400 + index * stepS, energy_step_j }))

export const web = (part: Partial<InferenceRequest> = {}): InferenceRequest =>
  request({ namespace: 'shop', workload_name: 'web', ...part })

/** Requests of one cluster that is not named, joined. */
export const join = (
  requests: readonly InferenceRequest[],
  targets: readonly EnergyTarget[],
  options: Partial<JoinOptions> = {},
): Joined =>
  joinRows({
    requests: requests.map((request) => ({ request, cluster: null })),
    targets,
    options: { ...JOIN_DEFAULTS, ...options },
  })

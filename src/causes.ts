import type { Predicted } from './compare.ts'
import type { ContainerSpec, InferenceRequest } from './schema/inference-request.ts'
import type { Energy, Prediction } from './schema/prediction.ts'
import type { Cause } from './schema/report.ts'

/** One way in which a workload can change: what to tell of it, and the base with this alone as it is at head. */
type Aspect = {
  readonly what: Exclude<Cause['what'], 'together'>
  readonly tell: (request: InferenceRequest) => string | number | null
  readonly apply: (base: InferenceRequest, head: InferenceRequest) => InferenceRequest
}

/** What changes together moves more or less than its parts: told from this share of the whole change on. */
const LEAST_REST_RATIO = 0.02

const main = ({ containers }: InferenceRequest): ContainerSpec | undefined => containers[0]
const commandOf = ({ containers }: InferenceRequest): string =>
  containers.map(({ command, args }) => [...(command ?? []), ...(args ?? [])].join(' ')).join(' ; ')

/** Containers of the base, each with fields of its namesake at head. */
const withFields = (
  base: InferenceRequest,
  head: InferenceRequest,
  fields: (container: ContainerSpec) => Partial<ContainerSpec>,
): InferenceRequest => ({
  ...base,
  containers: base.containers.map((container) => {
    const namesake = head.containers.find(({ name }) => name === container.name)
    return namesake === undefined ? container : { ...container, ...fields(namesake) }
  }),
})

const aspects: readonly Aspect[] = [
  {
    what: 'replicas',
    tell: ({ pods }) => pods.typical,
    apply: (base, { pods, completions, parallelism }) => ({ ...base, pods, completions, parallelism }),
  },
  {
    what: 'cpu',
    tell: ({ run_requests }) => run_requests.cpu_mcpu,
    apply: (base, head) => ({
      ...withFields(base, head, ({ req_cpu_mcpu, lim_cpu_mcpu }) => ({ req_cpu_mcpu, lim_cpu_mcpu })),
      requests: { ...base.requests, cpu_mcpu: head.requests.cpu_mcpu },
      run_requests: { ...base.run_requests, cpu_mcpu: head.run_requests.cpu_mcpu },
      limits: { ...base.limits, cpu_mcpu: head.limits.cpu_mcpu },
    }),
  },
  {
    what: 'memory',
    tell: ({ run_requests }) => run_requests.mem_mib,
    apply: (base, head) => ({
      ...withFields(base, head, ({ req_mem_mib, lim_mem_mib }) => ({ req_mem_mib, lim_mem_mib })),
      requests: { ...base.requests, mem_mib: head.requests.mem_mib },
      run_requests: { ...base.run_requests, mem_mib: head.run_requests.mem_mib },
      limits: { ...base.limits, mem_mib: head.limits.mem_mib },
    }),
  },
  {
    what: 'accelerators',
    tell: ({ accelerators }) =>
      accelerators
        .map(({ count, model, resource }) => `${+count.toPrecision(3)} × ${model ?? resource}`)
        .join(', ') || null,
    apply: (base, { accelerators, gpu_count, node_type }) => ({
      ...base,
      accelerators,
      gpu_count,
      node_type,
    }),
  },
  {
    what: 'image',
    tell: (request) => main(request)?.image ?? null,
    apply: (base, head) => withFields(base, head, ({ image }) => ({ image })),
  },
  {
    what: 'command',
    tell: commandOf,
    apply: (base, head) => withFields(base, head, ({ command, args }) => ({ command, args })),
  },
  {
    what: 'containers',
    tell: ({ containers }) => containers.map(({ name }) => name).join(', '),
    apply: (base, { containers, requests, run_requests, limits }) => ({
      ...base,
      containers,
      requests,
      run_requests,
      limits,
    }),
  },
  {
    what: 'schedule',
    tell: ({ schedule, runs_per_month }) => schedule ?? runs_per_month,
    apply: (base, { schedule, time_zone, runs_per_month, run_pattern }) => ({
      ...base,
      schedule,
      time_zone,
      runs_per_month,
      run_pattern,
    }),
  },
  {
    what: 'run length',
    tell: ({ run_s, run_limit_s }) => run_s ?? run_limit_s,
    apply: (base, { run_s, run_limit_s }) => ({ ...base, run_s, run_limit_s }),
  },
  {
    what: 'duty cycle',
    tell: ({ duty_cycle }) => duty_cycle,
    apply: (base, { duty_cycle }) => ({ ...base, duty_cycle }),
  },
]

/**
 * Why a workload draws more or less: what changed, and what each change by itself does to the base, biggest first. What
 * they do only together stands last. Nothing for changes that move no figure.
 */
export function causesOf(
  base: Predicted,
  head: Predicted,
  predict: (request: InferenceRequest) => Prediction,
): Cause[] {
  const told = changedAspects(base.request, head.request).flatMap(({ what, tell, apply }) => {
    const alone = predict(apply(base.request, head.request))
    const cause = { what, from: tell(base.request), to: tell(head.request), ...moved(base.prediction, alone) }
    return cause.delta_w === 0 && cause.delta_monthly_kwh === 0 ? [] : [cause]
  })
  const whole = moved(base.prediction, head.prediction)
  const rest = {
    delta_w: whole.delta_w - told.reduce((sum, { delta_w }) => sum + delta_w, 0),
    delta_monthly_kwh:
      whole.delta_monthly_kwh - told.reduce((sum, cause) => sum + cause.delta_monthly_kwh, 0),
  }
  const sorted = told.toSorted(
    (a, b) =>
      Math.abs(b.delta_w) - Math.abs(a.delta_w) ||
      Math.abs(b.delta_monthly_kwh) - Math.abs(a.delta_monthly_kwh),
  )
  const isWorthTelling = Math.abs(rest.delta_w) > Math.abs(whole.delta_w) * LEAST_REST_RATIO
  return isWorthTelling ? [...sorted, { what: 'together', from: null, to: null, ...rest }] : sorted
}

/** Where containers come or go, their resources go with them. */
function changedAspects(base: InferenceRequest, head: InferenceRequest): readonly Aspect[] {
  const names = (request: InferenceRequest): string =>
    request.containers
      .map(({ name }) => name)
      .toSorted()
      .join(' ')
  const sameContainers = names(base) === names(head)
  const excluded: readonly Aspect['what'][] = sameContainers ? ['containers'] : ['cpu', 'memory']
  return aspects.filter(({ what, apply }) => !excluded.includes(what) && !isSame(apply(base, head), base))
}

const isSame = (a: InferenceRequest, b: InferenceRequest): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Of energy, what a month adds up; one run for what runs once. */
const monthOf = (energy: Energy): number =>
  energy.kind === 'run-once' ? energy.run_kwh.p50 : energy.monthly_kwh.p50

const moved = (from: Prediction, to: Prediction) => ({
  delta_w: noiseless(to.power_w.p50 - from.power_w.p50, from.power_w.p50),
  delta_monthly_kwh: noiseless(monthOf(to.energy) - monthOf(from.energy), monthOf(from.energy)),
})

/** What floats leave behind is no change. */
const noiseless = (delta: number, of: number): number => (Math.abs(delta) < Math.abs(of) * 1e-9 ? 0 : delta)

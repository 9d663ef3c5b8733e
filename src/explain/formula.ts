import type { Board } from '../prior/device.ts'
import type { Prior, Undeclared } from '../prior/prior.ts'
import type { Coefficients } from '../schema/coefficients.ts'
import type { Citation, Factor, FormulaTerm } from '../schema/explanation.ts'

type Cited = { readonly source: string; readonly licence: string; readonly date: string }

export const citation = (of: string, { source, licence, date }: Cited): Citation => ({
  of,
  source,
  licence,
  date,
})

type Term = Omit<FormulaTerm, 'watts' | 'utilisation'> & { readonly utilisation?: number }

/** The formula of one pod, term by term: the numbers multiply to the watts that the prediction starts from. */
export function formulaTerms(prior: Prior, coefficients: Coefficients): readonly FormulaTerm[] {
  return [
    ...cpuRequested(prior, coefficients),
    ...cpuUndeclared(prior, coefficients),
    ...memory(prior, coefficients),
    ...prior.boards.map((board) => boardTerm('boards', board, coefficients)),
    ...prior.otherBoards.map((board) => boardTerm('other-accelerators', board, coefficients)),
  ].map((term) => ({ utilisation: null, ...term, watts: wattsOf(term) }))
}

/** Amount × Σ of products. */
export const wattsOf = ({ amount, rate }: Pick<FormulaTerm, 'amount' | 'rate'>): number =>
  amount.value * rate.reduce((sum, factors) => sum + productOf(factors), 0)

const productOf = (factors: readonly Factor[]): number =>
  factors.reduce((product, { value }) => product * value, 1)

const idleFactors = ({ cpu_idle_w_per_vcpu, cpu_idle_share }: Coefficients): Factor[] => [
  { value: cpu_idle_w_per_vcpu.value, unit: 'W/vCPU', of: 'idle' },
  ...(cpu_idle_share.value === 1
    ? []
    : [{ value: cpu_idle_share.value, unit: 'ratio', of: 'of the idle power' }]),
]

function cpuRequested(prior: Prior, coefficients: Coefficients): Term[] {
  const { requestedVcpu, load, utilisation } = prior
  if (requestedVcpu === 0) return []
  const { cpu_idle_w_per_vcpu, cpu_dynamic_w_per_vcpu, cpu_idle_share, cpu_load_curve } = coefficients
  return [
    {
      component: 'host',
      id: 'cpu-requested',
      amount: { value: requestedVcpu, unit: 'vCPU', of: 'requested' },
      utilisation,
      rate: [
        idleFactors(coefficients),
        [
          { value: cpu_dynamic_w_per_vcpu.value, unit: 'W/vCPU', of: 'dynamic' },
          { value: load, unit: 'ratio', of: 'load' },
        ],
      ],
      citations: [
        citation('cpu_idle_w_per_vcpu', cpu_idle_w_per_vcpu),
        citation('cpu_dynamic_w_per_vcpu', cpu_dynamic_w_per_vcpu),
        citation('cpu_idle_share', cpu_idle_share),
        citation('cpu_load_curve', cpu_load_curve),
        ...utilisationCitation(prior, coefficients),
      ],
    },
  ]
}

function utilisationCitation({ utilisationName, software }: Prior, coefficients: Coefficients): Citation[] {
  if (software !== null) return [citation(`utilisation, ${software.title}`, software)]
  return utilisationName === null ? [] : [citation(utilisationName, coefficients[utilisationName])]
}

function cpuUndeclared({ undeclaredCpu }: Prior, coefficients: Coefficients): Term[] {
  if (undeclaredCpu.amount === 0) return []
  const { cpu_idle_w_per_vcpu, cpu_dynamic_w_per_vcpu, undeclared_use_vcpu } = coefficients
  return [
    {
      component: 'host',
      id: 'cpu-undeclared',
      amount: { value: undeclaredCpu.amount, unit: 'vCPU', of: 'in use without a request' },
      rate: [
        idleFactors(coefficients),
        [{ value: cpu_dynamic_w_per_vcpu.value, unit: 'W/vCPU', of: 'dynamic' }],
      ],
      citations: [
        ...usualOf(undeclaredCpu, 'use_vcpu', citation('undeclared_use_vcpu', undeclared_use_vcpu)),
        citation('cpu_idle_w_per_vcpu', cpu_idle_w_per_vcpu),
        citation('cpu_dynamic_w_per_vcpu', cpu_dynamic_w_per_vcpu),
      ],
    },
  ]
}

function memory({ memGib, undeclaredMem }: Prior, coefficients: Coefficients): Term[] {
  if (memGib === 0) return []
  const { memory_w_per_gib, undeclared_mem_gib } = coefficients
  const isAssumed = undeclaredMem.amount === memGib
  return [
    {
      component: 'host',
      id: 'memory',
      amount: { value: memGib, unit: 'GiB', of: isAssumed ? 'taken without a request' : 'of memory' },
      rate: [[{ value: memory_w_per_gib.value, unit: 'W/GiB', of: '' }]],
      citations: [
        citation('memory_w_per_gib', memory_w_per_gib),
        ...usualOf(undeclaredMem, 'mem_gib', citation('undeclared_mem_gib', undeclared_mem_gib)),
      ],
    },
  ]
}

/** What stands behind the usual use of containers that declare nothing: their classes, and the figure for the rest. */
function usualOf({ classes }: Undeclared, what: 'use_vcpu' | 'mem_gib', rest: Citation): Citation[] {
  const cited = classes.map((one) => (one === null ? rest : citation(`${what}, ${one.title}`, one)))
  return cited.filter((one, index) => cited.findIndex(({ of }) => of === one.of) === index)
}

function boardTerm(
  component: FormulaTerm['component'],
  { model, count, nameplateW, isNamed }: Board & { readonly count: number },
  { devices, accelerator_load_ratio, unknown_accelerator_w }: Coefficients,
): Term {
  const device = isNamed ? devices.find((one) => one.model === model) : undefined
  return {
    component,
    id: 'board',
    amount: { value: count, unit: 'board', of: model },
    rate: [
      [
        { value: nameplateW, unit: 'W', of: isNamed ? 'nameplate' : 'taken' },
        { value: accelerator_load_ratio.value, unit: 'ratio', of: 'at full load' },
      ],
    ],
    citations: [
      device === undefined
        ? citation('unknown_accelerator_w', unknown_accelerator_w)
        : citation(`nameplate of ${device.model}`, device),
      citation('accelerator_load_ratio', accelerator_load_ratio),
    ],
  }
}

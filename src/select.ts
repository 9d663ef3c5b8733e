import { AppError } from './errors.ts'
import { nearNames } from './near-names.ts'
import { quoted } from './quoted.ts'
import type { InferenceRequest } from './schema/inference-request.ts'

/** How the user chooses workloads. */
const SELECTOR_FORMS = 'NAME, NAMESPACE/NAME, KIND/NAME or KIND/NAMESPACE/NAME'

type Named = Pick<InferenceRequest, 'workload_kind' | 'namespace' | 'workload_name'>

/**
 * The workloads that any of the selectors names, in their own order; all of them without a selector. Kinds are told apart
 * without case. Throws `input` for a selector that names nothing.
 */
export function selected<T extends Named>(
  workloads: readonly T[],
  selectors: readonly string[],
): readonly T[] {
  if (selectors.length === 0) return workloads
  const tests = selectors.map((selector) => testOf(selector))
  for (const [index, selector] of selectors.entries()) {
    if (!workloads.some((workload) => tests[index]?.(workload))) throw nothingNamed(selector, workloads)
  }
  return workloads.filter((workload) => tests.some((isMeant) => isMeant(workload)))
}

function testOf(selector: string): (workload: Named) => boolean {
  const parts = selector.split('/')
  const [first = '', second = '', third = ''] = parts
  const isKind = ({ workload_kind }: Named): boolean => workload_kind.toLowerCase() === first.toLowerCase()
  switch (parts.length) {
    case 1:
      return ({ workload_name }) => workload_name === first
    case 2:
      return (workload) =>
        workload.workload_name === second && (workload.namespace === first || isKind(workload))
    case 3:
      return (workload) =>
        workload.workload_name === third && workload.namespace === second && isKind(workload)
    default:
      return () => false
  }
}

function nothingNamed(selector: string, workloads: readonly Named[]): AppError {
  const parts = selector.split('/').length
  const names = workloads.map(({ workload_kind, namespace, workload_name }) =>
    [workload_kind, namespace, workload_name].slice(-Math.min(parts, 3)).join('/'),
  )
  const near = nearNames(selector, names).map((name) => quoted(name))
  return new AppError(
    'input',
    `no workload is called ${quoted(selector)}`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Write ${SELECTOR_FORMS}.`,
  )
}

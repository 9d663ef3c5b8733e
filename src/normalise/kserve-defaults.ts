import { parseMilli } from '../parse/quantity.ts'
import { isObject } from '../parse/value.ts'

/** What KServe's configuration, as it is installed, gives to the containers of a user's own; and its runtimes ask for. */
const DEFAULTS = { cpu: '1', memory: '2Gi' } as const
const NAMES = ['cpu', 'memory'] as const

export const KSERVE_AMOUNTS = `${DEFAULTS.cpu} CPU and ${DEFAULTS.memory} of memory`

type Container = Readonly<Record<string, unknown>>

/**
 * A container with KServe's requests and limits where it has none of its own. Not where that would ask for more than its
 * limit, or limit it to less than it asks for: the API server would refuse both.
 * https://kserve.github.io/website/docs/admin-guide/configurations
 */
export function withKserveDefaults(container: Container): { container: Container; isFilled: boolean } {
  const resources = container['resources'] ?? {}
  if (!isObject(resources)) return { container, isFilled: false }
  const { requests, limits, ...others } = resources
  const filledRequests = filled(requests, limits, (standard, limit) => standard <= limit)
  const filledLimits = filled(limits, requests, (standard, request) => standard >= request)
  const isFilled = NAMES.some((name) => amountOf(requests, name) !== amountOf(filledRequests, name))
  return {
    container: { ...container, resources: { ...others, requests: filledRequests, limits: filledLimits } },
    isFilled,
  }
}

function filled(own: unknown, other: unknown, fits: (standard: bigint, other: bigint) => boolean): unknown {
  if (own !== undefined && own !== null && !isObject(own)) return own
  const added = NAMES.filter((name) => {
    if (amountOf(own, name) !== undefined) return false
    const beside = amountOf(other, name)
    if (beside === undefined) return true
    const [standard, milli] = [parseMilli(DEFAULTS[name]), parseMilli(String(beside))]
    return standard !== null && milli !== null && fits(standard, milli)
  })
  return { ...own, ...Object.fromEntries(added.map((name) => [name, DEFAULTS[name]])) }
}

const amountOf = (amounts: unknown, name: string): unknown =>
  isObject(amounts) ? (amounts[name] ?? undefined) : undefined

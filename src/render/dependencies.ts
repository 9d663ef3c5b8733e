import { parse } from 'yaml'
import * as z from 'zod'

const Chart = z.object({ dependencies: z.array(z.object({ repository: z.string().nullish() })).default([]) })
const Dependencies = z.object({ dependencies: z.unknown() })

/**
 * Do two states of a chart, each its Chart.yaml and its Chart.lock, have the same dependencies? A dependency in a folder
 * beside the chart may have changed all the same.
 */
export function sameDependencies(
  [chart, lock]: readonly (string | null)[],
  [otherChart, otherLock]: readonly (string | null)[],
): boolean {
  const [value, other] = [chart, otherChart].map(valueIn)
  const repositories = Chart.safeParse(value).data?.dependencies.map(({ repository }) => repository ?? '')
  return (
    repositories?.every((repository) => !repository.startsWith('file:')) === true &&
    lock === otherLock &&
    JSON.stringify(Dependencies.safeParse(value).data) === JSON.stringify(Dependencies.safeParse(other).data)
  )
}

function valueIn(text: string | null | undefined): unknown {
  try {
    return parse(text ?? '', { logLevel: 'silent' })
  } catch {
    return null
  }
}

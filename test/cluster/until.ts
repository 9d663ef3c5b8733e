import { setTimeout as wait } from 'node:timers/promises'

const EVERY_MS = 50

/**
 * What `attempt` gives once that is neither false nor null; a throw counts as not yet. Gives up after a time, or as soon
 * as `ended` tells why waiting is of no use.
 */
export async function until<T>(
  what: string,
  attempt: () => Promise<T | null | false>,
  withinS = 30,
  ended: () => string | null = () => null,
): Promise<T> {
  const deadline = performance.now() + withinS * 1000
  for (;;) {
    let cause: unknown
    try {
      const outcome = await attempt()
      if (outcome !== null && outcome !== false) return outcome
    } catch (error) {
      cause = error
    }
    const end = ended() ?? (performance.now() > deadline ? `not within ${withinS} s` : null)
    if (end !== null) throw new Error(`${what}: ${end}`, { cause })
    await wait(EVERY_MS)
  }
}

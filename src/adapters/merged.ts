/** What waits to be taken before the sources have to wait: each may be a page of a list. */
const CAPACITY = 4

/**
 * The values of several sources as they come. A consumer that is slow slows the sources; one that fails ends them all: whoever
 * opened them has to stop the others.
 */
export async function* merged<T>(sources: readonly AsyncIterable<T>[]): AsyncGenerator<T> {
  const waiting: T[] = []
  let open = sources.length
  let failure: { readonly error: unknown } | null = null
  let isEnded = false
  let wake = (): void => {}
  let release: (() => void)[] = []

  async function pump(source: AsyncIterable<T>): Promise<void> {
    try {
      for await (const value of source) {
        waiting.push(value)
        wake()
        if (waiting.length >= CAPACITY) await new Promise<void>((resolve) => release.push(resolve))
        if (isEnded) return
      }
    } catch (error) {
      failure ??= { error }
    } finally {
      open--
      wake()
    }
  }

  for (const source of sources) void pump(source)
  try {
    while (true) {
      const batch = waiting.splice(0)
      const released = release
      release = []
      for (const resolve of released) resolve()
      for (const value of batch) yield value
      if (batch.length > 0) continue
      if (failure !== null) throw (failure as { readonly error: unknown }).error
      if (open === 0) return
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  } finally {
    isEnded = true
    for (const resolve of release) resolve()
  }
}

import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'
import type { MetricsSource } from './source.ts'

/** Sources by name. */
export type SourceRegistry = {
  /** Throws `input` for a name that is empty or taken. */
  readonly register: (name: string, source: MetricsSource) => void
  /** The same for names of our own: a fault is a bug, and thrown as one. */
  readonly mustRegister: (name: string, source: MetricsSource) => void
  readonly get: (name: string) => MetricsSource | null
  /** Names, in the order of registration. */
  readonly list: () => readonly string[]
}

export function sourceRegistry(): SourceRegistry {
  const sources = new Map<string, MetricsSource>()
  const register = (name: string, source: MetricsSource): void => {
    if (name === '') throw new AppError('input', 'source name is required', 'Name the source.')
    if (sources.has(name))
      throw new AppError('input', `source ${quoted(name)} already registered`, 'Choose another name.')
    sources.set(name, source)
  }
  return {
    register,
    mustRegister(name, source) {
      try {
        register(name, source)
      } catch (cause) {
        throw new Error('failed to register source', { cause })
      }
    },
    get: (name) => sources.get(name) ?? null,
    list: () => [...sources.keys()],
  }
}

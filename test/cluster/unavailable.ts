import { spawnSync } from 'node:child_process'
import { isBuilt, parts } from './parts.ts'

const runs = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0

/** Why no cluster can be built and run here, as a sentence; `null` when one can. */
export function unbuildable(): string | null {
  if (process.platform !== 'linux') return `The cluster runs on Linux, not on ${process.platform}.`
  if (!runs('go', 'version')) return 'There is no Go to build the cluster with.'
  // The kernel ends the servers when a test run is killed: setpriv is how a child asks for that.
  if (!runs('setpriv', '--pdeathsig', 'keep', 'true'))
    return 'There is no setpriv of util-linux 2.33 or newer.'
  return null
}

/** Why there can be no cluster here now, as a sentence; `null` when there can. */
export function unavailable(): string | null {
  const why = unbuildable()
  if (why !== null) return why
  const missing = parts.filter((part) => !isBuilt(part)).map(({ name }) => name)
  if (missing.length > 0) return `Not built yet: ${missing.join(', ')}. Run npm run cluster first.`
  return null
}

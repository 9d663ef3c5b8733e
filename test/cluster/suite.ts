import { after, afterEach, before } from 'node:test'
import { type Cluster, type ClusterOptions, startCluster } from './cluster.ts'
import { unavailable } from './unavailable.ts'

export type Fixture<T> = {
  /** An option of every test: where there can be no cluster, why. */
  readonly skip: string | false
  /** What `prepare` made. Only within tests. */
  readonly fixture: () => T
}

/**
 * A cluster for the tests of a file, and what `prepare` makes of it before the first. In CI the file fails where there
 * can be no cluster. After a test that failed, the logs are kept, and their ends shown.
 */
export function clusterFor<T>(
  options: ClusterOptions,
  prepare: (cluster: Cluster) => Promise<T>,
): Fixture<T> {
  const why = unavailable()
  if (why !== null && process.env['CI'] === 'true') throw new Error(why)
  let made: { readonly fixture: T } | undefined
  if (why === null) {
    let cluster: Cluster | undefined
    let hasFailed = false
    // One hook, as those of a file begin all at once.
    before(async () => {
      cluster = await startCluster(options)
      made = { fixture: await prepare(cluster) }
    })
    afterEach((context) => {
      if (hasFailed || !('passed' in context) || context.passed || cluster === undefined) return
      hasFailed = true
      process.stderr.write(`${cluster.rig.lastLines()}\nAll logs: ${cluster.rig.folder}\n`)
    })
    after(() => cluster?.stop({ keepsFolder: hasFailed }))
  }
  return {
    skip: why ?? false,
    fixture() {
      if (made === undefined) throw new Error('the cluster is not prepared')
      return made.fixture
    },
  }
}

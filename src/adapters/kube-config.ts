import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { KubeConfig } from '@kubernetes/client-node'
import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'

/** Which cluster, and how its certificate is checked. */
export type ClusterOptions = {
  readonly cwd: string
  readonly env: (name: string) => string | undefined
  /** Files as `KUBECONFIG` lists them; `null`: that variable, then `~/.kube/config`, then the pod's own service account. */
  readonly kubeconfig: string | null
  /** `null`: the current context. */
  readonly context: string | null
  /** A bundle of CA certificates in place of the configuration's. */
  readonly caFile: string | null
  /** `null`: as the configuration says. */
  readonly verifiesTls: boolean | null
}

/**
 * Where the cluster is and how to sign in, in the order of kubectl. Throws `input` for files that are not there or no
 * configurations, and where nothing says where a cluster is.
 */
export function kubeConfigFrom(options: ClusterOptions): KubeConfig {
  const config = found(options)
  const { context, caFile, verifiesTls } = options
  if (context !== null) {
    if (config.getContextObject(context) === null)
      throw new AppError(
        'input',
        `the context ${quoted(context)} is not in the configuration`,
        `There are: ${config.contexts.map(({ name }) => quoted(name)).join(', ') || 'none'}.`,
      )
    config.setCurrentContext(context)
  }
  const cluster = config.getCurrentCluster()
  if (cluster === null)
    throw new AppError(
      'input',
      'the configuration names no current context with a cluster',
      'Choose one with --context.',
    )
  const file = caFile === null ? null : resolve(options.cwd, caFile)
  if (file !== null && !existsSync(file))
    throw new AppError('input', `the CA file ${quoted(caFile ?? '')} is not there`, 'Correct --ca-file.')
  const changed = {
    ...cluster,
    ...(file === null ? {} : { caFile: file }),
    ...(verifiesTls === null ? {} : { skipTLSVerify: !verifiesTls }),
  }
  config.clusters = config.clusters.map((one) => (one.name === cluster.name ? changed : one))
  return config
}

function found({ cwd, env, kubeconfig }: ClusterOptions): KubeConfig {
  const named = kubeconfig ?? env('KUBECONFIG') ?? ''
  if (named !== '') {
    const files = named.split(delimiter).filter((file) => file !== '')
    // kubectl passes over files of the variable that are not there; one that a flag names must be.
    const there = files.filter((file) => kubeconfig !== null || existsSync(resolve(cwd, file)))
    if (there.length === 0) throw notThere(named)
    return merged(there.map((file) => read(cwd, file)))
  }
  const own = join(env('HOME') || homedir(), '.kube', 'config')
  if (existsSync(own)) return read(cwd, own)
  if (env('KUBERNETES_SERVICE_HOST') === undefined || !existsSync(SERVICE_ACCOUNT))
    throw new AppError(
      'input',
      'no cluster is configured: there is no kubeconfig, and this is no pod',
      'Name one with --kubeconfig, or set KUBECONFIG.',
    )
  const config = new KubeConfig()
  config.loadFromCluster()
  return config
}

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount/token'

function read(cwd: string, file: string): KubeConfig {
  const path = resolve(cwd, file)
  if (!existsSync(path)) throw notThere(file)
  const config = new KubeConfig()
  try {
    config.loadFromFile(path)
  } catch (cause) {
    const why = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ''
    throw new AppError('input', `the kubeconfig ${quoted(file)} cannot be read: ${why}`, 'Correct it.', {
      cause,
    })
  }
  return config
}

/** Of several entries of one name the first counts, and the first current context, as for kubectl. */
function merged(configs: readonly KubeConfig[]): KubeConfig {
  const [first = new KubeConfig(), ...more] = configs
  for (const config of more) {
    first.clusters = firstOfEach([...first.clusters, ...config.clusters])
    first.users = firstOfEach([...first.users, ...config.users])
    first.contexts = firstOfEach([...first.contexts, ...config.contexts])
    if (!first.currentContext) first.setCurrentContext(config.currentContext)
  }
  return first
}

const firstOfEach = <T extends { readonly name: string }>(all: readonly T[]): T[] => [
  ...new Map(all.toReversed().map((one) => [one.name, one])).values(),
]

const notThere = (file: string): AppError =>
  new AppError('input', `the kubeconfig ${quoted(file)} is not there`, 'Correct --kubeconfig or KUBECONFIG.')

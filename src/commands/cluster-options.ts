import { InvalidArgumentError, Option } from 'commander'
import type { ClusterOptions } from '../adapters/kube-config.ts'
import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'
import type { Io } from './io.ts'

/** Options of every command that reads a cluster. */
export type ClusterFlags = {
  readonly kubeconfig?: string
  readonly context?: string
  readonly caFile?: string
  readonly verifySsl?: boolean
  readonly suppressTlsWarnings?: boolean
}

export const clusterOptions = (): Option[] => [
  new Option(
    '--kubeconfig <files>',
    'configuration of the cluster, several as in KUBECONFIG (default: that, ~/.kube/config, or the pod it runs in)',
  ),
  new Option('--context <name>', 'context of that configuration (default: the current one)'),
  new Option(
    '--ca-file <file>',
    "CA certificates of the cluster (default: K8S_CA_FILE, or the configuration's)",
  ),
  new Option(
    '--verify-ssl <boolean>',
    "whether the cluster's certificate is checked: true or false (default: VERIFY_SSL, or as the configuration says)",
  ).argParser((text) => {
    const value = booleanIn(text)
    if (value === null) throw new InvalidArgumentError('Write true or false.')
    return value
  }),
  new Option('--suppress-tls-warnings', 'say nothing of a certificate that is not checked'),
]

/** What the flags say, else the environment. Throws `input` for a value of the environment that is none. */
export function clusterFrom(flags: ClusterFlags, io: Io): ClusterOptions {
  const verified = io.env('VERIFY_SSL') ?? ''
  const fromEnv = verified === '' ? null : booleanIn(verified)
  if (verified !== '' && fromEnv === null)
    throw new AppError('input', `VERIFY_SSL is ${quoted(verified)}`, 'Write true or false.')
  const verifiesTls = flags.verifySsl ?? fromEnv
  if (verifiesTls === false && flags.suppressTlsWarnings !== true)
    io.err('wattlint: the certificate of the cluster is not checked\n')
  return {
    cwd: io.cwd,
    env: io.env,
    kubeconfig: flags.kubeconfig ?? null,
    context: flags.context ?? null,
    caFile: flags.caFile ?? (io.env('K8S_CA_FILE') || null),
    verifiesTls,
  }
}

const BOOLEANS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  '1': true,
  false: false,
  no: false,
  off: false,
  '0': false,
}

const booleanIn = (text: string): boolean | null => BOOLEANS[text.trim().toLowerCase()] ?? null

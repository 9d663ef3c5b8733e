import { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'
import type { TlsOptions } from './http-exchange.ts'
import { checkedToken } from './prometheus-options.ts'

/** What is scraped, and how. '' and 0 mean the default where there is one. */
export type PodScrapingOptions = {
  /** The Service whose selector finds the pods. */
  readonly serviceName: string
  readonly serviceNamespace: string
  /** Of the pods, 1 to 65535. */
  readonly metricsPort: number
  /** Default `/metrics`. */
  readonly metricsPath?: string
  /** Default `http`. */
  readonly metricsScheme?: string
  /** A Secret with a bearer token for the pods; '' = none. */
  readonly metricsReaderSecretName?: string
  /** Default: the namespace of the Service. */
  readonly metricsReaderSecretNamespace?: string
  /** Default `token`. */
  readonly metricsReaderSecretKey?: string
  /** A bearer token, in place of that of a Secret; '' = none. */
  readonly bearerToken?: string
  /** For one pod. Default 5 s. */
  readonly scrapeTimeoutMs?: number
  /** Default 10. */
  readonly maxConcurrentScrapes?: number
  /** How long results are kept. Default 30 s. */
  readonly defaultTtlMs?: number
  /**
   * The way to a pod: straight to its IP, which needs a place in the network of the cluster, or through the API server, which needs
   * the right to get `pods/proxy`, and lets no token through. Default `pod-ip`.
   */
  readonly via?: 'pod-ip' | 'api-server'
  /** How the certificates of pods are checked, for the scheme `https`. */
  readonly tls?: Partial<TlsOptions>
  /** The largest answer of one pod that is read, unpacked. Default 64 MiB. */
  readonly largestBodyBytes?: number
  /** Unix seconds. */
  readonly now?: () => number
}

export type PodScrapingConfig = Required<Omit<PodScrapingOptions, 'tls'>> & { readonly tls: TlsOptions }

const MS_PER_S = 1000

export const defaultPodScraping = {
  metricsPath: '/metrics',
  metricsScheme: 'http',
  metricsReaderSecretName: '',
  metricsReaderSecretKey: 'token',
  bearerToken: '',
  scrapeTimeoutMs: 5000,
  maxConcurrentScrapes: 10,
  defaultTtlMs: 30_000,
  via: 'pod-ip',
  largestBodyBytes: 64 * 1024 * 1024,
} as const satisfies Partial<PodScrapingOptions>

const MOST_PORT = 65_535
const BY_API_SERVER = 'Scrape by pod IP, or without it.'

/** Throws `input` for what is missing or cannot be; never with a token in it. */
export function podScrapingConfig(options: PodScrapingOptions): PodScrapingConfig {
  const defaults = defaultPodScraping
  const { serviceName, serviceNamespace, metricsPort, via = defaults.via, tls = {} } = options
  if (serviceName === '') throw wrong('serviceName is required', 'Name the Service that selects the pods.')
  if (serviceNamespace === '')
    throw wrong('serviceNamespace is required', 'Name the namespace of the Service.')
  if (!Number.isInteger(metricsPort) || metricsPort < 1 || metricsPort > MOST_PORT)
    throw wrong(`metricsPort must be 1..${MOST_PORT}, and is ${metricsPort}`, 'Write the port of the pods.')
  const path = options.metricsPath || defaults.metricsPath
  const bearerToken = options.bearerToken || defaults.bearerToken
  const secretName = options.metricsReaderSecretName || defaults.metricsReaderSecretName
  if (via === 'api-server' && (bearerToken !== '' || secretName !== ''))
    throw wrong('a token for pods does not get through the API server', BY_API_SERVER)
  if (via === 'api-server' && (tls.ca != null || tls.serverName != null))
    throw wrong('the API server does not check the certificates of pods', BY_API_SERVER)
  return {
    serviceName,
    serviceNamespace,
    metricsPort,
    metricsPath: path.startsWith('/') ? path : `/${path}`,
    metricsScheme: scheme(options.metricsScheme || defaults.metricsScheme),
    metricsReaderSecretName: secretName,
    metricsReaderSecretNamespace: options.metricsReaderSecretNamespace || serviceNamespace,
    metricsReaderSecretKey: options.metricsReaderSecretKey || defaults.metricsReaderSecretKey,
    bearerToken: bearerToken === '' ? '' : checkedToken(bearerToken.trim()),
    scrapeTimeoutMs: amount('scrapeTimeoutMs', options.scrapeTimeoutMs || defaults.scrapeTimeoutMs),
    maxConcurrentScrapes: amount(
      'maxConcurrentScrapes',
      options.maxConcurrentScrapes || defaults.maxConcurrentScrapes,
    ),
    defaultTtlMs: amount('defaultTtlMs', options.defaultTtlMs || defaults.defaultTtlMs),
    via,
    tls: { ca: tls.ca ?? null, insecure: tls.insecure ?? false, serverName: tls.serverName ?? null },
    largestBodyBytes: amount('largestBodyBytes', options.largestBodyBytes || defaults.largestBodyBytes),
    now: options.now ?? (() => Date.now() / MS_PER_S),
  }
}

function scheme(text: string): string {
  if (text === 'http' || text === 'https') return text
  throw wrong(`metricsScheme ${quoted(text)} is none`, 'Write http or https.')
}

function amount(name: string, value: number): number {
  if (Number.isInteger(value) && value > 0) return value
  throw wrong(`${name} must be a whole number above 0, and is ${value}`, 'Write one, or leave it out.')
}

const wrong = (what: string, hint: string): AppError => new AppError('input', what, hint)

import { type IncomingMessage, request as plainRequest } from 'node:http'
import { type RequestOptions, request as tlsRequest } from 'node:https'
import type { KubeConfig } from '@kubernetes/client-node'
import { AppError } from '../errors.ts'

/** The beginning of an answer of the API server; `body` is its stream. */
export type KubeAnswer = {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: IncomingMessage
}

export type KubeQuery = Readonly<Record<string, string>>

/** GET, signed in as the configuration says. Rejects with what broke when no answer begins. */
export type KubeHttp = (
  path: string,
  query: KubeQuery,
  options: { readonly signal: AbortSignal; readonly accept?: string },
) => Promise<KubeAnswer>

/** A connection whose other side has vanished is noticed by the system within a few of these. */
const KEEP_ALIVE_MS = 30_000

/**
 * The requests themselves are plain ones of Node: the client's own calls would read whole objects into classes, and its
 * watch drops what it cannot read. Where the cluster is, and every way to sign in (certificates, tokens that are renewed,
 * exec plugins, proxies), are the client's.
 */
export function kubeHttp(config: KubeConfig): KubeHttp {
  const cluster = config.getCurrentCluster()
  const server = URL.parse(cluster?.server ?? '')
  if (server === null || !/^https?:$/.test(server.protocol))
    throw new AppError(
      'input',
      'the cluster of the configuration has no address',
      'Write clusters[].cluster.server.',
    )
  const root = server.pathname.replace(/\/$/, '')
  return async (path, query, { signal, accept = 'application/json' }) => {
    const signedIn: RequestOptions = {}
    await config.applyToHTTPSOptions(signedIn)
    // An agent of its own for each request would keep no connection; a proxy needs its own.
    if (!cluster?.proxyUrl) delete signedIn.agent
    const search = new URLSearchParams(query).toString()
    const options: RequestOptions = {
      ...signedIn,
      protocol: server.protocol,
      hostname: server.hostname.replace(/^\[|\]$/g, ''),
      port: server.port,
      path: `${root}${path}${search === '' ? '' : `?${search}`}`,
      headers: { ...signedIn.headers, accept, 'user-agent': 'wattlint' },
      signal,
    }
    return new Promise((resolve, reject) => {
      const send = server.protocol === 'https:' ? tlsRequest : plainRequest
      const sent = send(options, (body) => {
        body.socket.setKeepAlive(true, KEEP_ALIVE_MS)
        resolve({ status: body.statusCode ?? 0, headers: body.headers, body })
      })
      sent.on('error', reject)
      sent.end()
    })
  }
}

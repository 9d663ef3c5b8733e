import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { KubeConfig } from '@kubernetes/client-node'
import { type KubeHttp, kubeHttp } from '../../src/adapters/kube-http.ts'
import type { JsonValue } from '../../src/parse/value.ts'

/** Answers one request of the script; the next request gets the next answer, and the last answer stays. */
export type Answer = (response: ServerResponse, url: URL, request: IncomingMessage) => void

export const json =
  (status: number, value: JsonValue): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

export const list = (version: string, names: readonly string[], next = ''): Answer =>
  json(200, {
    kind: 'DeploymentList',
    metadata: { resourceVersion: version, ...(next === '' ? {} : { continue: next }) },
    items: names.map((name) => deployment(name, version)),
  })

export const status = (code: number, message = ''): Answer => json(code, { kind: 'Status', code, message })

export const deployment = (name: string, resourceVersion: string): JsonValue => ({
  metadata: { name, namespace: 'shop', uid: `uid-${name}`, resourceVersion, generation: 1 },
  spec: { template: { spec: { containers: [{ name: 'c', image: 'nginx' }] } } },
})

export const event = (type: string, name: string, resourceVersion: string): string =>
  `${JSON.stringify({ type, object: deployment(name, resourceVersion) })}\n`

/** A watch that says this and then ends, is cut, or goes silent. */
export const watch =
  (text: string, end: 'end' | 'cut' | 'silent' = 'end'): Answer =>
  (response) => {
    response.writeHead(200)
    response.write(text, () => {
      if (end === 'end') response.end()
      if (end === 'cut') response.destroy()
    })
    if (text === '') response.flushHeaders()
  }

export type WatchServer = {
  readonly http: KubeHttp
  /** Paths and queries, in the order in which they were asked. */
  readonly asked: readonly string[]
  readonly close: () => Promise<void>
}

/** An API server that follows a script. */
export async function startWatchServer(script: readonly Answer[]): Promise<WatchServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    const answer = script[Math.min(asked.length, script.length - 1)]
    asked.push(shown(url))
    answer?.(response, url, request)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const config = new KubeConfig()
  const { port } = server.address() as AddressInfo
  config.loadFromClusterAndUser(
    { name: 'c', server: `http://127.0.0.1:${port}`, skipTLSVerify: true },
    { name: 'u' },
  )
  return {
    http: kubeHttp(config),
    asked,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** What matters of a request: is it a watch, and from where on? */
function shown(url: URL): string {
  const query = url.searchParams
  if (query.get('watch') === '1') return `watch ${query.get('resourceVersion')}`
  return query.get('continue') === null ? 'list' : `list ${query.get('continue')}`
}

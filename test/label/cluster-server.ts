import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { folderOf } from '../folders.ts'

export type ClusterServer = { readonly kubeconfig: string; readonly asked: readonly string[] }

/**
 * An API server that lists objects by the plural in the path, and answers `…/proxy/metrics`. `forbidden`: plurals that nobody may
 * list. `metrics` is asked with the name of a pod and its port; `null` is no answer.
 */
export async function clusterServer(
  t: TestContext,
  lists: Readonly<Record<string, readonly unknown[]>>,
  {
    forbidden = [],
    metrics = () => null,
  }: {
    readonly forbidden?: readonly string[]
    readonly metrics?: (pod: string, port: string) => string | null
  } = {},
): Promise<ClusterServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    asked.push(url.pathname)
    const [, pod, port] = /\/pods\/([^/:]+):(\d+)\/proxy\/metrics$/.exec(url.pathname) ?? []
    if (pod !== undefined && port !== undefined) {
      const text = metrics(pod, port)
      response.writeHead(text === null ? 404 : 200, { 'content-type': 'text/plain; version=0.0.4' })
      response.end(text ?? '')
      return
    }
    const [, namespace, plural = ''] = /(?:\/namespaces\/([^/]+))?\/(\w+)$/.exec(url.pathname) ?? []
    response.setHeader('content-type', 'application/json')
    if (forbidden.includes(plural)) {
      response.statusCode = 403
      response.end(JSON.stringify({ kind: 'Status', message: `${plural} is forbidden` }))
      return
    }
    const selector = url.searchParams.get('labelSelector')
    const items = (lists[plural] ?? []).filter(
      (object) => isSelected(object, selector) && isIn(object, namespace),
    )
    response.end(JSON.stringify({ kind: 'List', metadata: { resourceVersion: '1' }, items }))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  t.after(() => server.close())
  const address: AddressInfo | string | null = server.address()
  const port = address !== null && typeof address !== 'string' ? address.port : 0
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: 'c', cluster: { server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true } },
    ],
    users: [{ name: 'u', user: {} }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'x',
  }
  const folder = folderOf(t, { config: JSON.stringify(config) })
  return { kubeconfig: join(folder, 'config'), asked }
}

const fieldOf = (object: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    object,
  )

function isSelected(object: unknown, selector: string | null): boolean {
  if (selector === null) return true
  const [label = '', value] = selector.split('=')
  return fieldOf(object, 'metadata', 'labels', label) === value
}

const isIn = (object: unknown, namespace: string | undefined): boolean =>
  namespace === undefined || fieldOf(object, 'metadata', 'namespace') === namespace

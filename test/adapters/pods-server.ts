import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { TestContext } from 'node:test'
import type { ClusterApi } from '../../src/adapters/kubernetes-api.ts'
import { podScrapingSource } from '../../src/adapters/pod-scraping.ts'
import type { PodScrapingOptions } from '../../src/adapters/pod-scraping-options.ts'
import { AppError } from '../../src/errors.ts'
import type { JsonObject } from '../../src/parse/value.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

export const TEXT = 'text/plain; version=0.0.4; charset=utf-8'

export const exposing =
  (
    text: string | Buffer,
    headers: Readonly<Record<string, string>> = { 'content-type': TEXT },
    status = 200,
  ): Handler =>
  (_, response) =>
    void response.writeHead(status, headers).end(text)

/** What the pods of a test answer with, whichever is asked; what `troubles` holds comes first. */
export async function startPods(t: TestContext, usual: Handler, host = '127.0.0.1') {
  const asked: IncomingMessage[] = []
  const troubles: Handler[] = []
  const load = { now: 0, most: 0 }
  const server = createServer((request, response) => {
    asked.push(request)
    load.most = Math.max(load.most, ++load.now)
    let isDone = false
    const done = (): void => {
      if (!isDone) load.now--
      isDone = true
    }
    response.on('finish', done).on('close', done)
    ;(troubles.shift() ?? usual)(request, response)
  })
  await new Promise<void>((resolve, reject) => server.on('error', reject).listen(0, host, resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return { port: typeof address === 'object' ? (address?.port ?? 0) : 0, asked, troubles, load }
}

export type Pod = {
  readonly name: string
  readonly ip?: string
  /** Of the condition Ready; `null` = there is no condition. */
  readonly ready?: string | null
  readonly labels?: Readonly<Record<string, string>>
  readonly isTerminating?: boolean
}

export type Cluster = {
  /** Of the Service; `undefined` = there is no Service. */
  readonly selector?: Readonly<Record<string, string>> | null | undefined
  readonly pods?: readonly Pod[]
  /** Values by key; `undefined` = there is no Secret. */
  readonly secret?: Readonly<Record<string, string>> | undefined
  readonly proxied?: (path: string, query: Readonly<Record<string, string>>) => Promise<string>
}

const NOT_THERE = (path: string): AppError =>
  new AppError('source', `the cluster has no ${path}: status 404`, '')

/** A cluster with one Service `s` in the namespace `n`, and what was read of it. */
export function clusterOf({ selector, pods = [], secret, proxied }: Cluster) {
  const read: string[] = []
  const api: ClusterApi = {
    async get(path) {
      read.push(path)
      if (path.includes('/secrets/')) {
        if (secret === undefined) throw NOT_THERE(path)
        const data = Object.entries(secret).map(([key, value]) => [
          key,
          Buffer.from(value).toString('base64'),
        ])
        return { data: Object.fromEntries(data) }
      }
      if (selector === undefined) throw NOT_THERE(path)
      return { spec: { selector } }
    },
    async items(path, { labelSelector = '' } = {}) {
      read.push(path)
      const wanted = labelSelector.split(',').map((pair) => pair.split('='))
      return pods
        .filter(({ labels = { app: 'a' } }) => wanted.every(([key = '', value]) => labels[key] === value))
        .map(manifestOf)
    },
    async text(path, query = {}) {
      read.push(path)
      return proxied === undefined ? '' : proxied(path, query)
    },
  }
  return { api, read, secretsRead: () => read.filter((path) => path.includes('/secrets/')) }
}

const manifestOf = ({ name, ip = '127.0.0.1', ready = 'True', isTerminating = false }: Pod): JsonObject => ({
  metadata: { name, ...(isTerminating ? { deletionTimestamp: '2026-01-01T00:00:00Z' } : {}) },
  status: {
    podIP: ip,
    conditions: [
      { type: 'Initialized', status: 'True' },
      ...(ready === null ? [] : [{ type: 'Ready', status: ready }]),
    ],
  },
})

export const podNames = (count: number): readonly Pod[] =>
  Array.from({ length: count }, (_, index) => ({ name: `pod-${index}` }))

export const sourceOf = (api: ClusterApi, options: Partial<PodScrapingOptions>) =>
  podScrapingSource(api, { serviceName: 's', serviceNamespace: 'n', metricsPort: 9090, ...options })

/** All that one refresh found. */
export async function refreshed(api: ClusterApi, options: Partial<PodScrapingOptions>) {
  const result = (await sourceOf(api, options).refresh()).get('all_metrics')
  if (result === undefined) throw new Error('no result')
  return result
}

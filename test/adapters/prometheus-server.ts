import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { TestContext } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type PrometheusApi, prometheusApi } from '../../src/adapters/prometheus-api.ts'
import type { PrometheusOptions } from '../../src/adapters/prometheus-options.ts'
import { fakeClock } from './served.ts'

export type Asked = {
  readonly method: string
  readonly path: string
  readonly params: URLSearchParams
  readonly headers: IncomingMessage['headers']
}

export type Trouble = (request: IncomingMessage, response: ServerResponse) => void

export type Manner = {
  /** Every `everyMs`, from 0: the value is the time. */
  readonly everyMs?: number
  /** Whether `[w]` has a sample at its very beginning, as before Prometheus 3. */
  readonly isClosed?: boolean
  /** What is refused as too much. */
  readonly mostSamples?: number
  readonly prefix?: string
}

const OK = 200
const MOST_POINTS = 11_000

/** Prometheus as far as it is asked here, with one series. What is asked first meets the first of the troubles. */
export async function startPrometheus(t: TestContext, manner: Manner = {}) {
  const asked: Asked[] = []
  const troubles: Trouble[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const url = new URL(request.url ?? '', 'http://x')
    const params = new URLSearchParams(`${url.search.slice(1)}&${Buffer.concat(chunks).toString()}`)
    asked.push({ method: request.method ?? '', path: url.pathname, params, headers: request.headers })
    const trouble = troubles.shift()
    if (trouble !== undefined) return trouble(request, response)
    const [status, answer] = answerTo(url.pathname.slice((manner.prefix ?? '').length), params, manner)
    const body = gzipSync(JSON.stringify(answer))
    response.writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}${manner.prefix ?? ''}`
  const clock = fakeClock()
  const api = (options: Partial<PrometheusOptions> = {}): PrometheusApi =>
    prometheusApi({ url, clock, ...options })
  return { url, asked, troubles, clock, api }
}

const success = (data: unknown) => ({ status: 'success', data })
const refused = (errorType: string, error: string) => ({ status: 'error', errorType, error })
const ms = (params: URLSearchParams, name: string): number => Math.round(Number(params.get(name)) * 1000)

function answerTo(
  path: string,
  params: URLSearchParams,
  manner: Manner,
): readonly [status: number, answer: unknown] {
  const { everyMs = 15_000, isClosed = false, mostSamples = Infinity } = manner
  const metric = { __name__: 'joules', pod: 'a' }
  const point = (atMs: number) => [atMs / 1000, String(atMs)]
  if (path === '/api/v1/label/__name__/values') return [OK, success([params.get('match[]')])]
  if (path === '/api/v1/query_range') {
    const [start, end, step] = [ms(params, 'start'), ms(params, 'end'), ms(params, 'step')]
    const count = Math.floor((end - start) / step) + 1
    if (count > MOST_POINTS)
      return [400, refused('bad_data', 'exceeded maximum resolution of 11,000 points per timeseries')]
    if (count > mostSamples)
      return [422, refused('execution', 'query processing would load too many samples')]
    const values = Array.from({ length: count }, (_, index) => point(start + index * step))
    return [OK, success({ resultType: 'matrix', result: [{ metric, values }] })]
  }
  const time = ms(params, 'time')
  const [, window] = /\[(\d+)ms\]$/.exec(params.get('query') ?? '') ?? []
  if (window === undefined)
    return [OK, success({ resultType: 'vector', result: [{ metric, value: point(time) }] })]
  const from = time - Number(window) + (isClosed ? 0 : 1)
  const first = Math.ceil(from / everyMs)
  const count = Math.floor(time / everyMs) - first + 1
  if (count > mostSamples) return [503, refused('timeout', 'query timed out in expression evaluation')]
  const values = Array.from({ length: Math.max(0, count) }, (_, index) => point((first + index) * everyMs))
  return [OK, success({ resultType: 'matrix', result: values.length === 0 ? [] : [{ metric, values }] })]
}

/** Answers with that, whatever was asked. */
export const replying =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Trouble =>
  (_, response) => {
    response
      .writeHead(status, headers)
      .end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body))
  }

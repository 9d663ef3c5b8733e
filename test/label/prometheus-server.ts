import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import type { Series } from '../../src/exposition/sample.ts'

export type PrometheusServer = {
  readonly url: string
  /** Everything that was asked, as `path query`. */
  readonly asked: readonly string[]
  readonly headers: readonly IncomingMessage['headers'][]
}

type Question = Readonly<Record<string, string>>

/** Speaks as much of Prometheus' HTTP API as label asks, over series that are given. `refuse`: a status for every question. */
export async function prometheusServer(
  t: TestContext,
  series: readonly Series[],
  { refuse, warnings = [] }: { readonly refuse?: number; readonly warnings?: readonly string[] } = {},
): Promise<PrometheusServer> {
  const asked: string[] = []
  const headers: IncomingMessage['headers'][] = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const question: Question = Object.fromEntries([...url.searchParams, ...new URLSearchParams(body)])
    asked.push(
      `${url.pathname.replace(/^.*\/api\/v1\//, '')} ${question['query'] ?? question['match[]'] ?? ''}`,
    )
    headers.push(request.headers)
    response.setHeader('content-type', 'application/json')
    if (refuse !== undefined) {
      response.statusCode = refuse
      response.end(JSON.stringify({ status: 'error', errorType: 'unauthorized', error: 'no' }))
      return
    }
    const data = url.pathname.endsWith('/values')
      ? namesOf(series, question)
      : matrixOf(series, url.pathname, question)
    response.end(JSON.stringify({ status: 'success', data, ...(warnings.length > 0 ? { warnings } : {}) }))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  t.after(() => server.close())
  const address: AddressInfo | string | null = server.address()
  const port = address !== null && typeof address !== 'string' ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, asked, headers }
}

const namesOf = (series: readonly Series[], { 'match[]': match = '' }: Question): readonly string[] => {
  const pattern = /__name__=~"([^"]+)"/.exec(match)?.[1] ?? ''
  return [...new Set(series.map(({ name }) => name))].filter((name) =>
    new RegExp(`^(?:${pattern})$`).test(name),
  )
}

const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1 }

/** A selector with a range, or a function of one, as label writes them; a step as well. */
function matrixOf(series: readonly Series[], path: string, { query = '', ...times }: Question) {
  const [, by = '', over = '', name = '', matcher = '', number, unit = ''] =
    /^(?:max by \(([^)]*)\) \()?(?:(last_over_time|avg_over_time)\()?(\w+)(\{[^}]*\})?(?:\[(\d+)(ms|s)\])?/.exec(
      query,
    ) ?? []
  const without = /zone!~"([^"]+)"/.exec(matcher)?.[1]
  const found = series.filter(
    (one) =>
      one.name === name &&
      (without === undefined || !new RegExp(`^(?:${without})$`).test(one.labels['zone'] ?? '')),
  )
  if (path.endsWith('query_range')) {
    const [start, end, step] = [times['start'], times['end'], times['step']].map(Number)
    return { resultType: 'matrix', result: found.map((one) => stepped(one, start ?? 0, end ?? 0, step ?? 1)) }
  }
  const endS = Number(times['time'])
  const fromS = endS - Number(number) * (UNITS[unit] ?? 1)
  const within = found
    .map((one) => ({ ...one, points: one.points.filter(([atS]) => atS >= fromS && atS <= endS) }))
    .filter(({ points }) => points.length > 0)
  if (over === '')
    return {
      resultType: 'matrix',
      result: within.map(({ name, labels, points }) => ({
        metric: { __name__: name, ...labels },
        values: points.map(([atS, value]) => [atS, String(value)]),
      })),
    }
  const kept = by.split(',')
  return {
    resultType: 'vector',
    result: within.map(({ labels, points }) => ({
      metric: Object.fromEntries(
        Object.entries(labels).filter(([label]) => by === '' || kept.includes(label)),
      ),
      value: [endS, String(points.at(-1)?.[1])],
    })),
  }
}

const LOOKBACK_S = 300

/** At every step, the last sample of the five minutes before it. */
const stepped = ({ name, labels, points }: Series, startS: number, endS: number, stepS: number) => ({
  metric: { __name__: name, ...labels },
  values: Array.from(
    { length: Math.floor((endS - startS) / stepS) + 1 },
    (_, index) => startS + index * stepS,
  ).flatMap((atS) => {
    const last = points.filter(([pointS]) => pointS <= atS && pointS > atS - LOOKBACK_S).at(-1)
    return last === undefined ? [] : [[atS, String(last[1])]]
  }),
})

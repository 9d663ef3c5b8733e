import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { resolve } from 'node:path'
import { type TestContext, test } from 'node:test'
import * as z from 'zod'
import { CapacityReport } from '../../src/schema/capacity.ts'
import { deployment, folderOf } from '../folders.ts'

const cli = resolve(process.env['WATTLINT_CLI'] ?? 'src/cli.ts')
const saved = readFileSync('fixtures/capacity/cluster.json', 'utf8')

const Saved = z.object({ items: z.array(z.looseObject({ kind: z.string() })) })

function savedObjects() {
  const { items } = Saved.parse(JSON.parse(saved))
  return {
    nodes: items.filter(({ kind }) => kind === 'Node'),
    pods: items.filter(({ kind }) => kind === 'Pod'),
  }
}

type Run = { readonly status: number | null; readonly out: string; readonly err: string }

function wattlint(cwd: string, args: readonly string[], input = ''): Promise<Run> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [cli, 'capacity', ...args], { cwd })
    const run = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (run.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (run.err += text))
    child.on('close', (status) => settle({ status, ...run }))
    child.stdin.end(input)
  })
}

const transcript = (args: readonly string[], { status, out, err }: Run): string =>
  [
    `$ wattlint capacity ${args.join(' ')}`,
    out.trimEnd(),
    err && `[standard error]\n${err.trimEnd()}`,
    `[exit ${status}]\n`,
  ]
    .filter((part) => part !== '')
    .join('\n')

const files = {
  'cluster.json': saved,
  'change.yaml': `${deployment('frontend', 5, '1500m')}---\n${deployment('extra', 2, '250m')}`,
  'small.yaml': deployment('extra', 1, '100m'),
  'broken.yaml': 'apiVersion: v1\nkind: [\n',
  'nodes.json':
    '{"kind": "NodeList", "items": [{"metadata": {"name": "a"}, "status": {"capacity": {"cpu": "2"}}}]}',
  'odd.json': saved.replace('"cpu": "500m"', '"cpu": "plenty"'),
  'empty.json': '{"kind": "List", "items": []}',
  'not.json': 'NAME STATUS\n',
}

const transcripts: readonly (readonly [name: string, args: readonly string[], status: number])[] = [
  ['help', ['--help'], 0],
  ['nodes', ['--from', 'cluster.json'], 0],
  ['fits', ['--from', 'cluster.json', '--fit', 'small.yaml', '--fail'], 0],
  ['does-not-fit', ['--from', 'cluster.json', '--fit', 'change.yaml'], 0],
  ['does-not-fit-fail', ['--from', 'cluster.json', '--fit', 'change.yaml', '--fail'], 1],
  ['broken-file', ['--from', 'cluster.json', '--fit', 'small.yaml', 'broken.yaml'], 2],
  ['not-whole', ['--from', 'odd.json'], 2],
  ['no-pods', ['--from', 'nodes.json'], 0],
  ['no-nodes', ['--from', 'empty.json'], 2],
  ['not-json', ['--from', 'not.json'], 2],
  ['missing', ['--from', 'gone.json'], 2],
  ['fail-without-fit', ['--from', 'cluster.json', '--fail'], 2],
  ['from-and-cluster', ['--from', 'cluster.json', '--context', 'prod'], 2],
]
for (const [name, args, status] of transcripts) {
  test(`wattlint capacity ${args.join(' ')}: exit ${status}`, async (t) => {
    const run = await wattlint(folderOf(t, files), args)
    assert.equal(run.status, status, run.err)
    t.assert.fileSnapshot(transcript(args, run), `fixtures/capacity/${name}.txt`, { serializers: [String] })
  })
}

/** What a reader of pykles' JSON knows, and nothing else. */
const Commitment = z.object({ InstrumentedValue: z.number(), Percent: z.number().nullable() })
const Resource = z.object({
  Capacity: z.int(),
  Allocatable: z.int(),
  Requests: Commitment,
  Limits: Commitment,
})
const Pykles = z.object({ Nodes: z.array(z.object({ NodeName: z.string(), CPU: Resource, RAM: Resource })) })

test('wattlint capacity --format json: ours, and for readers of pykles theirs', async (t) => {
  const { status, out } = await wattlint(folderOf(t, files), ['--from', '-', '--format', 'json'], saved)
  assert.equal(status, 0)
  const report = CapacityReport.parse(JSON.parse(out))
  const names = Pykles.parse(JSON.parse(out)).Nodes.map(({ NodeName }) => NodeName)
  assert.deepEqual(names, ['apps-1', 'apps-2', 'apps-3', 'boards-1'])
  assert.equal(report.fit, null)
})

test('wattlint capacity: several files are one cluster, and one that is there twice is itself', async (t) => {
  const { nodes, pods } = savedObjects()
  const folder = folderOf(t, {
    ...files,
    'nodes.json': JSON.stringify({ kind: 'NodeList', items: nodes.map(({ kind: _, ...rest }) => rest) }),
    'pods.json': JSON.stringify({ kind: 'PodList', items: pods }),
  })
  const whole = await wattlint(folder, ['--from', 'cluster.json'])
  const parts = await wattlint(folder, [
    '--from',
    'nodes.json',
    '--from',
    'pods.json',
    '--from',
    'cluster.json',
  ])
  assert.equal(parts.out, whole.out)
})

test('wattlint capacity: what both would be read from standard input is refused', async (t) => {
  const { status, err } = await wattlint(folderOf(t, files), ['--from', '-', '--fit', '-'], saved)
  assert.equal(status, 2)
  assert.match(err, /both read standard input/)
})

/** An API server that hands out what was saved, or says why not. */
async function apiServer(
  t: TestContext,
  refusal: string | null,
): Promise<{ folder: string; asked: string[] }> {
  const { nodes, pods } = savedObjects()
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const isRefused = refusal !== null && request.url?.startsWith('/api/v1/pods')
    const items = request.url?.startsWith('/api/v1/nodes') ? nodes : pods
    const bare = items.map(({ kind: _, apiVersion: __, ...rest }) => rest)
    response.writeHead(isRefused ? 403 : 200, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(isRefused ? { kind: 'Status', message: refusal } : { metadata: {}, items: bare }),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const config = `apiVersion: v1
kind: Config
current-context: c
contexts: [{name: c, context: {cluster: c, user: u}}]
clusters: [{name: c, cluster: {server: 'http://127.0.0.1:${port}', insecure-skip-tls-verify: true}}]
users: [{name: u, user: {token: t}}]
`
  return { folder: folderOf(t, { ...files, config }), asked }
}

test('wattlint capacity: a cluster says the same as what was saved of it', async (t) => {
  const { folder, asked } = await apiServer(t, null)
  const live = await wattlint(folder, ['--kubeconfig', 'config'])
  assert.equal(live.status, 0, live.err)
  assert.equal(live.out, (await wattlint(folder, ['--from', 'cluster.json'])).out)
  assert.match(
    decodeURIComponent(asked.join(' ')),
    /\/api\/v1\/pods\?.*status\.phase!=Succeeded,status\.phase!=Failed/,
  )
})

test('wattlint capacity: a cluster that forbids pods is no cluster without pods', async (t) => {
  const { folder } = await apiServer(t, 'pods is forbidden')
  const { status, out, err } = await wattlint(folder, ['--kubeconfig', 'config', '--format', 'json'])
  assert.deepEqual([status, out], [3, ''])
  assert.match(err, /pods/)
})

test('wattlint capacity: an order of what was saved is as good as another', async (t) => {
  const { items } = Saved.parse(JSON.parse(saved))
  const folder = folderOf(t, {
    ...files,
    'turned.json': JSON.stringify({ kind: 'List', items: items.toReversed() }),
  })
  const args = ['--fit', 'change.yaml', '--format', 'json']
  const [straight, turned] = await Promise.all(
    ['cluster.json', 'turned.json'].map((file) => wattlint(folder, ['--from', file, ...args])),
  )
  assert.equal(turned?.out, straight?.out)
})

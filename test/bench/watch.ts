// Watching a busy cluster, beside a plain reader of the same stream. Run alone: node test/bench/watch.ts [rounds]

import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { median } from './measure.ts'

const OBJECTS = 5_000
const EVENTS = 100_000
const PAGE_ITEMS = 500
/** One in so many events changes the spec; the others are about status, as in a cluster. */
const SPEC_CHANGE_EVERY = 10

/** About 2.3 kB as JSON, its fields in the order of the API server. */
function deployment(index: number, version: number): object {
  const name = `checkout-service-${index}`
  const labels = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': 'shop',
    team: `team-${index % 40}`,
  }
  const container = (of: string): object => ({
    name: of,
    image: `registry.example.com/shop/${of}:1.${version}.0`,
    args: ['--listen=:8080', '--log=json', `--shard=${index}`],
    env: Array.from({ length: 8 }, (_, at) => ({ name: `SETTING_${at}`, value: `value-${at}-${index}` })),
    resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { memory: '512Mi' } },
    ports: [{ containerPort: 8080, protocol: 'TCP' }],
    terminationMessagePath: '/dev/termination-log',
    imagePullPolicy: 'IfNotPresent',
  })
  const spec = Math.floor(version / SPEC_CHANGE_EVERY)
  return {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    metadata: {
      name,
      namespace: `team-${index % 40}`,
      uid: `0f8fad5b-d9cb-469f-a165-${String(index).padStart(12, '0')}`,
      resourceVersion: String(version * OBJECTS + index),
      generation: spec + 1,
      creationTimestamp: '2026-11-21T10:00:00Z',
      labels,
      annotations: { 'deployment.kubernetes.io/revision': String(spec + 1) },
      managedFields: [
        { manager: 'kube-controller-manager', operation: 'Update', time: `2026-11-21T10:00:${version}Z` },
      ],
    },
    spec: {
      replicas: 2 + spec,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container('app'), container('proxy')] } },
    },
    status: { replicas: 2, readyReplicas: version % 3, updatedReplicas: 2, observedGeneration: spec + 1 },
  }
}

/** Bytes are counted out by the server: both readers are timed by the same clock, from their first byte to their last. */
async function serve(): Promise<void> {
  const items = Array.from({ length: OBJECTS }, (_, index) => deployment(index, 0))
  const events = Array.from({ length: EVENTS / OBJECTS }, (_, round) =>
    items.map(
      (_, index) => `${JSON.stringify({ type: 'MODIFIED', object: deployment(index, round + 1) })}\n`,
    ),
  ).flat()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    if (url.searchParams.get('watch') !== '1') {
      const from = Number(url.searchParams.get('continue') ?? 0)
      const next = from + PAGE_ITEMS < OBJECTS ? { continue: String(from + PAGE_ITEMS) } : {}
      const metadata = { resourceVersion: '1', ...next }
      return void response.end(JSON.stringify({ metadata, items: items.slice(from, from + PAGE_ITEMS) }))
    }
    const started = performance.now()
    for (let at = 0; at < EVENTS; at += 100)
      if (!response.write(events.slice(at, at + 100).join(''))) await once(response, 'drain')
    process.send?.({ wallMs: performance.now() - started })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  process.send?.((server.address() as AddressInfo).port)
}

/** What a reader does at least: pages of a list, then lines of a stream, each parsed. */
const PLAIN = `
const { get } = require('node:http')
const answer = (path) => new Promise((resolve) => get(process.argv[1] + path, resolve))
const main = async () => {
  for (let next = ''; next !== null; ) {
    let text = ''
    for await (const chunk of await answer('/?continue=' + next)) text += chunk
    next = JSON.parse(text).metadata.continue ?? null
  }
  let rest = ''
  let count = 0
  for await (const chunk of (await answer('/?watch=1')).setEncoding('utf8')) {
    const lines = (rest + chunk).split('\\n')
    rest = lines.pop()
    for (const line of lines) if (JSON.parse(line).object !== undefined) count++
  }
}
main()
`

function kubeconfigFor(server: string): string {
  const path = join(tmpdir(), `wattlint-bench-${process.pid}.json`)
  const config = {
    'current-context': 'c',
    clusters: [{ name: 'c', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'u', user: {} }],
    contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
  }
  writeFileSync(path, JSON.stringify(config))
  return path
}

type Run = { readonly perMs: number; readonly peakMib: number }

async function run(server: ChildProcess, argv: readonly string[]): Promise<Run> {
  const reader = spawn(process.execPath, [...argv], { stdio: ['ignore', 'ignore', 'inherit'] })
  const [{ wallMs }] = (await once(server, 'message')) as [{ wallMs: number }]
  const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${reader.pid}/status`, 'utf8'))?.[1]
  reader.kill('SIGKILL')
  await once(reader, 'exit')
  return { perMs: EVENTS / wallMs, peakMib: Number(kib) / 1024 }
}

/** Events a second and memory of both readers, in turns. */
export async function benchWatch(rounds: number, say: (line: string) => void): Promise<void> {
  const server = fork(import.meta.filename, ['serve'])
  const [port] = await once(server, 'message')
  const url = `http://127.0.0.1:${port}`
  const ours = [
    resolve('dist/cli.js'),
    'collect',
    '--kinds',
    'Deployment',
    '--kubeconfig',
    kubeconfigFor(url),
  ]
  const readers = { 'wattlint collect': ours, 'node:http and JSON.parse': ['-e', PLAIN, url] }
  const runs = new Map<string, Run[]>(Object.keys(readers).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const [name, argv] of Object.entries(readers)) runs.get(name)?.push(await run(server, argv))
  server.kill()
  for (const [name, all] of runs) {
    const peak = Math.max(...all.map(({ peakMib }) => peakMib))
    const rate = median(all.map(({ perMs }) => perMs))
    say(`${name}: ${rate.toFixed(1)} events/ms, peak ${peak.toFixed(0)} MiB`)
  }
  const [mine = [], theirs = []] = runs.values()
  const ratio = median(mine.map(({ perMs }, round) => perMs / (theirs[round]?.perMs ?? Number.NaN)))
  say(
    `ratio ${ratio.toFixed(2)}: ${OBJECTS} objects, ${EVENTS} events, one in ${SPEC_CHANGE_EVERY} a change of the spec`,
  )
}

// As a child: the server. By itself: the whole.
const [mode] = process.argv.slice(2)
if (mode === 'serve') await serve()
else if (process.argv[1] === import.meta.filename)
  await benchWatch(Number(mode ?? 5), (line) => process.stdout.write(`${line}\n`))

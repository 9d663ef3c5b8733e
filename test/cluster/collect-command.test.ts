import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { InferenceRequest } from '../../src/schema/inference-request.ts'
import { folderOf } from '../folders.ts'
import { clusterFor } from './suite.ts'
import { until } from './until.ts'

/** The command on a cluster with nodes, where controllers make pods of what is applied. */

const DEPLOYMENTS = '/apis/apps/v1/namespaces/shop/deployments'
const deploymentOf = (name: string) => ({
  metadata: { name },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: 'c', image: 'nginx:1.27', resources: { requests: { cpu: '100m' } } }] },
    },
  },
})

const { skip, fixture } = clusterFor({ nodes: [{ name: 'n1' }] }, async (cluster) => {
  await cluster.createNamespace('shop')
  await cluster.admin.create(DEPLOYMENTS, deploymentOf('web'))
  return cluster
})

type Running = {
  readonly lines: () => readonly Readonly<Record<string, unknown>>[]
  readonly err: () => string
  readonly stop: () => Promise<number | null>
}

function collect(t: TestContext, args: readonly string[]): Running {
  const child = spawn(
    process.execPath,
    ['src/cli.ts', 'collect', '--kubeconfig', fixture().kubeconfig, '--namespaces', 'shop', ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  t.after(() => child.kill('SIGKILL'))
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const ended = once(child, 'exit')
  return {
    lines: () =>
      out
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    err: () => err,
    async stop() {
      child.kill('SIGTERM')
      return (await ended)[0]
    },
  }
}

test('collect: standard output, the file and the address all get every line; SIGTERM ends it well', {
  skip,
}, async (t) => {
  const posted: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    posted.push(`${request.headers['x-team']} ${body}`)
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const folder = folderOf(t, {})
  const file = join(folder, 'deep', 'out.ndjson')
  const running = collect(t, [
    '--emit-initial',
    '--output',
    file,
    '--post',
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/infer`,
    '--post-header',
    'X-Team: ml',
  ])
  await until('the first line', async () => running.lines().length === 1)
  await fixture().admin.create(DEPLOYMENTS, deploymentOf('cart'))
  await until('the second line', async () => running.lines().length === 2)
  await fixture().admin.send('DELETE', `${DEPLOYMENTS}/cart`)
  await until('the third line', async () => running.lines().length === 3)
  assert.equal(await running.stop(), 0, running.err())
  const lines = running.lines().map((line) => JSON.stringify(line))
  assert.deepEqual(readFileSync(file, 'utf8').trim().split('\n'), lines)
  assert.deepEqual(
    posted,
    lines.map((line) => `ml ${line}`),
  )
  const [web, , deletion] = running.lines()
  assert.equal(InferenceRequest.parse(web).pods.typical, 2)
  assert.deepEqual(deletion, {
    schema_version: 'v1',
    event: 'deleted',
    namespace: 'shop',
    workload_kind: 'Deployment',
    workload_name: 'cart',
    api_group: 'apps',
  })
})

test('collect: a pod is told as the Deployment behind its ReplicaSet', { skip }, async (t) => {
  const running = collect(t, ['--kinds', 'Pod', '--emit-initial'])
  await until('both pods', async () => running.lines().length >= 2)
  assert.equal(await running.stop(), 0)
  for (const { workload_kind, workload_name } of running.lines().slice(0, 2))
    assert.deepEqual([workload_kind, workload_name], ['Deployment', 'web'])
})

test('collect: status changes are none, unless they are asked for', { skip }, async (t) => {
  const quiet = collect(t, [])
  const all = collect(t, ['--emit', 'all'])
  await until('both watch', async () => {
    await fixture().admin.send(
      'PATCH',
      `${DEPLOYMENTS}/web/status`,
      { metadata: { annotations: { touched: String(performance.now()) } } },
      'application/merge-patch+json',
    )
    return all.lines().length > 3
  })
  assert.deepEqual([await quiet.stop(), await all.stop()], [0, 0])
  assert.deepEqual(quiet.lines(), [])
})

test('collect: what it wrote is read by predict, deletions and all', { skip }, async (t) => {
  const folder = folderOf(t, {})
  const file = join(folder, 'in.ndjson')
  const running = collect(t, ['--once', '--output', file])
  await until('the line', async () => running.lines().length === 1)
  await running.stop()
  const gone = {
    schema_version: 'v1',
    event: 'deleted',
    namespace: 'shop',
    workload_kind: 'Job',
    workload_name: 'x',
  }
  writeFileSync(file, `${readFileSync(file, 'utf8')}${JSON.stringify(gone)}\n`)
  const predict = spawn(process.execPath, ['src/cli.ts', 'predict', file])
  let out = ''
  predict.stdout.on('data', (chunk) => {
    out += chunk
  })
  assert.equal((await once(predict, 'exit'))[0], 0)
  assert.match(out, /"workload_name":"web".*"power_w"/)
})

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { test } from 'node:test'
import * as z from 'zod'
import { startCluster } from './cluster.ts'
import { clusterFor } from './suite.ts'
import { until } from './until.ts'

const { skip, fixture: cluster } = clusterFor({}, async (cluster) => cluster)

const List = z.object({
  metadata: z.object({ resourceVersion: z.string(), continue: z.string().optional() }),
})
const CONFIG_MAPS = '/api/v1/namespaces/default/configmaps'

const createConfigMap = (name: string) => cluster().admin.create(CONFIG_MAPS, { metadata: { name } })

test('an API server that was killed comes back on its port with its data', { skip }, async () => {
  const { admin, killApiServer, startApiServer } = cluster()
  await createConfigMap('kept')
  await killApiServer()
  await assert.rejects(admin.send('GET', '/readyz'), { code: 'ECONNREFUSED' })
  await startApiServer()
  assert.equal((await admin.send('GET', `${CONFIG_MAPS}/kept`)).status, 200)
})

test('a watch from before a restart is 410 Gone', { skip }, async () => {
  const { admin, restartApiServer } = cluster()
  const { metadata } = await admin.read(CONFIG_MAPS, List)
  await createConfigMap('after-the-list')
  await restartApiServer()
  const query = `watch=1&timeoutSeconds=5&resourceVersion=${metadata.resourceVersion}`
  const { body } = await admin.send('GET', `${CONFIG_MAPS}?${query}`)
  assert.match(body, /"code":410/)
})

test('a list that was begun before its history was dropped is 410 Gone', { skip }, async () => {
  const { admin, forgetHistory, restartApiServer } = cluster()
  await createConfigMap('one')
  await createConfigMap('two')
  const { metadata } = await admin.read(`${CONFIG_MAPS}?limit=1`, List)
  await createConfigMap('three')
  await forgetHistory()
  await restartApiServer()
  const rest = await admin.send('GET', `${CONFIG_MAPS}?limit=1&continue=${metadata.continue}`)
  assert.equal(rest.status, 410, rest.body)
})

/** The processes with `folder` on their command lines. */
function processesIn(folder: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)
    } catch {
      return false // ended since it was listed
    }
  })
}

test('stop leaves neither a process nor a file', { skip }, async () => {
  const { rig, stop } = await startCluster()
  assert.equal(processesIn(rig.folder).length, 2)
  await stop()
  assert.deepEqual(processesIn(rig.folder), [])
  assert.equal(existsSync(rig.folder), false)
})

test('a test run that is killed leaves no process', { skip }, async (t) => {
  const script = `
    const { startCluster } = await import('${new URL('./cluster.ts', import.meta.url)}')
    const { rig } = await startCluster()
    process.stdout.write(rig.folder)
    setInterval(() => {}, 1e6)`
  const run = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [folder] = await once(run.stdout, 'data')
  t.after(() => rmSync(String(folder), { recursive: true, force: true }))
  assert.equal(processesIn(String(folder)).length, 2)
  run.kill('SIGKILL')
  await until('no process is left', async () => processesIn(String(folder)).length === 0, 10)
})

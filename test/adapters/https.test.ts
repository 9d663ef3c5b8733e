import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { prometheusApi } from '../../src/adapters/prometheus-api.ts'
import { folderOf } from '../folders.ts'
import { NO_OPENSSL } from '../tls-server.ts'
import { clusterOf, refreshed } from './pods-server.ts'
import { failureOf, fakeClock } from './served.ts'

/** A server with a certificate for `metrics.test` that no system trusts; `null` = there is nothing to make one with. */
async function startSecure(t: TestContext, answer: string) {
  const folder = folderOf(t, {})
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  try {
    const made = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '1',
    ]
    const names = ['-subj', '/CN=metrics.test', '-addext', 'subjectAltName=DNS:metrics.test']
    execFileSync('openssl', [...made, '-keyout', key, '-out', cert, ...names], { stdio: 'ignore' })
  } catch (cause) {
    if (process.env['CI'] === 'true') throw new Error(NO_OPENSSL, { cause })
    t.skip(NO_OPENSSL)
    return null
  }
  const names: string[] = []
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    names.push(String(Reflect.get(request.socket, 'servername')))
    response.writeHead(200, { 'content-type': 'text/plain' }).end(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  return { port, ca: readFileSync(cert, 'utf8'), names }
}

test('podScrapingSource: https with a CA and the name of the certificate, or with neither', async (t) => {
  const secure = await startSecure(t, 'up 1\n')
  if (secure === null) return
  const { api } = clusterOf({ selector: { app: 'a' }, pods: [{ name: 'p' }] })
  const https = { metricsPort: secure.port, metricsScheme: 'https' }
  const { ca } = secure
  for (const tls of [{ ca, serverName: 'metrics.test' }, { insecure: true }]) {
    const { values, targets } = await refreshed(api, { ...https, tls })
    assert.equal(values.length, 1, targets[0]?.error ?? '')
  }
  assert.equal(secure.names[0], 'metrics.test')
  for (const tls of [{}, { ca }, { ca, serverName: 'other.test' }, { serverName: 'metrics.test' }]) {
    const { targets } = await refreshed(api, { ...https, tls })
    assert.match(
      targets[0]?.error ?? '',
      /^shows a certificate that is not trusted \([A-Z_]+\)\. Name the CA/,
    )
  }
})

test('podScrapingSource: http where https is spoken, and the other way round', async (t) => {
  const secure = await startSecure(t, 'up 1\n')
  if (secure === null) return
  const { api } = clusterOf({ selector: { app: 'a' }, pods: [{ name: 'p' }] })
  const plain = await refreshed(api, { metricsPort: secure.port })
  assert.match(plain.targets[0]?.error ?? '', /broke off its answer|status 400/)
})

test('prometheusApi: https with a CA, or with any certificate', async (t) => {
  const answer = JSON.stringify({ status: 'success', data: { resultType: 'scalar', result: [1, '2'] } })
  const secure = await startSecure(t, answer)
  if (secure === null) return
  const clock = fakeClock()
  const url = `https://127.0.0.1:${secure.port}`
  const { series } = await prometheusApi({ url, clock, insecure: true }).instant('2', 1)
  assert.deepEqual(series, [{ name: '', labels: {}, points: [[1, 2]] }])
  for (const options of [{}, { ca: secure.ca }]) {
    const failure = await failureOf(prometheusApi({ url, clock, ...options }).instant('2', 1))
    assert.match(failure.message, /shows a certificate that is not trusted \([A-Z_]+\)$/)
    assert.match(failure.hint, /CA/)
  }
  assert.deepEqual(clock.slept, [], 'what would be the same is not asked again')
})

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer as createTlsServer } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { folderOf } from './folders.ts'
import { listening, startGithub } from './github-server.ts'
import { deployment, makeRepository, pullRequest, runAction } from './run-action.ts'
import { NO_OPENSSL } from './tls-server.ts'

/** A GitHub of one's own, behind a proxy, with a certificate of one's own. */

const TOKEN = 'ghs_secret'
const identities = { [TOKEN]: { login: 'github-actions[bot]', mayWrite: true } }

async function runWith(env: Readonly<Record<string, string>>) {
  const repo = await makeRepository(
    { 'web.yaml': deployment('web', 1) },
    { 'web.yaml': deployment('web', 2) },
  )
  const result = await runAction({
    cwd: repo.cwd,
    event: pullRequest(repo.base, repo.head),
    inputs: { 'github-token': TOKEN },
    env,
  })
  await repo.remove()
  return result
}

/** A proxy that leads every connection to this machine, and remembers where it was asked to lead. */
async function startProxy() {
  const asked: string[] = []
  const proxy = await listening((_, response) => response.writeHead(501).end())
  proxy.server.on('connect', (request, client) => {
    asked.push(request.url ?? '')
    const upstream = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(client)
      client.pipe(upstream)
    })
    for (const socket of [upstream, client]) socket.on('error', () => upstream.destroy())
  })
  return { ...proxy, asked }
}

test('network: a GitHub of its own is reached through the proxy of the environment', async (t) => {
  const github = await startGithub(identities)
  const proxy = await startProxy()
  t.after(() => Promise.all([github.close(), proxy.close()]))
  const named = (url: string): string => url.replace('127.0.0.1', 'github.internal')
  const urls = { GITHUB_API_URL: named(github.apiUrl), GITHUB_GRAPHQL_URL: named(github.graphqlUrl) }
  const { log } = await runWith({ ...urls, http_proxy: proxy.origin })
  assert.equal(github.comments.length, 1, log)
  assert.ok(proxy.asked.length > 0 && proxy.asked.every((host) => host.startsWith('github.internal:')))

  const before = proxy.asked.length
  const anywhere = (url: string): string => url.replace('127.0.0.1', '0.0.0.0')
  await runWith({
    GITHUB_API_URL: anywhere(github.apiUrl),
    GITHUB_GRAPHQL_URL: anywhere(github.graphqlUrl),
    http_proxy: proxy.origin,
    no_proxy: '0.0.0.0',
    GITHUB_RUN_ID: '101',
  })
  assert.match(github.comments[0]?.body ?? '', /run=101/)
  assert.equal(proxy.asked.length, before, 'NO_PROXY goes past the proxy')
})

test("network: a certificate of one's own is trusted by NODE_EXTRA_CA_CERTS", async (t) => {
  const folder = folderOf(t, {})
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  try {
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1']
        .concat(['-keyout', key, '-out', cert, '-subj', '/CN=localhost'])
        .concat(['-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost']),
      { stdio: 'ignore' },
    )
  } catch (cause) {
    if (process.env['CI'] === 'true') throw new Error(NO_OPENSSL, { cause })
    return t.skip(NO_OPENSSL)
  }
  const github = await startGithub(identities)
  const secure = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) })
  github.serve(secure)
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve))
  t.after(async () => {
    secure.closeAllConnections()
    secure.close()
    await github.close()
  })
  const address = secure.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const urls = {
    GITHUB_API_URL: `https://127.0.0.1:${port}/api/v3`,
    GITHUB_GRAPHQL_URL: `https://127.0.0.1:${port}/api/graphql`,
  }
  const { log } = await runWith({ ...urls, NODE_EXTRA_CA_CERTS: cert })
  assert.equal(github.comments.length, 1, log)
})

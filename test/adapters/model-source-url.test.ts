import assert from 'node:assert/strict'
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { modelCache } from '../../src/adapters/model-cache.ts'
import { findModel } from '../../src/adapters/model-source.ts'
import type { ModelAccess } from '../../src/adapters/model-source-remote.ts'
import { AppError, sentenceOf } from '../../src/errors.ts'
import { sha256Of } from '../../src/publish/checksums.ts'
import { folderOf } from '../folders.ts'
import { NO_OPENSSL, startTls } from '../tls-server.ts'
import { modelBytes, modelsFrom, offline } from './model-access.ts'

const MIB = Buffer.alloc(1024 * 1024, ' ')
const ours = modelBytes('ours')

/** Answers by path, over TLS; anything else is not there. */
async function serving(
  t: Parameters<typeof startTls>[0],
  pages: Readonly<Record<string, RequestListener>> = {},
) {
  const asked: { path: string; secrets: unknown[] }[] = []
  const server = await startTls(t, (incoming, outgoing) => {
    const { authorization, cookie } = incoming.headers
    asked.push({ path: incoming.url ?? '', secrets: [authorization, cookie].filter(Boolean) })
    const page = pages[incoming.url ?? '']
    if (page !== undefined) page(incoming, outgoing)
    else if (incoming.url === '/model.json') outgoing.end(ours.bytes)
    else outgoing.writeHead(404).end()
  })
  if (server === null) return null
  const access: ModelAccess = { ...offline, fetchFrom: fetch, cacheFolder: folderOf(t, {}), attemptMs: 2000 }
  return {
    ...server,
    asked,
    access,
    named: (path: string, sha256 = ours.sha256) => `${server.origin}${path}#sha256-${sha256}`,
  }
}

test('model over https: fetched once, then kept by its digest, also without a network', async (t) => {
  const server = await serving(t)
  if (server === null) return t.skip(NO_OPENSSL)
  const { model, notice } = await findModel(server.named('/model.json'), modelsFrom(server.access))
  assert.deepEqual([model.version, notice], ['ours', null])
  await findModel(server.named('/model.json'), modelsFrom(server.access))
  assert.deepEqual(server.asked, [{ path: '/model.json', secrets: [] }])
  await server.close()
  const { cacheFolder } = server.access
  const again = await findModel(server.named('/model.json'), modelsFrom({ ...offline, cacheFolder }))
  assert.equal(again.model.version, 'ours')
})

test('model over https: a damaged copy is thrown away and fetched again', async (t) => {
  const server = await serving(t)
  if (server === null) return t.skip(NO_OPENSSL)
  const file = join(server.access.cacheFolder ?? '', `${ours.sha256}.json`)
  for (const damaged of [ours.bytes.subarray(0, 1000), Buffer.from('{}'), Buffer.alloc(0)]) {
    writeFileSync(file, damaged)
    const { model } = await findModel(server.named('/model.json'), modelsFrom(server.access))
    assert.equal(model.version, 'ours')
    assert.equal(sha256Of(readFileSync(file)), ours.sha256)
  }
  assert.equal(server.asked.length, 3)
  writeFileSync(file, 'damaged')
  await server.close()
  await assert.rejects(
    findModel(
      server.named('/model.json'),
      modelsFrom({ ...offline, cacheFolder: server.access.cacheFolder }),
    ),
    { failure: 'model' },
  )
  assert.deepEqual(readdirSync(server.access.cacheFolder ?? ''), [])
})

const sent =
  (status: number, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_, outgoing) => {
    outgoing.writeHead(status, headers).end()
  }

test('model over https: redirects are followed, and a first failure passes', async (t) => {
  let failures = 1
  const server = await serving(t, {
    '/old': sent(302, { location: '/older' }),
    '/older': sent(307, { location: '/flaky' }),
    '/flaky': (_, outgoing) => (failures-- > 0 ? outgoing.writeHead(502).end() : outgoing.end(ours.bytes)),
  })
  if (server === null) return t.skip(NO_OPENSSL)
  const { model } = await findModel(server.named('/old'), modelsFrom(server.access))
  assert.equal(model.version, 'ours')
  assert.equal(server.asked.length, 6)
})

const refused: readonly (readonly [shows: string, page: RequestListener, why: RegExp, asked: number])[] = [
  [
    'another file',
    (_, outgoing) => outgoing.end('{}'),
    /is another file now: its digest is sha256-44136fa3.*Look what changed/,
    1,
  ],
  ['nothing', sent(404), /answered with status 404/, 1],
  [
    'a redirect to http',
    sent(302, { location: 'http://127.0.0.1/x' }),
    /redirects to an address that is not https/,
    1,
  ],
  [
    'a redirect to a file',
    sent(302, { location: 'file:///etc/passwd' }),
    /redirects to an address that is not https/,
    1,
  ],
  ['redirects without end', sent(302, { location: '/page' }), /redirects more than 3 times/, 4],
  [
    'too much',
    (_, outgoing) => {
      const more = (left: number): unknown => left > 0 && outgoing.write(MIB, () => more(left - 1))
      more(66)
    },
    /is over 64 MiB/,
    1,
  ],
  [
    'half of it',
    (incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-length': String(ours.bytes.length) })
      outgoing.write(ours.bytes.subarray(0, 1000), () => incoming.socket.destroy())
    },
    /cannot be reached/,
    2,
  ],
  ['a piece, and then nothing for ever', (_, outgoing) => outgoing.write('{'), /cannot be reached/, 2],
]
for (const [shows, page, why, count] of refused)
  test(`model over https: ${shows} is refused`, async (t) => {
    const server = await serving(t, { '/page': page })
    if (server === null) return t.skip(NO_OPENSSL)
    const access = { ...server.access, attemptMs: shows.startsWith('a piece') ? 300 : 20_000 }
    await assert.rejects(findModel(`${server.named('/page')}`, modelsFrom(access)), (error) => {
      assert.ok(error instanceof AppError && error.failure === 'model')
      assert.match(sentenceOf(error), why)
      return true
    })
    assert.equal(server.asked.length, count)
    assert.deepEqual(readdirSync(server.access.cacheFolder ?? ''), [], 'nothing of it is kept')
  })

test('model over https: a certificate that nobody vouches for is refused', async (t) => {
  const server = await serving(t)
  if (server === null) return t.skip(NO_OPENSSL)
  const named = server.named('/model.json').replace('localhost', '127.0.0.1')
  await assert.rejects(findModel(named, modelsFrom(server.access)), (error) => {
    assert.ok(error instanceof AppError && error.failure === 'model')
    assert.match(inspect(error.cause), /ERR_TLS_CERT_ALTNAME_INVALID/)
    return true
  })
  assert.deepEqual(server.asked, [])
})

test('model over https: what has the digest and is no model is refused all the same', async (t) => {
  const text = '{"schema_version": "2"}'
  const server = await serving(t, { '/page': (_, outgoing) => outgoing.end(text) })
  if (server === null) return t.skip(NO_OPENSSL)
  const named = server.named('/page', sha256Of(Buffer.from(text)))
  await assert.rejects(findModel(named, modelsFrom(server.access)), {
    failure: 'model',
    message: /is not usable/,
  })
})

test('model over https: where the bundled one may stand in, it says so', async (t) => {
  const server = await serving(t)
  if (server === null) return t.skip(NO_OPENSSL)
  const from = modelsFrom(server.access, { fallback: 'bundled' })
  const { model, notice, isStandIn } = await findModel(server.named('/gone'), from)
  assert.ok(isStandIn)
  assert.match(model.version, / \(bundled\)$/)
  assert.match(
    notice ?? '',
    /^Figures are of the bundled model, for the one that was asked for fails: model ".*\/gone" answered with status 404\.$/,
  )
})

test('model: nothing stands in for a name that is none', async () => {
  const from = modelsFrom(offline, { fallback: 'bundled' })
  await assert.rejects(findModel('release:octo', from), { failure: 'input' })
})

test('model cache: the oldest go, and so do drafts of runs that ended', async (t) => {
  const folder = folderOf(t, {})
  const old = new Date('2020-01-01')
  for (let index = 0; index < 25; index++) {
    const name = `${String(index).padStart(2, '0').repeat(32)}.json`
    writeFileSync(join(folder, name), '')
    utimesSync(join(folder, name), old, new Date(old.getTime() + index * 1000))
  }
  const draft = `.${ours.sha256}.json.draft`
  for (const name of [draft, 'not-ours.txt']) {
    writeFileSync(join(folder, name), '')
    utimesSync(join(folder, name), old, old)
  }
  await modelCache(folder).write(ours.sha256, ours.bytes)
  const left = readdirSync(folder)
  assert.equal(left.filter((name) => name.endsWith('.json')).length, 20)
  assert.ok(left.includes(`${ours.sha256}.json`) && left.includes('not-ours.txt') && !left.includes(draft))
  assert.ok(!left.includes(`${'00'.repeat(32)}.json`))
})

test('model cache: a folder that cannot be written costs nothing but the next download', async (t) => {
  const folder = join(folderOf(t, { file: '' }), 'file')
  const cache = modelCache(folder)
  await cache.write(ours.sha256, ours.bytes)
  assert.equal(await cache.read(ours.sha256), null)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '../../src/adapters/config-file.ts'
import { AppError, sentenceOf } from '../../src/errors.ts'
import { sha256Of } from '../../src/publish/checksums.ts'
import { folderOf } from '../folders.ts'
import { NO_OPENSSL, startTls } from '../tls-server.ts'

const BEHIND = 'budget: 7 W\npue: 1.3\n'
const digest = `#sha256-${sha256Of(Buffer.from(BEHIND))}`

test('extends: over a real line, through a redirect, with a certificate of its own', async (t) => {
  const asked: (string | undefined)[] = []
  let text = BEHIND
  const server = await startTls(t, ({ url, headers }, outgoing) => {
    asked.push(url, headers.authorization, headers.cookie)
    if (url === '/old.yml?key=secret') outgoing.writeHead(302, { location: '/wattlint.yml' }).end()
    else outgoing.end(text)
  })
  if (server === null) return t.skip(NO_OPENSSL)
  const cwd = folderOf(t, {
    'wattlint.yml': `extends: "${server.origin}/old.yml?key=secret${digest}"\nnodes: 3\n`,
  })
  const { config, sources } = await readConfig(cwd, null)
  assert.deepEqual([config.budget, config.pue, config.nodes], [['7 W'], 1.3, 3])
  assert.deepEqual(sources, ['wattlint.yml', `${server.origin}/old.yml`])
  const none = [undefined, undefined]
  assert.deepEqual(asked, ['/old.yml?key=secret', ...none, '/wattlint.yml', ...none])

  text = 'budget: 8 W\n'
  const refusedWith = (failure: string, why: RegExp) => (error: unknown) => {
    assert.ok(error instanceof AppError && error.failure === failure)
    assert.match(sentenceOf(error), why)
    assert.doesNotMatch(sentenceOf(error), /secret/)
    return true
  }
  await assert.rejects(
    readConfig(cwd, null),
    refusedWith('input', /which is another file now: its digest is sha256-/),
  )
  text = `#${'x'.repeat(256 * 1024)}`
  await assert.rejects(readConfig(cwd, null), refusedWith('source', /is over 256 KiB/))
  await server.close()
  await assert.rejects(
    readConfig(cwd, null),
    refusedWith('source', /which the configuration extends, cannot be reached/),
  )
})

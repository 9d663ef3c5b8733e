import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { deployment, folderOf } from '../folders.ts'
import { NO_OPENSSL, startTls } from '../tls-server.ts'
import { modelBytes } from './model-access.ts'

const CLI = resolve('src/cli.ts')

/** The command in a process of its own, which nothing of this one reaches. */
const wattlint = (cwd: string, args: readonly string[], env: Readonly<Record<string, string>>) =>
  new Promise<{ status: number; out: string; err: string }>((settle) => {
    const options = { cwd, env: { PATH: process.env['PATH'] ?? '', HOME: cwd, ...env } }
    execFile(process.execPath, [CLI, ...args], options, (error, out, err) =>
      settle({ status: error === null ? 0 : Number(error.code), out, err }),
    )
  })

test('check --model: over https with an authority of its own, offline from the cache, and the bundled one where both fail', async (t) => {
  const ours = modelBytes('ours')
  let asked = 0
  const server = await startTls(t, (_, outgoing) => {
    asked++
    outgoing.end(ours.bytes)
  })
  if (server === null) return t.skip(NO_OPENSSL)
  const cwd = folderOf(t, { 'web.yaml': deployment('web') })
  const args = [
    'check',
    'web.yaml',
    '--format',
    'json',
    '--model',
    `${server.origin}/m.json?key=secret#sha256-${ours.sha256}`,
  ]
  const versionOf = (out: string): unknown => JSON.parse(out).model.version

  const untrusted = await wattlint(cwd, args, {})
  assert.equal(untrusted.status, 4, untrusted.err)
  assert.match(
    untrusted.err,
    /^wattlint: model "https:\/\/localhost:\d+\/m\.json" cannot be reached\. Try again, or let the bundled model stand in with model-fallback: bundled\.\n$/,
  )
  assert.equal(asked, 0)

  const trusted = { NODE_EXTRA_CA_CERTS: server.authorityFile }
  assert.equal(versionOf((await wattlint(cwd, args, trusted)).out), 'ours')
  await server.close()
  const warm = await wattlint(cwd, args, {})
  assert.equal(versionOf(warm.out), 'ours', warm.err)
  assert.equal(asked, 1)

  writeFileSync(join(cwd, `.cache/wattlint/models/${ours.sha256}.json`), 'damaged')
  const standIn = await wattlint(cwd, [...args, '--model-fallback', 'bundled'], trusted)
  assert.match(String(versionOf(standIn.out)), / \(bundled\)$/)
  assert.match(
    standIn.err,
    /^wattlint: Figures are of the bundled model, for the one that was asked for fails/,
  )
})

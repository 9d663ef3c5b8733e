import assert from 'node:assert/strict'
import { execFile, execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { deployment, folderOf } from '../folders.ts'

/** What a newcomer would otherwise not hear of. */

type Ran = { readonly status: number; readonly out: string; readonly err: string }

const wattlint = (cwd: string, args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, '../../src/cli.ts'), ...args],
      { cwd },
      (error, out, err) => resolve({ status: error === null ? 0 : Number(error.code), out, err }),
    )
  })

test('in a folder of a repository, its configuration is not passed over in silence', async (t) => {
  const folder = folderOf(t, { 'wattlint.yml': 'budget: 1 W\n', 'k8s/web.yaml': deployment('web', 2) })
  execFileSync('git', ['init', '-q'], { cwd: folder })
  const inside = await wattlint(join(folder, 'k8s'), ['check'])
  assert.match(
    inside.err,
    /^wattlint: \.\.\/wattlint\.yml is not read here: run in its folder, or add --config\.$/m,
  )
  const named = await wattlint(join(folder, 'k8s'), ['check', '--config', '../wattlint.yml'])
  assert.equal(named.status, 1)
  assert.doesNotMatch(named.err, /is not read here/)
})

test('text: waivers that end soon, have ended or waive nothing are told', async (t) => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const waiver = (rule: string, until: string) =>
    `  - {for: {name: web}, rule: ${rule}, reason: launch, until: ${until}}\n`
  const rules = `budgets:\n  - {name: cap, limit: 1 mW}\nwaivers:\n${waiver('cap', day(5))}${waiver('capp', day(90))}${waiver('cap', day(-5))}`
  const folder = folderOf(t, { 'web.yaml': deployment('web', 2), 'wattlint.yml': rules })
  const { out } = await wattlint(folder, ['check'])
  assert.match(out, /^Waivers$/m)
  assert.match(out, /ends in 5 days/)
  assert.match(out, /for rule cap .*ended on/)
  assert.match(out, /for rule capp waives nothing\. Is its rule spelt right/)
})

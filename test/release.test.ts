import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { version } from '../src/version.ts'
import { folderOf } from './folders.ts'

const gather = (tag: string, folder: string) =>
  spawnSync(process.execPath, ['.ci/release.ts', tag, folder], { encoding: 'utf8' })

test('a release is the package, the model with its card, what the bundle was built from, and sums of all', (t) => {
  const folder = folderOf(t, {})
  assert.equal(gather(`v${version}`, folder).status, 0)
  const sums = readFileSync(join(folder, 'assets/SHA256SUMS'), 'utf8').trim().split('\n')
  const files = ['default.json', 'default.md', 'sbom.cdx.json', `wattlint-${version}.tgz`]
  assert.deepEqual(readdirSync(join(folder, 'assets')).toSorted(), ['SHA256SUMS', ...files])
  assert.deepEqual(
    sums,
    files.map((name) => `${hash('sha256', readFileSync(join(folder, 'assets', name)))}  ${name}`),
  )
  const { components } = JSON.parse(readFileSync(join(folder, 'assets/sbom.cdx.json'), 'utf8'))
  const locked: Record<string, { version?: string; dev?: true }> = JSON.parse(
    readFileSync('package-lock.json', 'utf8'),
  ).packages
  const bundled = Object.entries(locked).filter(([path, { dev }]) => path !== '' && dev !== true)
  assert.deepEqual(
    new Set(components.map((each: { name: string; version: string }) => `${each.name}@${each.version}`)),
    new Set(bundled.map(([path, each]) => `${path.replace(/^.*node_modules\//, '')}@${each.version}`)),
  )
  assert.match(readFileSync(join(folder, 'notes.md'), 'utf8'), /^- Added /)
})

test('a tag that is not the version in package.json releases nothing', (t) => {
  const folder = folderOf(t, {})
  const { status, stderr } = gather('v99.0.0', folder)
  assert.equal(status, 1)
  assert.match(stderr, /It was: v99\.0\.0/)
  assert.ok(!existsSync(join(folder, 'assets')))
})

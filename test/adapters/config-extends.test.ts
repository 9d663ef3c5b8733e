import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadConfig, readConfig } from '../../src/adapters/config-file.ts'
import { diskSource } from '../../src/adapters/config-source.ts'
import type { Fetch } from '../../src/adapters/pinned-file.ts'
import { faultText } from '../../src/config/faults.ts'
import { AppError } from '../../src/errors.ts'
import { folderOf } from '../folders.ts'

const digest = (text: string): string => `#sha256-${createHash('sha256').update(text).digest('hex')}`
const BASE = 'https://config.example/platform/wattlint.yml'

/** Answers by address; anything else is not there. What was asked is kept. */
function serving(pages: Readonly<Record<string, () => Response>>) {
  const asked: string[] = []
  const fetchFrom: Fetch = async (url, { redirect }) => {
    assert.equal(redirect, 'manual')
    asked.push(url.href)
    return pages[url.href]?.() ?? new Response('gone', { status: 404 })
  }
  return { asked, fetchFrom }
}
const page = (text: string) => () => new Response(text)
const redirect = (to: string) => () => new Response(null, { status: 302, headers: { location: to } })

test('extends: files from the folder of the file that names them, and behind them more', async (t) => {
  const cwd = folderOf(t, {
    '.github/wattlint.yml': 'extends: [../policy/a.yml, ../policy/b.yml]\nnodes: 1\n',
    'policy/a.yml': 'extends: deep/c.yml\nnodes: 2\nregion: IE\n',
    'policy/b.yml': 'extends: ./deep/c.yml\nregion: FR\npue: 1.5\n',
    'policy/deep/c.yml': 'budget: 1 W\npue: 1.1\n',
  })
  const { config, sources, path } = await readConfig(cwd, null)
  assert.deepEqual(
    [config.nodes, config.region, config.pue, config.budget, config.extends],
    [1, 'IE', 1.1, ['1 W'], []],
  )
  assert.equal(path, '.github/wattlint.yml')
  assert.deepEqual(sources, ['.github/wattlint.yml', 'policy/a.yml', 'policy/deep/c.yml', 'policy/b.yml'])
})

const bad: readonly (readonly [shows: string, extended: string, message: RegExp])[] = [
  ['what is not there', 'gone.yml', /^wattlint\.yml:1: extends gone\.yml, which is not there/],
  ['a path out of the repository', '../other.yml', /leads out of the repository/],
  ['a path from the root of the disk', '/etc/passwd', /leads out of the repository/],
  ['an address without https', `http://config.example/a.yml${digest('')}`, /an address that is not https/],
  ['a file: address', 'file:///etc/passwd', /an address that is not https/],
  ['an address with a password', `https://a:b@config.example/${digest('')}`, /holds a user or password/],
  [
    'an address without a digest',
    `${BASE}?token=secret`,
    /^wattlint\.yml:1: extends "https:\/\/config\.example\/platform\/wattlint\.yml" has no digest, so it could be another file tomorrow\. Read it, .*curl -fsSL https:\/\/config\.example\/platform\/wattlint\.yml \| sha256sum/,
  ],
  ['half a digest', `${BASE}#sha256-abc`, /has no digest/],
  ['itself', './wattlint.yml', /which extends this file/],
  ['a circle', 'circle.yml', /^circle\.yml:1: extends wattlint\.yml, which extends this file/],
  ['a long chain', 'one.yml', /^three\.yml:1: extends four\.yml, which is more than 3 files deep/],
]
for (const [shows, extended, message] of bad)
  test(`extends: ${shows} is refused, and nothing is fetched`, async (t) => {
    const cwd = folderOf(t, {
      'wattlint.yml': `extends: ${JSON.stringify(extended)}\n`,
      'circle.yml': 'extends: wattlint.yml\n',
      'one.yml': 'extends: two.yml\n',
      'two.yml': 'extends: three.yml\n',
      'three.yml': 'extends: four.yml\n',
      'four.yml': 'nodes: 4\n',
    })
    const { asked, fetchFrom } = serving({})
    const { faults } = await loadConfig(cwd, diskSource(cwd), null, { fetchFrom })
    assert.equal(faults.length, 1)
    assert.match(faults.map(faultText).join(), message)
    assert.doesNotMatch(faults.map(faultText).join(), /secret/)
    assert.deepEqual(asked, [])
  })

test('extends: a link out of the repository is refused', async (t) => {
  const outside = folderOf(t, { 'base.yml': 'nodes: 1\n' })
  const cwd = folderOf(t, { 'wattlint.yml': 'extends: policy/base.yml\n' })
  symlinkSync(outside, join(cwd, 'policy'))
  await assert.rejects(
    readConfig(cwd, null),
    (error) => error instanceof AppError && /no plain file of this folder/.test(error.message),
  )
})

test('extends: an address with its digest, through redirects, and one behind it', async (t) => {
  const behind = 'pue: 1.3\nnodes: 9\n'
  const text = `extends: "https://config.example/more.yml${digest(behind)}"\nnodes: 5\nbudget: 1 W\n`
  const cwd = folderOf(t, {
    'wattlint.yml': `extends: "${BASE}${digest(text).toUpperCase().replace('SHA', 'sha')}"\n`,
  })
  const { asked, fetchFrom } = serving({
    [BASE]: redirect('/mirror'),
    'https://config.example/mirror': page(text),
    'https://config.example/more.yml': page(behind),
  })
  const { config, sources, origins } = await readConfig(cwd, null, { fetchFrom })
  assert.deepEqual([config.nodes, config.pue, config.budget], [5, 1.3, ['1 W']])
  assert.deepEqual(sources, ['wattlint.yml', BASE, 'https://config.example/more.yml'])
  assert.equal(origins.get('nodes'), `${BASE}:2`)
  assert.equal(asked.length, 3)
})

test('extends: another file than the digest says is refused before it is read', async (t) => {
  const cwd = folderOf(t, { 'wattlint.yml': `nodes: 1\nextends: "${BASE}${digest('nodes: 1')}"\n` })
  const { fetchFrom } = serving({ [BASE]: page('nodes: [') })
  const { faults } = await loadConfig(cwd, diskSource(cwd), null, { fetchFrom })
  const { hash } = new URL(`x:${digest('nodes: [')}`)
  assert.deepEqual(faults.map(faultText), [
    `wattlint.yml:2: extends ${BASE}, which is another file now: its digest is ${hash.slice(1)}. Read what changed before you write the new digest.`,
  ])
})

test('extends: a file behind an address has no folder', async (t) => {
  const text = 'extends: other.yml\n'
  const cwd = folderOf(t, {
    'wattlint.yml': `extends: "${BASE}${digest(text)}"\n`,
    'other.yml': 'nodes: 1\n',
  })
  const { fetchFrom } = serving({ [BASE]: page(text) })
  const { faults } = await loadConfig(cwd, diskSource(cwd), null, { fetchFrom })
  assert.match(faults.map(faultText).join(), /^https:.*:1: extends "other\.yml" is a path/)
})

const noAnswer: readonly (readonly [
  shows: string,
  answer: () => Response,
  message: RegExp,
  asked: number,
])[] = [
  ['that is gone', () => new Response('', { status: 410 }), /answered with status 410/, 1],
  [
    'that redirects to http',
    redirect('http://config.example/a'),
    /redirects to an address that is not https/,
    1,
  ],
  [
    'that redirects to a file',
    redirect('file:///etc/passwd'),
    /redirects to an address that is not https/,
    1,
  ],
  ['that redirects without end', redirect(BASE), /redirects more than 3 times/, 4],
  ['that is too large', page(`#${'x'.repeat(256 * 1024)}`), /is over 256 KiB/, 1],
  ['that is in trouble, twice', () => new Response('', { status: 503 }), /cannot be reached/, 2],
]
for (const [shows, answer, message, count] of noAnswer)
  test(`extends: an address ${shows} is no verdict`, async (t) => {
    const cwd = folderOf(t, { 'wattlint.yml': `extends: "${BASE}${digest('')}"\n` })
    const { asked, fetchFrom } = serving({ [BASE]: answer })
    await assert.rejects(readConfig(cwd, null, { fetchFrom }), (error) => {
      assert.ok(error instanceof AppError && error.failure === 'source')
      assert.match(error.message, message)
      return true
    })
    assert.equal(asked.length, count)
  })

test('extends: nothing is fetched for a file with a fault', async (t) => {
  const cwd = folderOf(t, { 'wattlint.yml': `extends: "${BASE}${digest('')}"\nnods: 1\n` })
  const { asked, fetchFrom } = serving({})
  const { faults } = await loadConfig(cwd, diskSource(cwd), null, { fetchFrom })
  assert.equal(faults.length, 1)
  assert.deepEqual(asked, [])
})

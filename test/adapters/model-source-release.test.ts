import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, test } from 'node:test'
import { findModel } from '../../src/adapters/model-source.ts'
import type { ModelAccess } from '../../src/adapters/model-source-remote.ts'
import { AppError, sentenceOf } from '../../src/errors.ts'
import { checksumsText } from '../../src/publish/checksums.ts'
import { folderOf } from '../folders.ts'
import { startGithub } from '../github-server.ts'
import { modelBytes, modelsFrom, offline } from './model-access.ts'

const TOKEN = 'ghs_secret'
const reader = { login: 'github-actions[bot]', mayWrite: false }
const ours = modelBytes('ours')
const theirs = modelBytes('theirs')
const MODEL = 'wattlint-model.json'
const sums = (sha256 = ours.sha256, name = MODEL): Buffer => Buffer.from(checksumsText([{ name, sha256 }]))

let github: Awaited<ReturnType<typeof startGithub>>
afterEach(() => github.close())
beforeEach(async () => {
  github = await startGithub({ [TOKEN]: reader, '': { login: '', mayWrite: false } })
})

function access(t: Parameters<typeof folderOf>[0], more: Partial<ModelAccess['github']> = {}): ModelAccess {
  const { apiUrl, graphqlUrl } = github
  return {
    ...offline,
    github: {
      token: TOKEN,
      apiUrl,
      graphqlUrl,
      userAgent: 'wattlint/test',
      requestMs: 20_000,
      patienceMs: 30_000,
      ...more,
    },
    cacheFolder: folderOf(t, {}),
  }
}
const pinned = (tag: string, sha256 = ours.sha256): string => `release:octo/shop${tag}#sha256-${sha256}`

function released(
  tag: string,
  files: Readonly<Record<string, Buffer>> = { [MODEL]: ours.bytes, SHA256SUMS: sums() },
) {
  const release = github.releases.add({ tag })
  for (const [name, bytes] of Object.entries(files)) github.releases.attach(release, name, bytes)
  return release
}

test('released model: read with the token, which goes to GitHub alone, and kept', async (t) => {
  released('model-v1')
  const from = modelsFrom(access(t))
  const { model, notice } = await findModel(pinned('@model-v1'), from)
  assert.deepEqual([model.version, notice], ['ours', null])
  assert.ok(github.requests.every(({ token }) => token === TOKEN))
  assert.deepEqual(github.shown, [''], 'storage is another host')
  assert.equal(github.requests.at(-1)?.accept, 'application/octet-stream')
  const asked = github.requests.length
  assert.equal((await findModel(pinned('@model-v1'), from)).model.version, 'ours')
  assert.equal(github.requests.length, asked, 'what is pinned by its digest is not asked for again')
})

test('released model: public ones are read without a token, and with one that may not', async (t) => {
  released('model-v1')
  for (const token of [null, 'ghs_of_another_repository']) {
    const { model } = await findModel(pinned('@model-v1'), modelsFrom(access(t, { token })))
    assert.equal(model.version, 'ours')
  }
  assert.deepEqual(github.shown, ['', ''])
})

test('released model: pinned by its tag alone, it is held against the list of the release, and that is told', async (t) => {
  released('model-v1')
  const from = modelsFrom(access(t))
  const { model, notice } = await findModel('release:octo/shop@model-v1', from)
  assert.equal(model.version, 'ours')
  assert.equal(
    notice,
    `The model is pinned by its tag alone. To hold it to its digest, write ${pinned('@model-v1')}.`,
  )
  const downloads = github.shown.length
  await findModel('release:octo/shop@model-v1', from)
  assert.equal(github.shown.length, downloads + 1, 'the list is read again, the model is not')
})

test('released model: the latest release, held to a digest', async (t) => {
  released('model-v1', { [MODEL]: theirs.bytes })
  released('v9')
  const { model } = await findModel(pinned(''), modelsFrom(access(t)))
  assert.equal(model.version, 'ours')
})

test('released model: an asset of another name', async (t) => {
  released('nightly/1', { 'ours.json': ours.bytes })
  const { model } = await findModel(pinned('@nightly/1/ours.json'), modelsFrom(access(t)))
  assert.equal(model.version, 'ours')
})

test('released model: GitHub in trouble passes', async (t) => {
  released('model-v1')
  github.faults.push({ status: 502 }, 'cut', { status: 429, headers: { 'retry-after': '0' } })
  const { model } = await findModel(pinned('@model-v1'), modelsFrom(access(t)))
  assert.equal(model.version, 'ours')
})

const refused: readonly (readonly [
  shows: string,
  files: Readonly<Record<string, Buffer>> | null,
  named: string,
  why: RegExp,
])[] = [
  [
    'a release that is not there',
    null,
    pinned('@model-v1'),
    /cannot be had: GitHub answered with status 404\. Is there such a release\? .*contents: read/,
  ],
  [
    'a release without a model',
    { 'notes.txt': Buffer.from('') },
    pinned('@model-v1'),
    /has no wattlint-model\.json: the release holds notes\.txt\. Name what it is called behind the tag/,
  ],
  [
    'another model than the digest says',
    { [MODEL]: theirs.bytes },
    pinned('@model-v1'),
    new RegExp(`is another file now: its digest is sha256-${theirs.sha256}`),
  ],
  [
    'another model than the list says',
    { [MODEL]: theirs.bytes, SHA256SUMS: sums() },
    'release:octo/shop@model-v1',
    /is another file now/,
  ],
  [
    'no list of digests',
    { [MODEL]: ours.bytes },
    'release:octo/shop@model-v1',
    /has no digest, and its release no SHA256SUMS\. Write release:octo\/shop@model-v1#sha256-…/,
  ],
  [
    'a list without the model',
    { [MODEL]: ours.bytes, SHA256SUMS: sums(ours.sha256, 'x') },
    'release:octo/shop@model-v1',
    /is not in the SHA256SUMS of its release/,
  ],
  [
    'a list that says two things',
    { [MODEL]: ours.bytes, SHA256SUMS: Buffer.concat([sums(), sums(theirs.sha256)]) },
    'release:octo/shop@model-v1',
    /is not in the SHA256SUMS/,
  ],
  [
    'an asset of 65 MiB',
    { [MODEL]: Buffer.alloc(65 * 1024 * 1024) },
    pinned('@model-v1'),
    /is over 64 MiB|is another file now/,
  ],
]
for (const [shows, files, named, why] of refused)
  for (const statesDigests of [true, false])
    test(`released model: ${shows} is refused, with digests ${statesDigests ? '' : 'not '}stated`, async (t) => {
      github.releases.state.statesDigests = statesDigests
      if (files !== null) released('model-v1', files)
      const from = modelsFrom(access(t))
      await assert.rejects(findModel(named, from), (error) => {
        assert.ok(error instanceof AppError && error.failure === 'model')
        assert.match(sentenceOf(error), why)
        assert.doesNotMatch(sentenceOf(error), /ghs_/)
        return true
      })
      assert.deepEqual(readdirSync(from.access.cacheFolder ?? ''), [])
    })

test('released model: a private one is not seen without a token, and the error says what it takes', async (t) => {
  const closed = await startGithub({ [TOKEN]: reader })
  t.after(closed.close)
  const from = modelsFrom(access(t, { apiUrl: closed.apiUrl, token: null }))
  await assert.rejects(findModel(pinned('@model-v1'), from), { failure: 'model', hint: /contents: read/ })
})

test('released model: a server that never answers is given up', async (t) => {
  github.faults.push('hang', 'hang', 'hang', 'hang', 'hang', 'hang')
  const from = modelsFrom(access(t, { requestMs: 200, patienceMs: 600 }), { fallback: 'bundled' })
  const { notice, isStandIn } = await findModel(pinned('@model-v1'), from)
  assert.ok(isStandIn)
  assert.match(notice ?? '', /cannot be had: GitHub cannot be reached, or is in trouble/)
})

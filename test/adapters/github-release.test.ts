import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, test } from 'node:test'
import type { GithubOptions } from '../../src/adapters/github-client.ts'
import { type Published, publishRelease } from '../../src/adapters/github-release.ts'
import { uploadsUrlOf } from '../../src/adapters/github-release-assets.ts'
import { AppError, sentenceOf } from '../../src/errors.ts'
import { sha256Of } from '../../src/publish/checksums.ts'
import type { ModelRelease } from '../../src/publish/model-release.ts'
import { type FaultFor, type RecordedRequest, startGithub } from '../github-server.ts'
import { MODEL_TAG, publishing, releaseOfModel } from './published-model.ts'

const TOKEN = 'ghs_secret'
const identities = {
  [TOKEN]: { login: 'github-actions[bot]', mayWrite: true },
  ghs_read_only: { login: 'github-actions[bot]', mayWrite: false },
}
const SETTINGS = { commit: null, isLatest: false }
const release = releaseOfModel()
const [first] = release.assets
assert.ok(first)

let github: Awaited<ReturnType<typeof startGithub>>
let options: GithubOptions
beforeEach(async () => {
  github = await startGithub(identities)
  options = publishing(github.apiUrl, TOKEN)
})
afterEach(() => github.close())

const publish = (wanted: ModelRelease = release): Promise<Published> =>
  publishRelease(options, wanted, SETTINGS)

/** All that is there, but for ids. */
const stateOf = () =>
  github.releases.releases.map(({ tag, name, body, isDraft, isImmutable, isLatest, assets }) => ({
    ...{ tag, name, body, isDraft, isImmutable, isLatest },
    assets: assets
      .map((asset) => `${asset.name} ${asset.state} ${asset.contentType} ${sha256Of(asset.bytes)}`)
      .toSorted(),
  }))
const DONE = [
  {
    tag: MODEL_TAG,
    name: 'Model 1.4.0',
    body: release.notes,
    isDraft: false,
    isImmutable: true,
    isLatest: false,
    assets: release.assets
      .map(({ name, contentType, sha256 }) => `${name} uploaded ${contentType} ${sha256}`)
      .toSorted(),
  },
]
const writes = (): string[] =>
  github.requests
    .filter(({ method }) => method !== 'GET')
    .map(
      ({ method, path }) =>
        `${method} ${path
          .replace(/^.*\/shop/, '')
          .replace(/\d{5,}/, 'ID')
          .replace(/&$/, '')}`,
    )

test('release: draft, files, then published, and a second run changes nothing', async () => {
  const url = `https://github.example/octo/shop/releases/tag/${MODEL_TAG}`
  assert.deepEqual(await publish(), { outcome: 'published', url, isImmutable: true })
  assert.deepEqual(stateOf(), DONE)
  assert.deepEqual(writes(), [
    'POST /releases',
    ...release.assets.map(({ name }) => `POST /releases/ID/assets?name=${name}`),
    'PATCH /releases/ID',
  ])
  assert.deepEqual(await publish(), { outcome: 'unchanged', url, isImmutable: true })
  assert.equal(writes().length, release.assets.length + 2)
})

const isUpload = ({ method, path }: RecordedRequest): boolean =>
  method === 'POST' && path.includes('/assets?')
const isPublish = ({ method }: RecordedRequest): boolean => method === 'PATCH'

/** Where a run is ended, and how that is told. `kill` ends the process of the run. */
const crashes: readonly (readonly [shows: string, crash: (kill: () => void) => void])[] = [
  ['after the draft', (kill) => endAt(({ path }) => /\/assets\?per_page/.test(path), kill)],
  [
    'after the first file',
    (kill) => endAt((request) => isUpload(request) && github.releases.releases[0]?.assets.length === 1, kill),
  ],
  [
    'in the middle of a file',
    (kill) => {
      github.releases.state.duringUpload = (incoming) => {
        github.releases.state.duringUpload = null
        kill()
        incoming.destroy()
      }
    },
  ],
  ['before it is published', (kill) => endAt(isPublish, kill)],
  [
    'after it is published, before the answer',
    (kill) => {
      github.faults.push((request) => {
        if (!isPublish(request)) return null
        kill()
        return 'cut'
      })
    },
  ],
]
function endAt(isPoint: (request: RecordedRequest) => boolean, kill: () => void): void {
  github.faults.push((request) => {
    if (!isPoint(request)) return null
    kill()
    return { status: 502 }
  })
}
for (const [shows, crash] of crashes)
  test(`release: a run that is ended ${shows} is taken up by the next`, async () => {
    const script = new URL('published-model.ts', import.meta.url).pathname
    const run = spawn(process.execPath, [script, github.apiUrl, TOKEN], { stdio: 'inherit' })
    crash(() => run.kill('SIGKILL'))
    const [, signal] = await once(run, 'exit')
    assert.equal(signal, 'SIGKILL')
    assert.equal(github.releases.releases.length, 1)
    if (shows === 'in the middle of a file')
      assert.deepEqual(
        github.releases.releases[0]?.assets.map(({ state }) => state),
        ['starter'],
      )
    await publish()
    assert.deepEqual(stateOf(), DONE)
  })

const passing: readonly (readonly [shows: string, fault: () => FaultFor])[] = [
  ['the first question is answered with 502', () => ({ status: 502 })],
  [
    'the answer to the draft is lost',
    () =>
      ({ method, path }) =>
        method === 'POST' && path.endsWith('/releases') ? 'cut' : null,
  ],
  ['an upload is answered with 502', () => (request) => (isUpload(request) ? { status: 502 } : null)],
  ['the answer to an upload is lost', () => (request) => (isUpload(request) ? 'cut' : null)],
  ['publishing is answered with 502', () => (request) => (isPublish(request) ? { status: 502 } : null)],
  ['the answer to publishing is lost', () => (request) => (isPublish(request) ? 'cut' : null)],
  [
    'another run has just uploaded the file',
    () => (request) => {
      const [draft] = github.releases.releases
      if (!isUpload(request) || draft === undefined) return null
      const { contentType, bytes } = request
      github.releases.attach(draft, first.name, bytes, { contentType })
      return { status: 422, json: { message: 'Validation Failed', errors: [{ code: 'already_exists' }] } }
    },
  ],
  ['GitHub asks for patience', () => ({ status: 429, headers: { 'retry-after': '0' } })],
]
for (const [shows, fault] of passing)
  test(`release: it passes when ${shows}`, async () => {
    github.faults.push(fault())
    await publish()
    assert.deepEqual(stateOf(), DONE)
    assert.deepEqual(github.faults, [], 'it happened')
  })

test('release: an upload that breaks off leaves a stub, which is replaced', async () => {
  github.releases.state.duringUpload = (incoming) => {
    github.releases.state.duringUpload = null
    incoming.destroy()
  }
  await publish()
  assert.deepEqual(stateOf(), DONE)
  assert.ok(writes().some((write) => write.startsWith('DELETE /releases/assets/')))
})

for (const statesDigests of [true, false])
  test(`release: what is there and right stays, with digests ${statesDigests ? '' : 'not '}stated`, async () => {
    github.releases.state.statesDigests = statesDigests
    const draft = github.releases.add({ tag: MODEL_TAG, isDraft: true, name: 'old', body: release.notes })
    const [model, card, , sums] = release.assets
    assert.ok(model && card && sums)
    github.releases.attach(draft, model.name, Buffer.from(model.bytes), { contentType: model.contentType })
    github.releases.attach(draft, card.name, Buffer.alloc(card.bytes.length, 'x'))
    github.releases.attach(draft, sums.name, Buffer.from('half'))
    github.releases.attach(draft, 'evaluation.svg', Buffer.from('<svg/>'))
    github.releases.attach(draft, 'theirs.txt', Buffer.from('kept'))
    await publish()
    const [state] = stateOf()
    assert.deepEqual(
      state?.assets.filter((asset) => !asset.startsWith('theirs.txt')),
      DONE[0]?.assets,
    )
    assert.equal(state?.assets.length, 5)
    assert.ok(!writes().some((write) => write.includes(`name=${model.name}`)), 'the model is not sent again')
  })

test('release: a draft of somebody else is not filled', async () => {
  const draft = github.releases.add({ tag: MODEL_TAG, isDraft: true, body: 'by hand' })
  github.releases.attach(draft, 'install.sh', Buffer.from('theirs'))
  await assert.rejects(publish(), /draft of a release .* that is not ours/)
  assert.equal(stateOf()[0]?.isDraft, true)
})

test('release: a draft behind hundreds of releases is found, and one too many of ours goes', async () => {
  for (const body of [release.notes, release.notes, 'by hand'])
    github.releases.add({ tag: MODEL_TAG, isDraft: true, body })
  for (let index = 0; index < 230; index++) github.releases.add({ tag: `v${index}` })
  const [kept, , byHand] = github.releases.releases.map(({ id }) => id)
  await publish()
  const ours = github.releases.releases.filter(({ tag }) => tag === MODEL_TAG)
  assert.deepEqual(
    ours.map(({ id, isDraft }) => [id, isDraft]),
    [
      [kept, false],
      [byHand, true],
    ],
  )
})

for (const statesDigests of [true, false])
  test(`release: a tag that is out with another model is refused, with digests ${statesDigests ? '' : 'not '}stated`, async () => {
    await publish()
    github.releases.state.statesDigests = statesDigests
    assert.equal((await publish()).outcome, 'unchanged')
    await assert.rejects(publish(releaseOfModel('1.4.1')), (error) => {
      assert.ok(error instanceof AppError && error.failure === 'input')
      assert.match(
        sentenceOf(error),
        /"model-v1\.4\.0" is out already, with another model, sha256-[0-9a-f]{64}\. Use another tag/,
      )
      return true
    })
    assert.deepEqual(stateOf(), DONE)
  })

test('release: a tag that is out without a model is refused', async () => {
  github.releases.add({ tag: MODEL_TAG })
  await assert.rejects(publish(), {
    failure: 'input',
    message: /is out already, without wattlint-model\.json/,
  })
})

test('release: a tag that an immutable release has had is refused', async () => {
  github.releases.state.burnt.add(MODEL_TAG)
  await assert.rejects(publish(), {
    failure: 'input',
    message: /an immutable release has had it/,
    hint: 'Use another tag.',
  })
})

test('release: a repository that lets releases be changed is told of', async () => {
  github.releases.state.isImmutable = false
  assert.equal((await publish()).isImmutable, false)
})

test('release: it becomes the latest where that is wanted, at the commit that is wanted', async () => {
  await publishRelease(options, release, { commit: 'abc', isLatest: true })
  const [{ isLatest, target } = { isLatest: false, target: '' }] = github.releases.releases
  assert.deepEqual([isLatest, target], [true, 'abc'])
})

const refusals: readonly (readonly [shows: string, change: Partial<GithubOptions>])[] = [
  ['a token that may only read', { token: 'ghs_read_only' }],
  ['a token of nobody', { token: 'ghs_unknown' }],
  ['a repository that it does not see', { repository: 'octo/hidden' }],
]
for (const [shows, change] of refusals)
  test(`release: ${shows} is refused with the line to write`, async () => {
    await assert.rejects(publishRelease({ ...options, ...change }, release, SETTINGS), (error) => {
      assert.ok(error instanceof AppError && error.failure === 'source')
      assert.match(
        sentenceOf(error),
        /^the token may not write releases of octo\/\w+\. Add to the job: permissions: \{ contents: write \}\.$/,
      )
      return true
    })
    assert.deepEqual(github.releases.releases, [])
  })

for (const [apiUrl, uploads] of [
  ['https://api.github.com', 'https://uploads.github.com'],
  ['https://api.octo.ghe.com', 'https://uploads.octo.ghe.com'],
  ['https://ghes.example:8443/api/v3', 'https://ghes.example:8443/api/uploads'],
] as const)
  test(`release: files go from ${apiUrl} to ${uploads}`, () => assert.equal(uploadsUrlOf(apiUrl), uploads))

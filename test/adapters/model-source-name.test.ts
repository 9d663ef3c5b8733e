import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modelAccessFrom } from '../../src/adapters/model-source-remote.ts'
import { faultText } from '../../src/config/faults.ts'
import { modelSourceFrom } from '../../src/config/model-source.ts'
import { readWritten } from '../../src/config/written.ts'

const DIGEST = '0123456789abcdef'.repeat(4)
const usual = { owner: 'octo', repo: 'models', tag: 'v1', asset: 'wattlint-model.json', sha256: null }

const releases: readonly (readonly [shows: string, text: string, release: object])[] = [
  ['a tag', 'release:octo/models@v1', usual],
  ['a tag and a digest', `release:octo/models@v1#sha256-${DIGEST}`, { ...usual, sha256: DIGEST }],
  [
    'the other way to write a digest',
    `release:octo/models@v1#sha256=${DIGEST.toUpperCase()}`,
    { ...usual, sha256: DIGEST },
  ],
  ['an asset', 'release:octo/models@v1/ours.json', { ...usual, asset: 'ours.json' }],
  [
    'a tag with a slash',
    'release:octo/models@nightly/v1/ours.json',
    { ...usual, tag: 'nightly/v1', asset: 'ours.json' },
  ],
  [
    'the latest, held to a digest',
    `release:octo/models#sha256-${DIGEST}`,
    { ...usual, tag: null, sha256: DIGEST },
  ],
  [
    'names with dots and dashes',
    'release:a-b_c/x.y-z@1.0.0-rc.1+2',
    { ...usual, owner: 'a-b_c', repo: 'x.y-z', tag: '1.0.0-rc.1+2' },
  ],
]
for (const [shows, text, release] of releases)
  test(`model source: a release by ${shows}`, () => {
    const source = modelSourceFrom(text)
    assert.ok('kind' in source && source.kind === 'release')
    assert.deepEqual(source.release, release)
  })

for (const path of ['ours.json', './release:octo/models@v1', '/tmp/x.json', 'C:\\models\\x.json', 'a#b.json'])
  test(`model source: ${path} is a path`, () =>
    assert.deepEqual(modelSourceFrom(path), { kind: 'file', path }))

test('model source: an address keeps its query, and is shown without', () => {
  const source = modelSourceFrom(`https://models.example/x.json?key=secret#sha256=${DIGEST}`)
  assert.ok('kind' in source && source.kind === 'url')
  assert.equal(source.url.href, 'https://models.example/x.json?key=secret')
  assert.equal(source.shown, 'https://models.example/x.json')
  assert.equal(source.sha256, DIGEST)
})

const refused: readonly (readonly [shows: string, text: string, why: RegExp])[] = [
  [
    'an address without a digest',
    'https://models.example/x.json?key=secret',
    /has no digest, so it could be another model tomorrow\. .*"curl -fsSL https:\/\/models\.example\/x\.json \| sha256sum"/,
  ],
  ['half a digest', 'https://models.example/x.json#sha256-abc', /has no digest/],
  [
    'an address with a password',
    `https://a:secret@models.example/#sha256-${DIGEST}`,
    /holds a user or password/,
  ],
  ['http', `http://models.example/x.json#sha256-${DIGEST}`, /not https/],
  ['file:', `file:///etc/passwd#sha256-${DIGEST}`, /not https/],
  [
    'the latest release without a digest',
    'release:octo/models',
    /names neither a tag nor a digest.*Write release:octo\/models@TAG#sha256-…/,
  ],
  ['no repository', 'release:octo', /names no release\. Write release:OWNER\/REPO@TAG/],
  ['half a digest of a release', 'release:octo/models@v1#sha256-abc', /names no release/],
  ['a repository that leads up', 'release:octo/..@v1', /names no release/],
  ['a tag that leads up', 'release:octo/models@../../x', /names no release/],
  ['an empty tag', 'release:octo/models@', /names no release/],
  ['a tag that ends in a slash', 'release:octo/models@v1/', /names no release/],
]
for (const [shows, text, why] of refused)
  test(`model source: ${shows} is refused`, () => {
    const source = modelSourceFrom(text)
    assert.ok('message' in source)
    assert.match(`${source.message}. ${source.hint}`, why)
    assert.doesNotMatch(`${source.message} ${source.hint}`, /secret/)
  })

const configured: readonly (readonly [shows: string, model: string, fault: RegExp | null])[] = [
  ['a path', 'models/ours.json', null],
  ['a release', `release:octo/models@v1#sha256-${DIGEST}`, null],
  [
    'a path out of the repository',
    '../ours.json',
    /^w\.yml:1: path "\.\.\/ours\.json" leads out of its folder/,
  ],
  ['a path from the root of the disk', '/tmp/ours.json', /starts at the root of the disk/],
  ['an address without a digest', 'https://models.example/x.json', /^w\.yml:1: model .* has no digest/],
]
for (const [shows, model, fault] of configured)
  test(`configuration: model may ${fault === null ? '' : 'not '}be ${shows}`, () => {
    const faults = readWritten('w.yml', `model: ${JSON.stringify(model)}\n`).faults.map(faultText)
    if (fault === null) assert.deepEqual(faults, [])
    else assert.match(faults.join('\n'), fault)
  })

const places: readonly (readonly [
  shows: string,
  variables: Readonly<Record<string, string>>,
  apiUrl: string,
])[] = [
  ['github.com', {}, 'https://api.github.com'],
  [
    'what a runner says',
    { GITHUB_API_URL: 'https://ghes.example/api/v3', GITHUB_SERVER_URL: 'https://other.example' },
    'https://ghes.example/api/v3',
  ],
  ['a server of its own', { GITHUB_SERVER_URL: 'https://ghes.example' }, 'https://ghes.example/api/v3'],
  ['data residency', { GITHUB_SERVER_URL: 'https://octo.ghe.com' }, 'https://api.octo.ghe.com'],
]
for (const [shows, variables, apiUrl] of places)
  test(`model access: GitHub is ${shows}`, () => {
    assert.equal(modelAccessFrom((name) => variables[name], null).github.apiUrl, apiUrl)
  })

const folders: readonly (readonly [
  shows: string,
  variables: Readonly<Record<string, string>>,
  folder: string,
])[] = [
  [
    "the runner's",
    { RUNNER_TOOL_CACHE: '/tools', RUNNER_TEMP: '/temp', HOME: '/home/ada' },
    '/tools/wattlint/models',
  ],
  ["the runner's for a while", { RUNNER_TEMP: '/temp', HOME: '/home/ada' }, '/temp/wattlint/models'],
  ["the user's", { XDG_CACHE_HOME: '/cache', HOME: '/home/ada' }, '/cache/wattlint/models'],
  ['in the home', { XDG_CACHE_HOME: 'relative', HOME: '/home/ada' }, '/home/ada/.cache/wattlint/models'],
]
for (const [shows, variables, folder] of folders)
  test(`model access: the cache is ${shows}`, { skip: process.platform === 'win32' }, () => {
    assert.equal(modelAccessFrom((name) => variables[name], null).cacheFolder, folder)
  })

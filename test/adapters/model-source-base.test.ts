import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { Report } from '../../src/schema/report.ts'
import { startGithub } from '../github-server.ts'
import { deployment, type Files, makeRepository, pullRequest, runAction } from '../run-action.ts'
import { modelBytes } from './model-access.ts'

/** No change predicts itself by a model of its own. */

const web = (replicas: number): Files => ({ 'web.yaml': deployment('web', replicas) })
const file = (version: string): Files => ({ 'models/ours.json': modelBytes(version).bytes.toString() })
const naming = (model: string): Files => ({ 'wattlint.yml': `model: ${JSON.stringify(model)}\n` })
const PATH = 'models/ours.json'
const TOKEN = 'ghs_reader'

const cases: readonly (readonly [
  shows: string,
  base: Files,
  head: Files,
  input: string | null,
  version: RegExp,
  told: RegExp | null,
])[] = [
  [
    'a file of the configuration is that of the base',
    { ...naming(PATH), ...file('base') },
    { ...naming(PATH), ...file('change') },
    null,
    /^base$/,
    null,
  ],
  ['a file of the input is that of the base', file('base'), file('change'), PATH, /^base$/, null],
  [
    'a file that only the change has does not count',
    {},
    file('change'),
    PATH,
    / \(bundled\)$/,
    /Figures are of the bundled model: "models\/ours\.json" is new in this change, and counts once it is merged/,
  ],
  [
    'nor does one that it adds to what the base names',
    naming(PATH),
    { ...naming(PATH), ...file('change') },
    null,
    / \(bundled\)$/,
    /is new in this change/,
  ],
  [
    'nor does a configuration that it writes',
    {},
    { ...naming(PATH), ...file('change') },
    null,
    /^(?!change).*(?<!\(bundled\))$/,
    /wattlint\.yml counts once it is merged/,
  ],
  [
    'the input goes before the configuration',
    { ...naming('models/gone.json'), ...file('base') },
    {},
    PATH,
    /^base$/,
    null,
  ],
]
for (const [shows, base, head, input, version, told] of cases)
  test(`model of a pull request: ${shows}`, async () => {
    const repo = await makeRepository({ ...web(1), ...base }, { ...web(2), ...head })
    const { log, status } = await runAction({
      cwd: repo.cwd,
      event: pullRequest(repo.base, repo.head),
      inputs: { comment: 'off', 'json-file': 'out.json', ...(input === null ? {} : { model: input }) },
    })
    assert.equal(status, 0, log)
    const { model } = Report.parse(JSON.parse(await readFile(join(repo.cwd, 'out.json'), 'utf8')))
    assert.match(model.version, version)
    if (told === null) assert.doesNotMatch(log, /bundled/)
    else assert.match(log, told)
    await repo.remove()
  })

test('model of a pull request: one of a release, by its tag, by its digest, and not at all', async (t) => {
  const github = await startGithub({ [TOKEN]: { login: 'github-actions[bot]', mayWrite: false } })
  t.after(github.close)
  const { bytes, sha256 } = modelBytes('ours')
  const release = github.releases.add({ tag: 'model-v1' })
  github.releases.attach(release, 'wattlint-model.json', bytes)
  github.releases.attach(release, 'SHA256SUMS', Buffer.from(`${sha256}  wattlint-model.json\n`))
  const named = naming('release:octo/shop@model-v1')
  const repo = await makeRepository({ ...web(1), ...named }, { ...web(2), ...named })
  t.after(repo.remove)
  const run = (inputs: Readonly<Record<string, string>>) =>
    runAction({
      cwd: repo.cwd,
      event: pullRequest(repo.base, repo.head),
      inputs: { comment: 'off', 'github-token': TOKEN, ...inputs },
      env: { GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl },
    })
  const byTag = await run({})
  assert.equal(byTag.outputs['model-version'], 'ours', byTag.log)
  assert.match(byTag.log, /^::warning .*The model is pinned by its tag alone/m)
  assert.match(byTag.summary, /pinned by its tag alone/)
  const byDigest = await run({ model: `release:octo/shop@model-v1#sha256-${sha256}` })
  assert.equal(byDigest.outputs['model-version'], 'ours')
  assert.doesNotMatch(byDigest.log, /::warning/)

  const gone = await run({ model: 'release:octo/shop@model-v2' })
  assert.equal(gone.status, 4)
  assert.match(gone.log, /^::error::model "release:octo\/shop@model-v2" cannot be had/m)
  const standIn = await run({ model: 'release:octo/shop@model-v2', 'model-fallback': 'bundled' })
  assert.equal(standIn.status, 0)
  assert.match(standIn.outputs['model-version'] ?? '', / \(bundled\)$/)
  assert.match(standIn.log, /^::warning .*Figures are of the bundled model/m)
  assert.match(standIn.summary, /\[!NOTE\]\n> Figures are of the bundled model/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checksumOf, checksumsText, sha256Of } from '../../src/publish/checksums.ts'
import { type ModelReleaseInput, modelReleaseFrom } from '../../src/publish/model-release.ts'
import { proposalFrom } from '../../src/publish/proposal.ts'
import { releaseReferenceFrom, releaseReferenceText } from '../../src/publish/release-reference.ts'
import { type Model, modelFrom, type Score } from '../../src/schema/model.ts'
import { bundledModel } from '../model-file.ts'

const score = (more: Partial<Score> = {}): Score => ({
  scope: 'pod_kepler_total',
  split: 'workloads of our cluster',
  predictor: 'wattlint',
  rows: 120,
  median_abs_error_ratio: 0.27,
  mean_abs_error_ratio: 0.4,
  mean_abs_error_w: 1.2,
  geometric_error_factor: 1.44,
  within_factor_2_ratio: 0.9,
  interval_coverage_ratio: 0.81,
  ...more,
})
const withChange = (change: Partial<Model>): Model => {
  const { schema_version: _, id: __, ...content } = { ...bundledModel(), ...change }
  return modelFrom(content)
}
const input: ModelReleaseInput = {
  repository: 'octo/shop',
  model: withChange({ version: '1.4.0' }),
  tag: null,
  scores: { before: [score({ median_abs_error_ratio: 0.31 })], after: [score()] },
  evaluation: '{}\n',
  chart: null,
}
const textOf = (release: ReturnType<typeof modelReleaseFrom>, name: string): string =>
  new TextDecoder().decode(release.assets.find((asset) => asset.name === name)?.bytes)

test('model release: its files, and the list of their digests last', () => {
  const release = modelReleaseFrom(input)
  assert.deepEqual(
    release.assets.map(({ name }) => name),
    ['wattlint-model.json', 'wattlint-model.md', 'evaluation.json', 'SHA256SUMS'],
  )
  for (const { name, sha256, bytes } of release.assets.slice(0, -1)) {
    assert.equal(sha256Of(bytes), sha256)
    assert.equal(checksumOf(textOf(release, 'SHA256SUMS'), name), sha256)
  }
  assert.equal(JSON.parse(textOf(release, 'wattlint-model.json')).version, '1.4.0')
  const drawn = modelReleaseFrom({ ...input, chart: '<svg/>', evaluation: null })
  assert.deepEqual(
    drawn.assets.map(({ name }) => name),
    ['wattlint-model.json', 'wattlint-model.md', 'evaluation.svg', 'SHA256SUMS'],
  )
})

test('model release: the same input makes the same release', () =>
  assert.deepEqual(modelReleaseFrom(input), modelReleaseFrom(input)))

test('model release: notes with the line to pin it, scores before and after, and where the watts are from', () => {
  const release = modelReleaseFrom(input)
  const pinned = releaseReferenceText(release.reference)
  assert.match(pinned, /^release:octo\/shop@model-v1\.4\.0#sha256-[0-9a-f]{64}$/)
  assert.ok(release.notes.includes(`\`\`\`yaml\nmodel: ${pinned}\n\`\`\`\n`))
  assert.match(
    release.notes,
    /\| `pod_kepler_total` \| workloads of our cluster \| 120 \| 31 % → 27 % \| ×1\.44 → ×1\.44 \|/,
  )
  assert.match(release.notes, /Synthetic: no\./)
  assert.ok(release.notes.includes(release.reference.sha256) && release.notes.includes(input.model.id))
  assert.ok(release.notes.length < 20_000)
})

test('model release: without a model in use there are scores of the new one alone, and without scores it says so', () => {
  const first = modelReleaseFrom({ ...input, scores: { before: [], after: [score()] } })
  assert.match(first.notes, /\| 120 \| 27 % \| ×1\.44 \|/)
  assert.doesNotMatch(first.notes, /Before → after/)
  const none = modelReleaseFrom({ ...input, scores: { before: [], after: [] } })
  assert.match(none.notes, /Nobody held rows out/)
})

test('model release: rows without a known meter are told loudly', () => {
  const [table] = bundledModel().tables
  assert.ok(table)
  const [row] = table.rows
  assert.ok(row)
  const model = withChange({
    tables: [{ ...table, scope: 'pod_kepler_total', rows: [{ ...row, provenance: 'modelled' }] }],
  })
  assert.match(modelReleaseFrom({ ...input, model }).notes, /\*\*Synthetic: yes\.\*\* 1 row is from a meter/)
})

test('model release: hostile texts of a model are only text', () => {
  const model = withChange({ version: '1 @octo <img src=x> #7 | `x`' })
  const { notes, tag, assets } = modelReleaseFrom({ ...input, model })
  assert.equal(tag, 'model-v1-octo-img-src-x-7-x')
  assert.doesNotMatch(notes, /@octo[^&]|<img|[^&`]#7/)
  assert.equal(assets.length, 4)
})

const tags: readonly (readonly [shows: string, version: string, tag: string])[] = [
  ['a version', '1.4.0', 'model-v1.4.0'],
  ['a v in front', 'v2', 'model-v2'],
  ['a suffix', '1.4.0+own.3', 'model-v1.4.0-own.3'],
  ['dots that git refuses', '1..4.', 'model-v1.4'],
  ['spaces and letters', '2026 März', 'model-v2026-M-rz'],
]
for (const [shows, version, tag] of tags)
  test(`model release: tag of ${shows}`, () =>
    assert.equal(modelReleaseFrom({ ...input, model: withChange({ version }) }).tag, tag))

for (const tag of ['', 'a b', '../x', 'x..y', 'x.lock', '-x', 'x/', 'a#b', 'ü'])
  test(`model release: ${JSON.stringify(tag)} is no tag`, () =>
    assert.throws(() => modelReleaseFrom({ ...input, tag }), { failure: 'input' }))

test('model release: what is no repository is refused', () =>
  assert.throws(() => modelReleaseFrom({ ...input, repository: 'octo' }), { failure: 'input' }))

for (const text of [
  'release:octo/shop',
  'release:octo/shop@v1',
  'release:octo/shop@v1/other.json',
  'release:octo/shop@nightly/v1/wattlint-model.json',
  `release:octo/shop@v1#sha256-${'ab'.repeat(32)}`,
])
  test(`release reference: ${text} reads back as itself`, () => {
    const reference = releaseReferenceFrom(text)
    assert.ok(reference)
    assert.equal(releaseReferenceText(reference), text)
  })

test('checksums: as sha256sum writes and reads them', () => {
  const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]
  assert.equal(
    checksumsText([
      { name: 'y', sha256: b },
      { name: 'x', sha256: a },
    ]),
    `${a}  x\n${b}  y\n`,
  )
  const text = `${a} *x\r\n${b.toUpperCase()}  ./y\nnonsense\n${a}  z\n${b}  z\n`
  assert.deepEqual(
    ['x', 'y', 'z', 'gone'].map((name) => checksumOf(text, name)),
    [a, b, null, null],
  )
})

test('proposal: title, table and line of a model that is better', () => {
  const release = modelReleaseFrom(input)
  const { title, body, commitMessage } = proposalFrom(
    release,
    'wattlint.yml',
    input.scores,
    'https://github.com/x',
  )
  assert.equal(title, 'Predict with model-v1.4.0: median error 31 % → 27 %')
  assert.match(body, /^Pins <a href="https:\/\/github\.com\/x">model-v1\.4\.0<\/a> in `wattlint\.yml`/)
  assert.match(body, /31 % → 27 %/)
  const pinned = releaseReferenceText(release.reference)
  assert.ok(body.includes(`model: ${pinned}\n`) && commitMessage.endsWith(`\n\nWattlint-Model: ${pinned}\n`))
  const bare = proposalFrom(release, 'wattlint.yml', { before: [], after: [] }, null)
  assert.equal(bare.title, 'Predict with model-v1.4.0')
})

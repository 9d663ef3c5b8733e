import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { globSync } from 'glob'
import { readManifest } from '../../src/assess.ts'
import { InferenceRequest } from '../../src/schema/inference-request.ts'

const folder = 'fixtures/normalise'
const inputs = globSync(`${folder}/*/*.in.yaml`, { posix: true }).toSorted()

for (const input of inputs) {
  test(`normalise: ${input}`, (t) => {
    const { requests, problems } = readManifest(input, readFileSync(input))
    for (const request of requests) InferenceRequest.parse(request)
    t.assert.fileSnapshot({ requests, problems }, input.replace('.in.yaml', '.out.json'))
  })
}

test('every kind has a fixture, and every fixture folder a kind', () => {
  const kinds = globSync('src/normalise/kinds/*.ts', { posix: true }).map((file) =>
    file.split('/').at(-1)?.replace('.ts', ''),
  )
  const fixtures = new Set(inputs.map((input) => input.split('/').at(-2)))
  assert.deepEqual([...fixtures].toSorted(), kinds.filter((kind) => kind !== 'index').toSorted())
})

test('every expected output has its input', () => {
  const outputs = globSync(`${folder}/*/*.out.json`, { posix: true }).map((output) =>
    output.replace('.out.json', '.in.yaml'),
  )
  assert.deepEqual(outputs.toSorted(), inputs)
})

test('nodes and run length from a config reach the request', () => {
  const text = readFileSync(`${folder}/daemon-set/agent.in.yaml`)
  const [agent] = readManifest('a.yaml', text, { kinds: [], assume: [{ nodes: 12 }] }).requests
  assert.deepEqual(agent?.pods, { min: 12, typical: 12, max: 12 })
  const [job] = readManifest('j.yaml', readFileSync(`${folder}/job/counts.in.yaml`), {
    kinds: [],
    assume: [{ run_s: 90 }],
  }).requests
  assert.equal(job?.run_s, 90)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readManifest } from '../../src/assess.ts'

const cases: readonly (readonly [shows: string, resources: string, problems: readonly string[]])[] = [
  ['a device in requests alone', '{requests: {nvidia.com/gpu: 1}}', ['5 suspect-field']],
  ['a device in limits alone', '{limits: {nvidia.com/gpu: 1}}', []],
  ['a device in both', '{requests: {nvidia.com/gpu: 1}, limits: {nvidia.com/gpu: 1}}', []],
  ["Kubernetes' own resources", '{requests: {cpu: 1, memory: 1Gi, ephemeral-storage: 1Gi}}', []],
]
for (const [shows, resources, expected] of cases) {
  test(`a request without a limit: ${shows}`, () => {
    const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: b, resources: ${resources}}]\n`
    const { requests, problems } = readManifest('a.yaml', Buffer.from(text))
    assert.deepEqual(
      problems.map(({ line, kind }) => `${line} ${kind}`),
      expected,
    )
    assert.equal(requests.length, 1)
  })
}

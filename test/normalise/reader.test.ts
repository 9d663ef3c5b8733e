import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readManifest } from '../../src/assess.ts'
import { deployment } from '../folders.ts'

function read(text: string) {
  const { requests, problems } = readManifest('a.yaml', Buffer.from(text))
  return {
    request: requests[0],
    problems: problems.map(({ line, kind }) => `${line} ${kind}`),
    messages: problems.map(({ message }) => message).join('\n'),
  }
}

const pod = (spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - {name: a, image: b}\n${spec}`

const told: readonly (readonly [shows: string, spec: string, problem: string])[] = [
  ['an affinity that is none', '  affinity: nonsense\n', '7 invalid-field'],
  ['an overhead that is a list', '  overhead: [x]\n', '7 invalid-field'],
  ['an overhead that is no quantity, at its own line', '  overhead:\n    cpu: lots\n', '8 invalid-field'],
  ['volumes that are a mapping', '  volumes: {a: b}\n', '7 invalid-field'],
  ['a selector with a number', '  nodeSelector: {size: 8}\n', '7 suspect-field'],
]
for (const [shows, spec, problem] of told) {
  test(`what is not read is told: ${shows}`, () => {
    const { request, problems } = read(pod(spec))
    assert.deepEqual(problems, [problem])
    assert.ok(request)
  })
}

test('a flag that is text is told and does not count', () => {
  const job =
    'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec:\n  suspend: "true"\n  template: {spec: {containers: [{name: a, image: b}]}}\n'
  const { request, problems } = read(job)
  assert.deepEqual([request?.suspended, problems], [false, ['5 invalid-field']])
})

test('a time zone that is none is told at its own line, and the schedule still counts', () => {
  const text =
    'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec:\n  schedule: "0 3 * * *"\n  timeZone: Mars/Base\n  jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: b}]}}}}\n'
  const { request, problems } = read(text)
  assert.deepEqual([request?.runs_per_month, problems], [730 / 24, ['6 invalid-field']])
})

for (const schedule of ['constructor', '__proto__', 'toString']) {
  test(`a schedule named like a member of objects is just no schedule: ${schedule}`, () => {
    const text = `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {schedule: ${schedule}, jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: b}]}}}}}\n`
    assert.deepEqual(read(text).problems, ['4 invalid-field'])
  })
}

test('messages do not repeat arguments, tags or aliases, which may be secrets', () => {
  for (const value of ['[--pin, 987654321]', 'S3cr3t', '*S3cr3t', '!S3cr3t x']) {
    const { messages } = read(deployment('a').replace("image: 'example/app:1'", `image: x, args: ${value}`))
    assert.doesNotMatch(messages, /S3cr3t|987654321/)
    assert.notEqual(messages, '')
  }
})

test('pod-level resources never make a pod smaller than its containers', () => {
  const text =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  resources: {requests: {cpu: 1m, nvidia.com/gpu: 0}}\n  containers:\n  - {name: a, image: b, resources: {requests: {cpu: 8}, limits: {nvidia.com/gpu: 4}}}\n'
  const { request } = read(text)
  assert.deepEqual([request?.requests.cpu_mcpu, request?.gpu_count], [8000, 4])
})

test('cores of a device that is not asked for by name are told', () => {
  const text =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - {name: a, image: b, resources: {limits: {aws.amazon.com/neuroncore: 32}}}\n'
  assert.match(read(text).messages, /share of a device that is not asked for/)
})

test('a very long text is cut, and that is told', () => {
  const { request, messages } = read(deployment('a', 1, '1', 'x'.repeat(100_000)))
  assert.equal(request?.containers[0]?.image.length, 4096)
  assert.match(messages, /longer than 4096 characters/)
})

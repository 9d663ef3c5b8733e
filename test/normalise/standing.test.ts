import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readManifest } from '../../src/assess.ts'

const object = (apiVersion: string, kind: string, spec: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\nspec: ${spec}\n`

/** Kinds that run pods which no manifest shows are named: never 0 W without a word. */
const told: readonly (readonly [shows: string, text: string, message: RegExp])[] = [
  [
    'a NIMService',
    object('apps.nvidia.com/v1alpha1', 'NIMService', '{resources: {limits: {nvidia.com/gpu: 1}}}'),
    /"NIMService" of "apps.nvidia.com" runs pods that its operator makes/,
  ],
  [
    'a DynamoGraphDeployment, which names its containers otherwise',
    object(
      'nvidia.com/v1alpha1',
      'DynamoGraphDeployment',
      '{services: {Worker: {extraPodSpec: {mainContainer: {image: a}}}}}',
    ),
    /"DynamoGraphDeployment" of "nvidia.com" runs pods that its operator makes/,
  ],
  [
    'a SandboxClaim',
    object('extensions.agents.x-k8s.io/v1alpha1', 'SandboxClaim', '{sandboxTemplateRef: {name: b}}'),
    /runs pods that its operator makes/,
  ],
  [
    'a serving runtime of ModelMesh',
    object(
      'serving.kserve.io/v1alpha1',
      'ServingRuntime',
      '{multiModel: true, containers: [{name: c, image: d}]}',
    ),
    /is for many models: ModelMesh runs pods of it/,
  ],
]
for (const [shows, text, message] of told) {
  test(`standing: ${shows} is told`, () => {
    const { requests, problems } = readManifest('a.yaml', Buffer.from(text))
    assert.equal(requests.length, 0)
    assert.deepEqual(
      problems.map(({ kind, line }) => [kind, line]),
      [['unsupported-kind', 2]],
    )
    assert.match(problems[0]?.message ?? '', message)
  })
}

test('standing: a kind that nobody knows is told, however deep its containers are', () => {
  const spec = `${'{a: '.repeat(30)}{containers: [{image: b}]}${'}'.repeat(30)}`
  const { problems } = readManifest('a.yaml', Buffer.from(object('example.com/v1', 'Odd', spec)))
  assert.deepEqual(
    problems.map(({ kind }) => kind),
    ['unsupported-kind'],
  )
})

test('standing: a serving runtime for one model is a template, of which there is nothing to say', () => {
  const text = object('serving.kserve.io/v1alpha1', 'ServingRuntime', '{containers: [{name: c, image: d}]}')
  assert.deepEqual(readManifest('a.yaml', Buffer.from(text)).problems, [])
})

const POD = '{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: a, image: b}]}}'

const wrapped = (depth: number): string =>
  depth === 0
    ? POD
    : `{apiVersion: workload.codeflare.dev/v1beta2, kind: AppWrapper, metadata: {name: w${depth}}, spec: {components: [{template: ${wrapped(depth - 1)}}]}}`

test('standing: AppWrappers inside of AppWrappers are read as deep as anybody writes them, and told beyond', () => {
  for (const [depth, requests, problems] of [
    [9, 1, []],
    [10, 0, ['yaml-limit']],
    [30, 0, ['yaml-limit']],
  ] as const) {
    const found = readManifest('a.yaml', Buffer.from(wrapped(depth)))
    assert.equal(found.requests.length, requests, `${depth} deep`)
    assert.deepEqual(
      found.problems.map(({ kind }) => kind),
      problems,
    )
  }
})

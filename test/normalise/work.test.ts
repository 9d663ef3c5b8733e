import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readManifest } from '../../src/assess.ts'
import { Config } from '../../src/schema/config.ts'
import { deployment } from '../folders.ts'

/** Of the processor, for what used to take minutes: ten times what it takes now. */
const MOST_SECONDS = 20

const times = (count: number, text: (index: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(between)

const object = (apiVersion: string, kind: string, name: string, rest: string): string =>
  `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: shop}\n${rest}\n`

const containers = (count: number): string => times(count, (index) => `{name: c${index}, image: a}`, ', ')

const names = (count: number): string => times(count, (index) => `example.com/r${index}: 1`, ', ')

const step = (index: number): string =>
  `    - {name: t${index}, container: {image: a, resources: {requests: {cpu: 1}}}}\n`

const workflowTemplate = (steps: number): string =>
  object(
    'argoproj.io/v1alpha1',
    'WorkflowTemplate',
    'shared',
    `spec:\n  entrypoint: main\n  templates:\n    - name: main\n      steps:\n${times(steps, (index) => `      - [{name: s${index}, template: t${index}}]\n`)}${times(steps, step)}`,
  )

const workflow = (index: number): string =>
  object('argoproj.io/v1alpha1', 'Workflow', `w${index}`, 'spec: {workflowTemplateRef: {name: shared}}')

const bigDeployment = (count: number): string =>
  object(
    'apps/v1',
    'Deployment',
    'shared',
    `spec: {replicas: 0, template: {spec: {containers: [${containers(count)}]}}}`,
  )

const rollout = (index: number): string =>
  object(
    'argoproj.io/v1alpha1',
    'Rollout',
    `r${index}`,
    'spec: {replicas: 1, workloadRef: {kind: Deployment, name: shared}}',
  )

const pod = (index: number, spec: string): string => object('v1', 'Pod', `p${index}`, `spec: {${spec}}`)

/** What goes beyond is told; what came before, and a Deployment behind it all that refers to nothing, is read. */
const beyond: readonly (readonly [shows: string, text: string, objects: number])[] = [
  ['500 workflows of 500 steps', workflowTemplate(500) + times(500, workflow), 500],
  ['2,000 Rollouts of 2,000 containers', bigDeployment(2000) + times(2000, rollout), 2001],
  [
    '500 pods with a claim for 10,000 devices',
    object(
      'resource.k8s.io/v1',
      'ResourceClaimTemplate',
      'many',
      `spec: {spec: {devices: {requests: [${times(10_000, () => '{deviceClassName: gpu.nvidia.com}', ', ')}]}}}`,
    ) +
      times(500, (index) =>
        pod(index, 'containers: [{image: a}], resourceClaims: [{name: a, resourceClaimTemplateName: many}]'),
      ),
    500,
  ],
  [
    '500 pods of a runtime class with 20,000 resources',
    object('node.k8s.io/v1', 'RuntimeClass', 'many', `overhead: {podFixed: {${names(20_000)}}}`) +
      times(500, (index) => pod(index, 'runtimeClassName: many, containers: [{image: a}]')),
    500,
  ],
  [
    '300 pods of 1,500 containers that are one by alias',
    times(300, (index) =>
      pod(index, `volumes: [&c {name: v, image: a}], containers: [${times(1500, () => '*c', ', ')}]`),
    ),
    300,
  ],
]
for (const [shows, text, objects] of beyond) {
  test(`work: ${shows}: some, and an error for each of the others`, () => {
    const { user } = process.cpuUsage()
    const { requests, problems } = readManifest('a.yaml', Buffer.from(`${text}---\n${deployment('web', 3)}`))
    const seconds = (process.cpuUsage().user - user) / 1e6
    const errors = problems.filter(({ severity }) => severity === 'error')
    assert.deepEqual(new Set(errors.map(({ kind }) => kind)), new Set(['yaml-limit']))
    assert.match(errors[0]?.message ?? '', /^\w+: with it, what objects take .* Refer to smaller objects/)
    const read = new Set(requests.map(({ workload_name }) => workload_name))
    assert.equal(read.size - 1 + errors.length, objects)
    assert.ok(read.size > 2, 'none is read')
    assert.equal(requests.at(-1)?.workload_name, 'web')
    assert.ok(seconds < MOST_SECONDS, `${seconds} s`)
  })
}

const inWorkflow = (spec: string): string =>
  `${object('argoproj.io/v1alpha1', 'Workflow', 'w', `spec: {${spec}}`)}---\n${deployment('web', 3)}`

const inline = (depth: number): string =>
  depth === 0
    ? '{container: {image: a}}'
    : `{steps: [[{name: ${'s'.repeat(200)}, inline: ${inline(depth - 1)}}]]}`

/** Within one object: what is said once of all its templates is read again for each. */
const within: readonly (readonly [shows: string, text: string, errors: readonly string[]])[] = [
  [
    '3,000 templates over defaults of 3,000 sidecars',
    inWorkflow(
      `templateDefaults: {sidecars: [${containers(3000)}]}, templates: [${times(3000, () => '{container: {image: a}}', ', ')}]`,
    ),
    ['yaml-limit'],
  ],
  [
    '3,000 templates under a patch of 500 containers',
    inWorkflow(
      `podSpecPatch: 'containers: [${containers(500)}]', templates: [${times(3000, () => '{container: {image: a}}', ', ')}]`,
    ),
    ['yaml-limit'],
  ],
  ['steps inside of steps', inWorkflow(`templates: [${inline(30)}]`), []],
  [
    'a patch that opens thousands of lists',
    inWorkflow(`podSpecPatch: "${'[a, '.repeat(7000)}", templates: [{container: {image: a}}]`),
    ['invalid-field'],
  ],
]
for (const [shows, text, errors] of within) {
  test(`work: ${shows}`, () => {
    const { user } = process.cpuUsage()
    const { requests, problems } = readManifest('a.yaml', Buffer.from(text))
    const seconds = (process.cpuUsage().user - user) / 1e6
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      errors,
    )
    assert.equal(requests.at(-1)?.workload_name, 'web')
    assert.ok(seconds < MOST_SECONDS, `${seconds} s`)
  })
}

test('work: what a large honest tree refers to is read', () => {
  const text = `${workflowTemplate(40) + times(300, workflow) + bigDeployment(5) + times(500, rollout)}`
  const { requests, problems } = readManifest('a.yaml', Buffer.from(text))
  assert.deepEqual([requests.length, problems], [300 * 40 + 501, []])
})

test('work: many containers that are written one by one are read', () => {
  const text = bigDeployment(20_000)
  const { requests, problems } = readManifest('a.yaml', Buffer.from(text))
  assert.deepEqual([requests[0]?.containers.length, problems], [20_000, []])
})

test('work: of a LimitRange, the first resources are given to containers, and CPU and memory always', () => {
  const text =
    object(
      'v1',
      'LimitRange',
      'l',
      `spec: {limits: [{type: Container, default: {${names(20_000)}, cpu: 2, memory: 1Gi}}]}`,
    ) + pod(0, `containers: [${times(10_000, () => '{image: a}', ', ')}]`)
  const { user } = process.cpuUsage()
  const { requests, problems } = readManifest('a.yaml', Buffer.from(text))
  const seconds = (process.cpuUsage().user - user) / 1e6
  assert.deepEqual(requests[0]?.requests, { cpu_mcpu: 20_000_000, mem_mib: 10_240_000 })
  assert.match(problems[0]?.message ?? '', /20002 resources are more than are read: the first 50/)
  assert.ok(seconds < MOST_SECONDS, `${seconds} s`)
})

test('work: a kind of the configuration with 8,000 groups: each finds its own count', () => {
  const group = (index: number): string =>
    `  - {count: ${index % 7}, pod: {spec: {containers: [{name: a, image: b}]}}}\n`
  const text = object('example.com/v1', 'ModelServer', 'm', `spec:\n  groups:\n${times(8000, group)}`)
  const { kinds } = Config.parse({
    kinds: [
      {
        group: 'example.com',
        kind: 'ModelServer',
        pods: { template: 'spec.groups[].pod', replicas: 'spec.groups[].count' },
      },
    ],
  })
  const { user } = process.cpuUsage()
  const { requests } = readManifest('a.yaml', Buffer.from(text), { kinds, assume: [] })
  const seconds = (process.cpuUsage().user - user) / 1e6
  assert.deepEqual(
    requests.map(({ pods }) => pods.typical),
    Array.from({ length: 8000 }, (_, index) => index % 7),
  )
  assert.ok(seconds < MOST_SECONDS / 2, `${seconds} s`)
})

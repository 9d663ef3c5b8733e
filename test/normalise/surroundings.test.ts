import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readManifest } from '../../src/assess.ts'
import { Config } from '../../src/schema/config.ts'
import { deployment } from '../folders.ts'

type Options = Parameters<typeof readManifest>[2]

const read = (text: string, options?: Options) => readManifest('a.yaml', Buffer.from(text), options)

const hpa = (spec: string, version = 'v2', name = 'web', namespace = 'shop') => `---
apiVersion: autoscaling/${version}
kind: HorizontalPodAutoscaler
metadata: {name: ${name}, namespace: ${namespace}}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, ${spec}}
`

const keda = (spec: string) => `---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: web, namespace: shop}
spec: {scaleTargetRef: {name: web}${spec}}
`

const unstated = deployment('web').replace(/ {2}replicas: 1\n/, '')

const scalings: readonly (readonly [
  shows: string,
  text: string,
  pods: readonly [number, number, number],
  problems: readonly string[],
])[] = [
  [
    'the replicas that are written, within bounds',
    deployment('web', 3) + hpa('minReplicas: 2, maxReplicas: 9'),
    [2, 3, 9],
    [],
  ],
  [
    'too few replicas are raised',
    deployment('web', 1) + hpa('minReplicas: 2, maxReplicas: 9'),
    [2, 2, 9],
    [],
  ],
  [
    'too many replicas are lowered',
    deployment('web', 12) + hpa('minReplicas: 2, maxReplicas: 9'),
    [2, 9, 9],
    [],
  ],
  ['no replicas: the fewest', unstated + hpa('minReplicas: 2, maxReplicas: 9'), [2, 2, 9], []],
  ['minReplicas absent is 1', unstated + hpa('maxReplicas: 9'), [1, 1, 9], []],
  ['0 replicas switch it off', deployment('web', 0) + hpa('maxReplicas: 9'), [0, 0, 0], []],
  ['version v1', unstated + hpa('minReplicas: 2, maxReplicas: 9', 'v1'), [2, 2, 9], []],
  ['version v2beta2', unstated + hpa('minReplicas: 2, maxReplicas: 9', 'v2beta2'), [2, 2, 9], []],
  ['it may stand before its target', hpa('maxReplicas: 9') + unstated.replace(/^/, '---\n'), [1, 1, 9], []],
  [
    'another namespace is not meant',
    unstated + hpa('maxReplicas: 9', 'v2', 'web', 'other'),
    [1, 1, 1],
    ['unresolved-reference 14'],
  ],
  [
    'one of them names no namespace: what is written is not lowered',
    deployment('web', 12) + hpa('maxReplicas: 9').replace(', namespace: shop', ''),
    [1, 12, 12],
    [],
  ],
  [
    'nor by a pause',
    deployment('web', 12) +
      keda('').replace('namespace: shop', 'annotations: {autoscaling.keda.sh/paused-replicas: "0"}'),
    [0, 12, 12],
    [],
  ],
  [
    'but raised it is',
    deployment('web', 1) + hpa('minReplicas: 4, maxReplicas: 9').replace(', namespace: shop', ''),
    [4, 4, 9],
    [],
  ],
  [
    'a version that no API server serves',
    deployment('web', 12) + hpa('maxReplicas: 1', 'v9'),
    [12, 12, 12],
    ['suspect-field 12'],
  ],
  [
    'more at least than at most',
    deployment('web', 2) + hpa('minReplicas: 9, maxReplicas: 2'),
    [2, 2, 2],
    ['invalid-field 15'],
  ],
  ['no most', deployment('web', 2) + hpa('minReplicas: 9'), [2, 2, 2], ['invalid-field 15']],
  ['a most that is text', deployment('web', 2) + hpa('maxReplicas: many'), [2, 2, 2], ['invalid-field 15']],
  [
    'two for one target: the first',
    deployment('web', 2) + hpa('maxReplicas: 9') + hpa('maxReplicas: 99', 'v2', 'other'),
    [1, 2, 9],
    ['suspect-field 20'],
  ],
  ['a most of a billion', deployment('web', 2) + hpa('maxReplicas: 1000000000'), [1, 2, 1e9], []],
  ['KEDA, as it is without bounds', deployment('web', 2) + keda(''), [0, 2, 100], []],
  [
    'KEDA, paused',
    deployment('web', 2) +
      keda('').replace('name: web,', 'name: web, annotations: {autoscaling.keda.sh/paused-replicas: "0"},'),
    [0, 0, 0],
    [],
  ],
  ['KEDA, from nothing: running counts', deployment('web', 0) + keda(', maxReplicaCount: 5'), [0, 1, 5], []],
]
for (const [shows, text, [min, typical, max], problems] of scalings) {
  test(`autoscaling: ${shows}`, () => {
    const found = read(text)
    assert.deepEqual(found.requests[0]?.pods, { min, typical, max })
    assert.deepEqual(
      found.problems.map(({ kind, line }) => `${kind} ${line}`),
      problems,
    )
  })
}

const limitRange = (limits: string, metadata = '{name: l, namespace: shop}') =>
  `---\napiVersion: v1\nkind: LimitRange\nmetadata: ${metadata}\nspec: {limits: [${limits}]}\n`

const pod = (resources: string, metadata = '{name: p, namespace: shop}') =>
  `apiVersion: v1\nkind: Pod\nmetadata: ${metadata}\nspec:\n  containers:\n  - {name: a, image: b, resources: {${resources}}}\n`

const limits: readonly (readonly [
  shows: string,
  text: string,
  cpu: readonly [number | null, number | null],
])[] = [
  [
    'default request and limit',
    pod('') + limitRange('{type: Container, default: {cpu: 1}, defaultRequest: {cpu: 100m}}'),
    [100, 1000],
  ],
  [
    'the default limit is a request too',
    pod('') + limitRange('{type: Container, default: {cpu: 1}}'),
    [1000, 1000],
  ],
  [
    'max and min alone: max for both',
    pod('') + limitRange('{type: Container, max: {cpu: 2}, min: {cpu: 500m}}'),
    [2000, 2000],
  ],
  ['min alone is a request', pod('') + limitRange('{type: Container, min: {cpu: 500m}}'), [500, null]],
  [
    'a limit that is written is the request',
    pod('limits: {cpu: 300m}') + limitRange('{type: Container, defaultRequest: {cpu: 100m}}'),
    [300, 300],
  ],
  [
    'a request that is written gets the default limit',
    pod('requests: {cpu: 300m}') + limitRange('{type: Container, default: {cpu: 1}}'),
    [300, 1000],
  ],
  ['a limit of pods has no defaults', pod('') + limitRange('{type: Pod, max: {cpu: 2}}'), [null, null]],
  [
    'another namespace',
    pod('') + limitRange('{type: Container, default: {cpu: 1}}', '{name: l, namespace: other}'),
    [null, null],
  ],
  [
    'no namespace on either',
    pod('', '{name: p}') + limitRange('{type: Container, default: {cpu: 1}}', '{name: l}'),
    [1000, 1000],
  ],
  [
    'a placeholder is no default',
    pod(`requests: {cpu: '\${CPU}'}`) + limitRange('{type: Container, defaultRequest: {cpu: 100m}}'),
    [null, null],
  ],
]
for (const [shows, text, [request, limit]] of limits) {
  test(`LimitRange: ${shows}`, () => {
    const [found] = read(text).requests
    assert.deepEqual([found?.requests.cpu_mcpu, found?.limits.cpu_mcpu], [request, limit])
  })
}

test('RuntimeClass: its overhead is added, and one that the pod declares goes before it', () => {
  const runtime =
    '---\napiVersion: node.k8s.io/v1\nkind: RuntimeClass\nmetadata: {name: kata}\nhandler: kata\noverhead: {podFixed: {cpu: 250m, memory: 120Mi}}\n'
  const [given] = read(`${pod('requests: {cpu: 1}')}  runtimeClassName: kata\n${runtime}`).requests
  assert.deepEqual(given?.run_requests, { cpu_mcpu: 1250, mem_mib: 120 })
  const own = `${pod('requests: {cpu: 1}')}  runtimeClassName: kata\n  overhead: {cpu: 50m}\n${runtime}`
  assert.deepEqual(read(own).requests[0]?.requests, { cpu_mcpu: 1050, mem_mib: null })
})

const annotated = (annotations: string, text = deployment('web', 2)) =>
  text.replace('namespace: shop}', `namespace: shop, annotations: {${annotations}}}`)

const config = (text: object): Options => {
  const { kinds, assume, nodes } = Config.parse(text)
  return { kinds, assume: [...assume, { nodes }] }
}

test('annotations: what they say is in the record, with who said it', () => {
  const text = annotated('wattlint.dev/duty-cycle: "0.25"') + hpa('maxReplicas: 9')
  const [web] = read(
    text.replace('duty-cycle: "0.25"', 'duty-cycle: "0.25", wattlint.dev/replicas: "6"'),
  ).requests
  assert.deepEqual([web?.duty_cycle, web?.pods.typical], [0.25, 6])
  assert.match(web?.assumptions.join(' ') ?? '', /6 taken, as the annotation wattlint\.dev\/replicas says/)
  assert.match(web?.assumptions.join(' ') ?? '', /Busy 25 % of the time, as the annotation/)
})

test('annotations: a manifest that states its replicas is right', () => {
  const [web] = read(annotated('wattlint.dev/replicas: "1"')).requests
  assert.equal(web?.pods.typical, 2)
  assert.match(
    web?.assumptions.join(' ') ?? '',
    /the 1 of the annotation wattlint\.dev\/replicas are not taken/,
  )
})

for (const [key, value] of [
  ['duty-cycle', '"0"'],
  ['duty-cycle', '"1.5"'],
  ['duty-cycle', '"half"'],
  ['run-seconds', '"0"'],
  ['run-seconds', '"-5"'],
  ['run-seconds', '"1e9"'],
  ['replicas', '"1.5"'],
  ['replicas', `"${'9'.repeat(5000)}"`],
] as const) {
  test(`annotations: ${key} ${value.slice(0, 12)} is a problem and changes nothing`, () => {
    const { requests, problems } = read(annotated(`wattlint.dev/${key}: ${value}`))
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error').map(({ line }) => line),
      [3],
    )
    assert.deepEqual(
      [requests[0]?.duty_cycle, requests[0]?.run_s, requests[0]?.pods.typical],
      [null, null, 2],
    )
  })
}

test('assume: the first rule that matches goes before, field by field', () => {
  const text = deployment('web', 2).replace('kind: Deployment', 'kind: DaemonSet')
  const rules = config({
    nodes: 3,
    assume: [
      { for: { kind: 'Deployment' }, nodes: 99 },
      { for: { kind: 'DaemonSet', namespace: ['sh*'], name: 'web', path: 'a.yaml' }, nodes: 5 },
      { duty_cycle: 0.5, nodes: 7 },
    ],
  })
  const [web] = read(text, rules).requests
  assert.deepEqual([web?.pods.typical, web?.duty_cycle], [5, 0.5])
  assert.deepEqual(read(text, config({ nodes: 3 })).requests[0]?.pods.typical, 3)
})

test('assume: replicas count for what runs on every node', () => {
  const text = deployment('web', 2).replace('kind: Deployment', 'kind: DaemonSet')
  const [web] = read(
    text,
    config({ nodes: 12, assume: { for: { kind: 'DaemonSet' }, replicas: 3 } }),
  ).requests
  assert.equal(web?.pods.typical, 3)
})

test('assume: labels choose, and nothing else', () => {
  const labelled = deployment('web', 2).replace('namespace: shop}', 'namespace: shop, labels: {tier: front}}')
  const rule = (labels: object) => config({ assume: { for: { labels }, duty_cycle: 0.5 } })
  assert.equal(read(labelled, rule({ tier: 'front' })).requests[0]?.duty_cycle, 0.5)
  assert.equal(read(labelled, rule({ tier: 'back' })).requests[0]?.duty_cycle, null)
})

const server = `apiVersion: example.com/v1
kind: ModelServer
metadata: {name: m, namespace: ai}
spec:
  schedule: "0 * * * *"
  groups:
  - {count: 2, pod: {spec: {containers: [{name: a, image: b, resources: {requests: {cpu: 1}}}]}}}
  - {pod: {spec: {containers: [{name: a, image: b, resources: {requests: {cpu: oops}}}]}}}
  router: {containers: [{name: r, image: b}]}
`

test('kinds: a kind of the user’s own, from lists of groups, with lines', () => {
  const kind = {
    group: 'example.com',
    kind: 'ModelServer',
    pods: [
      { template: 'spec.groups[].pod', replicas: 'spec.groups[].count', name: 'group' },
      { spec: 'spec.router', name: 'router' },
    ],
  }
  const { requests, problems } = read(server, config({ kinds: [kind] }))
  assert.deepEqual(
    requests.map(({ component, pods, run_pattern }) => [component, pods.typical, run_pattern]),
    [
      ['group 0', 2, 'continuous'],
      ['group 1', 1, 'continuous'],
      ['router', 1, 'continuous'],
    ],
  )
  assert.deepEqual(
    problems.map(({ line }) => line),
    [8],
  )
  const slips = read(server, config({ kinds: [{ ...kind, pods: { template: 'spec.group[].pod' } }] }))
  assert.deepEqual([slips.requests.length, slips.problems.map(({ kind }) => kind)], [0, ['invalid-field']])
  const scheduled = read(server, config({ kinds: [{ ...kind, runs: 'scheduled' }] }))
  assert.equal(Math.round(scheduled.requests[0]?.runs_per_month ?? 0), 730)
  assert.deepEqual(
    read(server).problems.map(({ kind }) => kind),
    ['unsupported-kind'],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readManifest } from '../../src/assess.ts'

const pod = (claims: string, name = 'p') => `---
apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: ai}
spec:
  nodeSelector: {nvidia.com/gpu.product: NVIDIA-H100-80GB-HBM3}
  containers:
  - {name: a, image: b, resources: {claims: [{name: x}]}}
  resourceClaims: [${claims}]
`

const template = (requests: string, version = 'v1') => `---
apiVersion: resource.k8s.io/${version}
kind: ResourceClaimTemplate
metadata: {name: t, namespace: ai}
spec: {spec: {devices: {requests: [${requests}]}}}
`

const claim = (requests: string) => `---
apiVersion: resource.k8s.io/v1
kind: ResourceClaim
metadata: {name: c, namespace: ai}
spec: {devices: {requests: [${requests}]}}
`

const ofTemplate = '{name: x, resourceClaimTemplateName: t}'
const ofClaim = '{name: x, resourceClaimName: c}'

const cases: readonly (readonly [
  shows: string,
  text: string,
  devices: readonly (readonly [model: string | null, share: string, count: number])[],
  problems: readonly string[],
])[] = [
  [
    'a template, in the form of v1',
    pod(ofTemplate) + template('{name: g, exactly: {deviceClassName: gpu.nvidia.com, count: 2}}'),
    [['H100-80GB-HBM3', 'whole', 2]],
    [],
  ],
  [
    'the flat form of v1beta1',
    pod(ofTemplate) + template('{name: g, deviceClassName: gpu.nvidia.com}', 'v1beta1'),
    [['H100-80GB-HBM3', 'whole', 1]],
    [],
  ],
  [
    'the way of naming it before 1.31',
    pod('{name: x, source: {resourceClaimTemplateName: t}}') +
      template('{name: g, deviceClassName: gpu.nvidia.com}', 'v1alpha3'),
    [['H100-80GB-HBM3', 'whole', 1]],
    [],
  ],
  [
    'several requests of one claim add up',
    pod(ofTemplate) +
      template(
        '{name: g, deviceClassName: gpu.nvidia.com}, {name: h, deviceClassName: gpu.nvidia.com, count: 3}',
      ),
    [['H100-80GB-HBM3', 'whole', 4]],
    [],
  ],
  [
    'a selector names the model before the node does',
    pod(ofTemplate) +
      template(
        `{name: g, exactly: {deviceClassName: gpu.nvidia.com, selectors: [{cel: {expression: "device.attributes['gpu.nvidia.com'].productName == 'NVIDIA L4'"}}]}}`,
      ),
    [['L4', 'whole', 1]],
    [],
  ],
  [
    'a slice, its size by its profile',
    pod(ofTemplate) +
      template(
        `{name: g, exactly: {deviceClassName: mig.nvidia.com, selectors: [{cel: {expression: "device.attributes['gpu.nvidia.com'].profile == '3g.40gb'"}}]}}`,
      ),
    [['H100-80GB-HBM3', 'slice', 3 / 7]],
    [],
  ],
  [
    'the first of several alternatives',
    pod(ofTemplate) +
      template(
        '{name: g, firstAvailable: [{name: a, deviceClassName: gpu.nvidia.com, count: 4}, {name: b, deviceClassName: gpu.amd.com}]}',
      ),
    [['H100-80GB-HBM3', 'whole', 4]],
    [],
  ],
  [
    'all devices of a node: nobody knows how many',
    pod(ofTemplate) + template('{name: g, exactly: {deviceClassName: gpu.nvidia.com, allocationMode: All}}'),
    [],
    ['unknown-resource 9'],
  ],
  [
    'administrators look at what others hold',
    pod(ofTemplate) + template('{name: g, exactly: {deviceClassName: gpu.nvidia.com, adminAccess: true}}'),
    [],
    [],
  ],
  [
    'a channel is no device',
    pod(ofTemplate) + template('{name: g, exactly: {deviceClassName: imex.nvidia.com}}'),
    [],
    [],
  ],
  [
    'a class that nobody knows',
    pod(ofTemplate) + template('{name: g, exactly: {deviceClassName: gpu.example.com}}'),
    [],
    ['unknown-resource 9'],
  ],
  [
    'a class that its own object explains',
    `${pod(ofTemplate) + template('{name: g, exactly: {deviceClassName: big}}')}---
apiVersion: resource.k8s.io/v1
kind: DeviceClass
metadata: {name: big}
spec: {selectors: [{cel: {expression: "device.driver == 'gpu.nvidia.com'"}}]}
`,
    [['H100-80GB-HBM3', 'whole', 1]],
    [],
  ],
  ['a template that is not there', pod(ofTemplate), [], ['unresolved-reference 9']],
  ['a claim that is not there', pod(ofClaim), [], ['unresolved-reference 9']],
  [
    'a template that a compute domain makes',
    `${pod(ofTemplate)}---
apiVersion: resource.nvidia.com/v1beta1
kind: ComputeDomain
metadata: {name: d, namespace: ai}
spec: {numNodes: 2, channel: {resourceClaimTemplate: {name: t}}}
`,
    [],
    [],
  ],
  [
    'a claim that two pods name is one device in all',
    pod(ofClaim) + pod(ofClaim, 'q') + claim('{name: g, exactly: {deviceClassName: gpu.nvidia.com}}'),
    [
      ['H100-80GB-HBM3', 'whole', 0.5],
      ['H100-80GB-HBM3', 'whole', 0.5],
    ],
    [],
  ],
  ['nonsense for claims', pod('7').replace('[7]', '7'), [], ['invalid-field 9']],
  [
    'one claim that is none, beside a good one',
    pod(`7, ${ofTemplate}`) + template('{name: g, exactly: {deviceClassName: gpu.nvidia.com}}'),
    [['H100-80GB-HBM3', 'whole', 1]],
    ['invalid-field 9'],
  ],
  [
    'many claims of one template for many devices are one entry',
    pod(Array<string>(100).fill(ofTemplate).join(', ')) +
      template(Array<string>(1000).fill('{name: g, deviceClassName: gpu.nvidia.com}').join(', ')),
    [['H100-80GB-HBM3', 'whole', 100_000]],
    [],
  ],
  [
    'nonsense for a count',
    pod(ofTemplate) + template('{name: g, exactly: {deviceClassName: gpu.nvidia.com, count: -1}}'),
    [['H100-80GB-HBM3', 'whole', 1]],
    ['invalid-field 9'],
  ],
]
for (const [shows, text, devices, problems] of cases) {
  test(`claims: ${shows}`, () => {
    const found = readManifest('a.yaml', Buffer.from(text))
    const held = found.requests.flatMap(({ accelerators }) => accelerators)
    assert.deepEqual(
      held.map(({ model, share, count }) => [model, share, count]),
      devices,
    )
    assert.deepEqual(
      found.problems.map(({ kind, line }) => `${kind} ${line}`),
      problems,
    )
  })
}

const extended = (resource: string) => `apiVersion: v1
kind: Pod
metadata: {name: p}
spec: {containers: [{name: a, image: b, resources: {limits: {${resource}: 2}}}]}
---
apiVersion: resource.k8s.io/v1
kind: DeviceClass
metadata: {name: mine}
spec:
  extendedResourceName: example.com/gpu
  selectors: [{cel: {expression: "device.driver == 'gpu.nvidia.com'"}}]
`

for (const resource of ['example.com/gpu', 'deviceclass.resource.kubernetes.io/mine']) {
  test(`claims: ${resource} is mapped by a DeviceClass of the tree, and is no unknown resource`, () => {
    const { requests, problems } = readManifest('a.yaml', Buffer.from(extended(resource)))
    assert.deepEqual([requests[0]?.gpu_count, problems], [2, []])
  })
}

const MIG = "device.attributes['gpu.nvidia.com'].type == 'mig'"
const profile = (name: string) => `device.attributes['gpu.nvidia.com'].profile == '${name}'`

/** What a class is by its selector: of alternatives all must say the same. */
const classes: readonly (readonly [cel: string, devices: readonly (readonly [string, number])[] | null])[] = [
  ["device.driver == 'gpu.nvidia.com' && device.attributes['a'].x.matches('A100\\-8')", [['whole', 1]]],
  ["(device.driver == 'gpu.nvidia.com')", [['whole', 1]]],
  ["device.driver == 'gpu.nvidia.com' || device.driver == 'dra.net'", null],
  ["device.driver == 'gpu.nvidia.com' || true", null],
  ["(device.driver == 'dra.net' || device.driver == 'gpu.nvidia.com')", null],
  ["!(device.driver == 'gpu.nvidia.com')", null],
  ["device.driver == 'dra.net' ? true : device.driver == 'gpu.nvidia.com'", null],
  ["device.driver == 'gpu.nvidia.com' && a || device.driver == 'gpu.nvidia.com' && b", [['whole', 1]]],
  [`device.driver == 'gpu.nvidia.com' && ${MIG} && ${profile('3g.40gb')}`, [['slice', 3 / 7]]],
  [`device.driver == 'gpu.nvidia.com' && (${MIG} || a == 'gpu')`, [['whole', 1]]],
  [`device.driver == 'gpu.nvidia.com' && !(${MIG})`, [['whole', 1]]],
  [
    `device.driver == 'gpu.nvidia.com' && ${MIG} && (${profile('1g.10gb')} || ${profile('7g.80gb')})`,
    [['slice', 1]],
  ],
]
for (const [cel, devices] of classes) {
  test(`claims: a class of ${cel}`, () => {
    const text = `${pod(ofTemplate) + template('{name: g, exactly: {deviceClassName: big}}')}---
apiVersion: resource.k8s.io/v1
kind: DeviceClass
metadata: {name: big}
spec:
  selectors:
  - cel:
      expression: |
        ${cel}
`
    const { requests, problems } = readManifest('a.yaml', Buffer.from(text))
    assert.deepEqual(
      requests[0]?.accelerators.map(({ share, count }) => [share, count]),
      devices ?? [],
    )
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      devices === null ? ['unknown-resource'] : [],
    )
  })
}

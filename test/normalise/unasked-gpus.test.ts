import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readManifest } from '../../src/assess.ts'

const pod = (spec: string, container: string): string => `apiVersion: v1
kind: Pod
metadata: {name: p, namespace: n}
spec:
  ${spec}
  containers:
  - name: c
    image: vllm/vllm-openai
    ${container}
`

const opened = (value: string): string => `env: [{name: NVIDIA_VISIBLE_DEVICES, value: ${value}}]`

const cases: readonly (readonly [shows: string, text: string, problems: number, said: boolean])[] = [
  ['a variable that opens all', pod('restartPolicy: Always', opened('all')), 1, false],
  ['a variable that opens one', pod('restartPolicy: Always', opened('"0"')), 1, false],
  ['a variable that opens none', pod('restartPolicy: Always', opened('void')), 0, false],
  ['a runtime that opens them', pod('runtimeClassName: nvidia', 'command: [serve]'), 0, true],
  ['a runtime of another kind', pod('runtimeClassName: gvisor', 'command: [serve]'), 0, false],
  [
    'a device that is asked for by name',
    pod('runtimeClassName: nvidia', `resources: {limits: {nvidia.com/gpu: 1}}\n    ${opened('all')}`),
    0,
    false,
  ],
  ['variables of no shape', pod('restartPolicy: Always', 'env: [1, {name: 2}, null]'), 0, false],
]
for (const [shows, text, problems, said] of cases) {
  test(`GPUs past the scheduler, ${shows}`, () => {
    const read = readManifest('a.yaml', Buffer.from(text))
    const told = read.problems.filter(({ kind }) => kind === 'unknown-resource')
    assert.equal(told.length, problems, read.problems.map(({ message }) => message).join('\n'))
    assert.equal(
      read.requests[0]?.assumptions.some((text) => text.includes('runtime class may open GPUs')),
      said,
    )
  })
}

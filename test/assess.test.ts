import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assess, readManifest } from '../src/assess.ts'
import { assertAddsUp } from './counts.ts'
import { deployment } from './folders.ts'
import { treeOf } from './trees.ts'

const nothing = { kinds: [], assume: [] }

const files = {
  'a.yaml': deployment('a'),
  'b.yaml': 'apiVersion: v1\nkind: [\n',
  'gone.yaml': Object.assign(new Error("EACCES: permission denied, open '/secret/path'"), { code: 'EACCES' }),
  'values.yaml': 'a: 1\n',
}

test('assess: every file is a manifest, a skip or a problem, and the good ones are read', async () => {
  const { requests, problems, coverage } = await assess(treeOf(files, ['link.yaml']), {
    exclude: ['values.yaml'],
    ...nothing,
  })
  assertAddsUp(coverage)
  assert.deepEqual(
    requests.map(({ workload_name }) => workload_name),
    ['a'],
  )
  assert.deepEqual(coverage.skipped, { excluded: 1, 'symbolic-link': 1 })
  assert.deepEqual(
    problems.map(({ path, kind }) => `${path} ${kind}`),
    ['b.yaml yaml-syntax', 'gone.yaml unreadable-file'],
  )
})

test('assess: a file that cannot be read is told by its code, not by the system’s words', async () => {
  const { problems } = await assess(treeOf({ 'gone.yaml': files['gone.yaml'] }), {
    exclude: [],
    ...nothing,
  })
  assert.match(problems[0]?.message ?? '', /EACCES/)
  assert.doesNotMatch(problems[0]?.message ?? '', /secret/)
})

test('assess: progress ends at the number of files that are read, whatever is skipped', async () => {
  const told: string[] = []
  const onProgress = (done: number, total: number): void => void told.push(`${done}/${total}`)
  await assess(treeOf(files, ['link.yaml']), { exclude: ['values.yaml'], ...nothing, onProgress })
  assert.deepEqual(told, ['1/3', '2/3', '3/3'])
})

test('assess: what thousands of objects say of thousands of others is looked up, not searched for', async () => {
  const many = (text: string): string => Array<string>(4000).fill(text).join('')
  const limits =
    '---\napiVersion: v1\nkind: LimitRange\nmetadata: {name: l, namespace: shop}\nspec: {limits: []}\n'
  const scaler =
    '---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: h, namespace: shop}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 3}\n'
  const text = many(`---\n${deployment('web')}`) + many(limits) + many(scaler)
  const { requests, problems } = await assess(treeOf({ 'a.yaml': text }), { exclude: [], ...nothing })
  assert.equal(requests.length, 4000)
  assert.equal(problems.length, 3999)
})

test('assess: counts multiplied by counts stay within what a sum can hold', () => {
  const text = `apiVersion: leaderworkerset.x-k8s.io/v1
kind: LeaderWorkerSet
metadata: {name: l}
spec: {replicas: 2147483647, leaderWorkerTemplate: {size: 2147483647, workerTemplate: {spec: {containers: [{name: a, image: b}]}}}}
`
  const { requests } = readManifest('a.yaml', Buffer.from(text))
  assert.deepEqual(
    requests.map(({ pods }) => pods.typical),
    [2147483647],
  )
})

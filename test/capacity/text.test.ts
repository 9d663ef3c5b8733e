import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderCapacity } from '../../src/report/capacity-text.ts'
import { deployment } from '../folders.ts'
import { node, pod } from './objects.ts'
import { fittedReport, reported } from './reported.ts'

const plain = { color: false, width: 120 }

test('text of the cluster and of manifests is shown, never obeyed', async () => {
  const hostile = 'x\u001b[31m\u202ey\n'
  const manifest = deployment('web').replace(
    'spec:\n      containers',
    `spec:\n      nodeSelector: {pool: ${JSON.stringify(hostile)}}\n      containers`,
  )
  const report = await fittedReport(
    [node(`n${hostile}`, { cpu: '4' })],
    [
      pod(`p${hostile}`, { cpu: 'lots' }, { node: `n${hostile}` }),
      pod(`q${hostile}`, { cpu: '1' }, { node: null, message: hostile }),
    ],
    manifest,
  )
  const text = renderCapacity(report, plain)
  for (const hidden of ['\u001b', '\u202e']) assert.ok(!text.includes(hidden))
  assert.match(text, /pool=x\\u\{1b\}\[31m/)
})

test('of many nodes the first are shown, by power, and how many more there are', () => {
  const nodes = Array.from({ length: 60 }, (_, index) => node(`n${index}`, { cpu: '4' }))
  const lines = renderCapacity(reported(nodes, [pod('p', { cpu: '1' }, { node: 'n59' })]), plain).split('\n')
  assert.match(lines[3] ?? '', /^n59 /)
  assert.equal(lines.filter((line) => /^n\d/.test(line)).length, 40)
  assert.ok(lines.includes('and 20 more nodes; --format json lists all'))
})

test('a name gives way to the width of the terminal', () => {
  const name = `ip-10-0-0-1.${'very-long-'.repeat(8)}region.compute.internal`
  const [, , , row = ''] = renderCapacity(reported([node(name, { cpu: '4' })]), {
    color: false,
    width: 80,
  }).split('\n')
  assert.ok(row.length <= 90, row)
  assert.match(row, /^ip-10.*…/)
})

test('nothing to fit is said', async () => {
  const report = await fittedReport(
    [node('a', { cpu: '4' })],
    [],
    'kind: ConfigMap\napiVersion: v1\nmetadata: {name: c}\n',
  )
  assert.match(renderCapacity(report, plain), /^No workload with pods was read that is to fit\.$/m)
})

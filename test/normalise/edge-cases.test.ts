import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { globSync } from 'glob'
import { readManifest } from '../../src/assess.ts'
import { InferenceRequest } from '../../src/schema/inference-request.ts'
import { summarised, summaryOf } from './summary.ts'

const folder = 'fixtures/edge-cases'
const inputs = globSync(`${folder}/*.in.yaml`, { posix: true }).toSorted()

const read = (input: string) => readManifest(input, readFileSync(input))

const requestsOf = (number: string) =>
  inputs.filter((input) => input.startsWith(`${folder}/${number}-`)).flatMap((input) => read(input).requests)

for (const input of inputs) {
  test(`edge case: ${input}`, (t) => {
    const found = read(input)
    for (const request of found.requests) InferenceRequest.parse(request)
    t.assert.fileSnapshot(found, input.replace('.in.yaml', '.out.json'), { serializers: [summarised] })
  })
}

test('every edge case has its fixture', () => {
  const numbers = Array.from({ length: 28 }, (_, index) => String(index + 1).padStart(2, '0'))
  assert.deepEqual(
    inputs.map((input) => input.slice(folder.length + 1).split('-')[0]),
    numbers,
  )
})

test('every expected output has its input', () => {
  const outputs = globSync(`${folder}/*.out.json`, { posix: true }).map((output) =>
    output.replace('.out.json', '.in.yaml'),
  )
  assert.deepEqual(outputs.toSorted(), inputs)
})

test('what runs is never more than what is reserved', () => {
  for (const { path, workload_name, requests, run_requests } of inputs.flatMap(
    (input) => read(input).requests,
  )) {
    const where = `${path} ${workload_name}`
    assert.ok((run_requests.cpu_mcpu ?? 0) <= (requests.cpu_mcpu ?? 0), `${where}: CPU`)
    assert.ok((run_requests.mem_mib ?? 0) <= (requests.mem_mib ?? 0), `${where}: memory`)
  }
})

test('08: a deadline is no length of a run, and nothing else of a manifest is', () => {
  assert.deepEqual(
    requestsOf('08').map(({ run_s }) => run_s),
    [null, null, null],
  )
})

// Line ends are made here: a checkout may turn those of a file into its own.
test('line ends of Windows change nothing, lines included', () => {
  for (const input of inputs) {
    const text = readFileSync(input, 'utf8').replaceAll('\n', '\r\n')
    assert.deepEqual(summaryOf(readManifest(input, Buffer.from(text))), summaryOf(read(input)), input)
  }
})

test('25: the group of today is who a workload is, whatever version is written', () => {
  assert.deepEqual(
    requestsOf('25').map(({ api_group }) => api_group),
    ['apps', 'apps', 'apps', 'batch', 'apps.openshift.io'],
  )
})

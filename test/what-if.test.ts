import assert from 'node:assert/strict'
import { test } from 'node:test'
import { predictorFrom } from '../src/predict/predict.ts'
import { renderWhatIf } from '../src/report/what-if-text.ts'
import { WhatIfReport } from '../src/schema/what-if.ts'
import { type WhatIfInput, whatIf } from '../src/what-if/report.ts'
import { parseSetting } from '../src/what-if/settings.ts'
import { smallModel } from './explain/small-model.ts'
import { hostileNames } from './hostile-names.ts'
import { container, request, vllm } from './requests.ts'

const model = smallModel()

const web = request({
  containers: [
    container('istio/proxyv2:1.27', { name: 'proxy', req_cpu_mcpu: 100, req_mem_mib: 128 }),
    container('example/web:1', { req_cpu_mcpu: 1000, req_mem_mib: 512, lim_mem_mib: 512 }),
  ],
  requests: { cpu_mcpu: 1100, mem_mib: 640 },
  limits: { cpu_mcpu: null, mem_mib: 512 },
})

const server = { ...vllm('Qwen/Qwen3-32B', 'H100', 1), workload_name: 'assistant', namespace: 'ml' }
const shop = { ...web, workload_name: 'web', pods: { min: 2, typical: 2, max: 2 } }
const requests = [server, shop]
const input: Omit<WhatIfInput, 'settings'> = {
  requests,
  chosen: requests,
  problems: [],
  copies: { count: 'one', prefer: [] },
  coefficients: model.coefficients,
  predict: predictorFrom(model),
  model,
}

test('whatIf: the chosen workloads are predicted twice, the others are in the total', () => {
  const report = WhatIfReport.parse(
    whatIf({ ...input, chosen: [shop], settings: ['replicas=4'].map(parseSetting) }),
  )
  assert.deepEqual(
    report.workloads.map(({ workload_name, pods, before }) => [
      workload_name,
      before?.pods.typical,
      pods.typical,
    ]),
    [['web', 2, 4]],
  )
  const [one] = report.workloads
  assert.equal(report.other_workloads, 1)
  assert.ok(Math.abs((report.totals.delta?.power_w.p50 ?? 0) - (one?.before?.power_w.p50 ?? 0)) < 1e-9)
  assert.equal(report.totals.gpu_count, 1)
})

test('whatIf: what is set already changes nothing', () => {
  const { totals } = whatIf({
    ...input,
    chosen: [server],
    settings: [parseSetting('gpu=H100')],
  })
  assert.equal(totals.delta?.power_w.p50, 0)
})

test('renderWhatIf: before and after', (t) => {
  const report = whatIf({
    ...input,
    settings: ['replicas=3', 'cpu=500m', 'gpu=L4'].map(parseSetting),
  })
  t.assert.fileSnapshot(renderWhatIf(report, { color: false, width: 100 }), 'fixtures/explain/what-if.txt', {
    serializers: [String],
  })
})

test('renderWhatIf: hostile names stay on their line', () => {
  const hostile = hostileNames.map(([, text]) => ({
    ...web,
    workload_name: text,
    namespace: text,
    workload_kind: text,
    path: text,
  }))
  const report = whatIf({
    ...input,
    requests: hostile,
    chosen: hostile,
    settings: [parseSetting('replicas=9')],
  })
  const text = renderWhatIf(report, { color: false, width: 100 })
  assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
  assert.ok(Math.max(...text.split('\n').map((line) => line.length)) < 300)
})

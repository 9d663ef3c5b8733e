import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainReport } from '../../src/explain/report.ts'
import { renderExplanationMarkdown } from '../../src/report/explain-markdown.ts'
import { renderExplanation } from '../../src/report/explain-text.ts'
import type { ExplanationReport } from '../../src/schema/explanation.ts'
import type { InferenceRequest } from '../../src/schema/inference-request.ts'
import type { Model } from '../../src/schema/model.ts'
import { hostileNames } from '../hostile-names.ts'
import { container, gpus, request, vllm } from '../requests.ts'
import { smallModel } from './small-model.ts'

const explained = (requests: readonly InferenceRequest[], model: Model = smallModel()): ExplanationReport =>
  explainReport(model, requests, { limit: 5, problems: [] })

const three = { min: 2, typical: 3, max: 5 }

const goldens: Readonly<Record<string, ExplanationReport>> = {
  'llm-server': explained([
    {
      ...vllm('Qwen/Qwen3-32B', 'H100', 1, ['--max-num-seqs', '128']),
      namespace: 'ml',
      pods: three,
      containers: vllm('Qwen/Qwen3-32B', 'H100', 1, ['--max-num-seqs', '128']).containers.map((one) => ({
        ...one,
        req_cpu_mcpu: 8000,
        req_mem_mib: 65_536,
      })),
      requests: { cpu_mcpu: 8000, mem_mib: 65_536 },
      run_requests: { cpu_mcpu: 8000, mem_mib: 65_536 },
    },
  ]),
  cache: explained([
    request({
      workload_name: 'sessions',
      containers: [container('valkey/valkey:9', { req_cpu_mcpu: 100, req_mem_mib: 256 })],
      requests: { cpu_mcpu: 100, mem_mib: 256 },
      pods: { min: 2, typical: 2, max: 2 },
    }),
  ]),
  'nothing-said': explained([
    request({ workload_name: 'silent', accelerators: [gpus(null, 2)], gpu_count: 2 }),
    { ...request({ workload_name: 'nightly', workload_kind: 'Job' }), run_pattern: 'run-once' },
  ]),
}

for (const [name, report] of Object.entries(goldens)) {
  test(`renderExplanation: ${name}`, (t) => {
    const text = renderExplanation(report, { color: false, width: 100 })
    t.assert.fileSnapshot(text, `fixtures/explain/${name}.txt`, { serializers: [String] })
    assert.ok(Math.max(...text.split('\n').map((line) => line.length)) <= 125, 'a line is too long')
    const [above = ''] = text.split('\nSources\n')
    assert.ok(above.split('\n').length <= 45 * report.explanations.length, 'too long to be read')
  })
}

test('renderExplanation: Markdown', (t) => {
  const report = goldens['llm-server'] ?? explained([])
  t.assert.fileSnapshot(renderExplanationMarkdown(report), 'fixtures/explain/llm-server.md', {
    serializers: [String],
  })
})

test('renderExplanation: colour changes nothing but colour', () => {
  const report = explained([request()])
  const coloured = renderExplanation(report, { color: true, width: 100 })
  assert.match(coloured, /\p{Cc}\[1m/u)
  assert.equal(
    coloured.replace(/\p{Cc}\[\d+m/gu, ''),
    renderExplanation(report, { color: false, width: 100 }),
  )
})

/** A workload whose author fills in every text that a manifest holds. */
const mischief = (text: string): InferenceRequest => ({
  ...vllm(text, text, 1, ['--max-num-seqs', text]),
  namespace: text,
  workload_name: text,
  workload_kind: text,
  component: text,
  path: text,
  accelerators: [gpus(text, 1), { ...gpus('H100', 1), resource: text, share: 'shared' }],
  assumptions: [text],
})

for (const [shows, text] of hostileNames) {
  test(`renderExplanation: ${shows} stays text`, () => {
    const report = explained([mischief(text)], smallModel([text, text]))
    const lines = renderExplanation(report, { color: false, width: 100 }).split('\n')
    assert.doesNotMatch(lines.join(''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
    assert.ok(Math.max(...lines.map((line) => line.length)) < 1200)
    const markdown = renderExplanationMarkdown(report)
    const outside = markdown
      .replace(/<code>(?:[\p{L}\p{N}\p{M} ]|&#\d+;|&nbsp;)*<\/code>/gu, '')
      .replace(/`[^`|\n]+`/g, '')
    assert.equal(/<|@|`|\\|~|www\.|!\[|\]\(/.exec(outside)?.[0], undefined)
    for (const row of outside.split('\n').filter((line) => line.startsWith('|')))
      assert.ok([4, 5, 6, 7, 8].includes(row.split('|').length), row)
  })
}

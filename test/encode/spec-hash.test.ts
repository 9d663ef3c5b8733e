import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as z from 'zod'
import { specHash } from '../../src/encode/spec-hash.ts'
import { container, request } from '../requests.ts'

const GOLDEN = new URL('../../../shared/golden/encoder.json', import.meta.url)
const FlatRow = z.object({
  id: z.string(),
  type: z.literal('flat_row'),
  ir: z.record(z.string(), z.unknown()),
  origin: z.object({ _spec_hash: z.string() }),
})

test('specHash: equals the hashes that k8sPodPCP gave', {
  skip: !existsSync(GOLDEN) && 'golden cases are not beside the checkout',
}, () => {
  const cases = z.array(z.unknown()).parse(JSON.parse(readFileSync(GOLDEN, 'utf8')))
  const rows = cases.flatMap((one) => FlatRow.safeParse(one).data ?? [])
  assert.ok(rows.length >= 5)
  for (const { id, ir, origin } of rows) {
    assert.equal(specHash({ ...request(), ...ir }), origin._spec_hash, id)
  }
})

const web = request({
  namespace: 'n',
  workload_name: 'web',
  labels: { app: 'web' },
  containers: [
    container('nginx:1.27', {
      name: 'c0',
      req_cpu_mcpu: 100,
      req_mem_mib: 128,
      lim_cpu_mcpu: 500,
      lim_mem_mib: 512,
    }),
  ],
})

test('specHash: a known workload', () => {
  assert.equal(specHash(web), 'f939084e4d1e7436')
})

test('specHash: our own fields do not count', () => {
  assert.equal(specHash({ ...web, path: 'elsewhere.yaml', line: 9, assumptions: ['x'] }), specHash(web))
})

test('specHash: each of the origin’s fields counts', () => {
  const changes = [
    { namespace: 'm' },
    { workload_name: 'wab' },
    { labels: { app: 'wab' } },
    { annotations: { a: '1' } },
    { init_container_count: 1 },
    { volume_types: ['secret'] },
    { node_type: 'm5.large' },
    { gpu_count: 1 },
    { completions: 1 },
  ]
  const hashes = changes.map((change) => specHash({ ...web, ...change }))
  assert.equal(new Set([specHash(web), ...hashes]).size, changes.length + 1)
})

test('specHash: text beyond ASCII and key order are Python’s', () => {
  // hashlib.sha256(json.dumps(ir, sort_keys=True).encode()).hexdigest()[:16] of CPython 3.11
  assert.equal(
    specHash({ ...web, labels: { '\ufb00': 'ü\u007f"\\\n', '😀': 'é', a: '\u2028' } }),
    '4b9c26ba900844f3',
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitEncoder, transform } from '../../src/encode/encoder.ts'
import { featuresFrom } from '../../src/encode/features.ts'
import { hashedText } from '../../src/encode/text.ts'
import { priorFrom } from '../../src/prior/prior.ts'
import { bundledModel } from '../model-file.ts'
import { vllm } from '../requests.ts'

const { coefficients } = bundledModel()
const prior = priorFrom(coefficients)
const rowOf = (params: number, args: string[] = []) => {
  const one = vllm(`org/m-${params}b`, 'H100', 1, args)
  return featuresFrom(one, prior(one), coefficients.known_models)
}
const rows = [rowOf(2, ['--max-num-seqs', '8']), rowOf(8, ['--max-num-seqs', '32']), rowOf(32)]
const recipe = {
  features: ['log2_params_b', 'log2_max_seqs', 'log2_image_batch'],
  text: { dimensions: 4, scale: 1, embedder: null },
} as const

test('fitEncoder: centres are means of what is known, a standard deviation is 1, and what no row has is left out', () => {
  const { columns } = fitEncoder(rows, recipe)
  assert.deepEqual(
    columns.map(({ feature, centre }) => [feature, centre]),
    [
      ['log2_params_b', 3],
      ['log2_max_seqs', 4],
    ],
  )
  assert.ok(Math.abs((columns[1]?.scale ?? 0) - 1) < 1e-4)
})

test('transform: a missing feature goes to the centre', () => {
  assert.equal(transform(rowOf(4), fitEncoder(rows, recipe), '').values[1], 0)
})

test('transform: ten times larger is as far at every size', () => {
  const encoder = fitEncoder(rows, recipe)
  const at = (params: number) => transform(rowOf(params), encoder, '').values[0] ?? 0
  assert.ok(Math.abs(at(10) - at(1) - (at(100) - at(10))) < 1e-3)
})

test('fitEncoder: the id follows the content', () => {
  const { id } = fitEncoder(rows, recipe)
  assert.equal(fitEncoder(rows, recipe).id, id)
  assert.notEqual(fitEncoder(rows.slice(1), recipe).id, id)
  assert.equal(transform(rowOf(1), fitEncoder(rows, recipe), '').encoder_id, id)
})

test('hashedText: length 1, equal for equal texts, nearer for texts that share words', () => {
  const of = (text: string) => hashedText(text, 16)
  const apart = (a: string, b: string) => Math.hypot(...of(a).map((value, i) => value - (of(b)[i] ?? 0)))
  assert.ok(Math.abs(Math.hypot(...of('library/redis')) - 1) < 1e-12)
  assert.equal(apart('library/redis', 'Library/Redis'), 0)
  assert.ok(apart('acme/orders', 'acme/orders-worker') < apart('acme/orders', 'vllm/vllm-openai'))
  assert.deepEqual(of('///'), new Array(16).fill(0))
  assert.deepEqual(hashedText('anything', 0), [])
})

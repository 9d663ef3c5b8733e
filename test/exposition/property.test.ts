import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '../../src/errors.ts'
import { floatFrom } from '../../src/exposition/float.ts'
import type { Format } from '../../src/exposition/format.ts'
import { parseExposition, scanSamples } from '../../src/exposition/parse.ts'
import { picked, seeded } from './read.ts'
import { familiesFrom, write } from './write.ts'

const ROUNDS = 400

for (const format of ['prometheus', 'openmetrics'] as const) {
  test(`parseExposition: what is written in ${format} reads back as itself`, () => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const families = familiesFrom(seed, format)
      const text = write(families, format, seed)
      const found = parseExposition(text, { format }).map(({ name, type, help, samples, exemplars }) => ({
        name,
        type,
        help,
        samples,
        exemplars: samples.map((sample) => exemplars.get(sample) ?? null),
      }))
      assert.deepEqual(found, families, `seed ${seed}: ${JSON.stringify(text)}`)
    }
  })

  test(`parseExposition: nothing but its own error comes of a broken text in ${format}`, () => {
    const pieces = [
      '{',
      '}',
      '"',
      ',',
      '=',
      ' ',
      '\t',
      '\n',
      '\\',
      '#',
      '# EOF\n',
      'a',
      '1',
      '.',
      '-',
      'e',
      '_',
      '\r',
      '\u0000',
      'é',
    ] as const
    let refused = 0
    for (let seed = 1; seed <= 4 * ROUNDS; seed++) {
      const random = seeded(seed)
      let bytes = Buffer.from(write(familiesFrom(seed, format), format, seed))
      for (let change = 0; change <= seed % 4; change++) {
        const at = Math.floor(random() * (bytes.length + 1))
        const rest = bytes.subarray(random() < 0.5 ? at : at + Math.floor(random() * 4))
        const inserted =
          random() < 0.8 ? Buffer.from(picked(random, pieces)) : Buffer.from([Math.floor(random() * 256)])
        bytes = Buffer.concat([bytes.subarray(0, at), inserted, rest])
      }
      const outcome = outcomeOf(bytes, format)
      if (outcome instanceof AppError) {
        refused++
        const line = Number(/^line (\d+): /.exec(outcome.message)?.[1])
        assert.ok(line >= 1 && line <= bytes.toString('latin1').split('\n').length, outcome.message)
        assert.ok(outcome.hint.length > 0)
      }
    }
    assert.ok(refused > ROUNDS, `only ${refused} were refused`)
  })
}

function outcomeOf(bytes: Buffer, format: Format): unknown {
  try {
    return parseExposition(bytes, { format })
  } catch (error) {
    assert.ok(error instanceof AppError, `${JSON.stringify(bytes.toString())}: ${String(error)}`)
    return error
  }
}

test('scanSamples: a subset is what parsing finds of it', () => {
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const text = write(familiesFrom(seed, 'prometheus'), 'prometheus', seed)
    const wants = (name: string): boolean => name.length % 2 === 0
    const found: unknown[] = []
    scanSamples(text, wants, (sample) => found.push(sample), { format: 'prometheus' })
    const all = parseExposition(text, { format: 'prometheus' }).flatMap(({ samples }) => samples)
    assert.deepEqual(
      found,
      all.filter(({ name }) => wants(name)),
    )
  }
})

test('floatFrom: every double reads back as itself, in decimal and hexadecimal', () => {
  const random = seeded(7)
  const view = new DataView(new ArrayBuffer(8))
  for (let round = 0; round < 20_000; round++) {
    view.setUint32(0, random() * 2 ** 32)
    view.setUint32(4, random() * 2 ** 32)
    const value = view.getFloat64(0)
    if (!Number.isFinite(value)) continue
    for (const text of [String(value), value.toExponential(), hexadecimal(value)])
      assert.ok(Object.is(floatFrom(text, 'prometheus'), value), text)
  }
})

/** Its bits, as Go's `%x` writes them. */
function hexadecimal(value: number): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, Math.abs(value))
  const bits = view.getBigUint64(0)
  const exponent = Number(bits >> 52n)
  const mantissa = (bits & 0xfffffffffffffn) | (exponent === 0 ? 0n : 1n << 52n)
  return `${value < 0 ? '-' : ''}0x${mantissa.toString(16)}p${Math.max(1, exponent) - 1075}`
}

const numbers: readonly (readonly [text: string, value: number | null])[] = [
  ['1_000', 1000],
  ['1_0.5e1_0', 1.05e11],
  ['1__0', null],
  ['_1', null],
  ['1_', null],
  ['.5', 0.5],
  ['5.', 5],
  ['.', null],
  ['', null],
  ['1e', null],
  ['1e+', null],
  [' 1', null],
  ['0b1', null],
  ['0x1', null],
  ['0x.p1', null],
  ['0xp1', null],
  ['0x.8p1', 1],
  ['0X1P+3', 8],
  ['0x_1p0', 1],
  ['0x1_.8p0', null],
  ['0x1.fffffffffffff8p0', 2],
  ['0x1.fffffffffffff7p0', 1.9999999999999998],
  ['0x1p1023', 2 ** 1023],
  ['0x1p1024', null],
  ['0x1.fffffffffffff8p1023', null],
  ['0x1p-1074', 5e-324],
  ['0x1p-1075', 0],
  ['0x1.8p-1075', 5e-324],
  ['0x0p99999', 0],
  ['1e309', null],
  ['1e-999', 0],
  ['infin', null],
  ['iNf', Infinity],
  ['+nan', null],
  ['9007199254740993', 9007199254740992],
  [`${'9'.repeat(999)}`, null],
  [`1${'0'.repeat(2000)}`, null],
  [`0.${'0'.repeat(300)}1`, 1e-301],
]
for (const [text, value] of numbers) {
  test(`floatFrom: as Go's ParseFloat: ${text.slice(0, 30)}`, () =>
    assert.ok(Object.is(floatFrom(text, 'prometheus'), value), String(floatFrom(text, 'prometheus'))))
}

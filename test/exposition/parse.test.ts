import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Format } from '../../src/exposition/format.ts'
import { parseExposition, scanSamples } from '../../src/exposition/parse.ts'
import { faultOf, samplesOf } from './read.ts'

const P = 'prometheus'
const O = 'openmetrics'

type Told = readonly [name: string, labels: Readonly<Record<string, string>>, value: number, at_s?: number]

const good: readonly (readonly [shows: string, format: Format, text: string, told: readonly Told[]])[] = [
  ['nothing at all', P, '', []],
  ['comments and empty lines', P, '#\n# \n#x\n# a b c\n\n \t\n# TYPE\n# HELP \n# TYPE a\n', []],
  ['no labels between braces', P, 'a{} 1\n', [['a', {}, 1]]],
  ['no blank behind the braces', P, 'a{b="c"}1\n', [['a', { b: 'c' }, 1]]],
  ['a colon in a name', P, ':a:b 1\n', [[':a:b', {}, 1]]],
  ['names in quotes', P, '{"a.b","c d"="e"} 1\n', [['a.b', { 'c d': 'e' }, 1]]],
  ['a name behind its labels', P, '{ c="d" , "a.b" } 1\n', [['a.b', { c: 'd' }, 1]]],
  ['an escaped name', P, '{"a\\n\\"\\\\"} 1\n', [['a\n"\\', {}, 1]]],
  ['an empty value of a label', P, 'a{b=""} 1\n', [['a', { b: '' }, 1]]],
  ['letters of the world', P, 'a{b="é日本🔌"} 1\n', [['a', { b: 'é日本🔌' }, 1]]],
  [
    'time in milliseconds',
    P,
    'a 1 1500\na 2 -250\na 3 +7\n',
    [
      ['a', {}, 1, 1.5],
      ['a', {}, 2, -0.25],
      ['a', {}, 3, 0.007],
    ],
  ],
  [
    'time in seconds',
    O,
    'a 1 1500.25\na 2 1e3\n# EOF\n',
    [
      ['a', {}, 1, 1500.25],
      ['a', {}, 2, 1000],
    ],
  ],
  ['no line feed behind EOF', O, 'a 1\n# EOF', [['a', {}, 1]]],
  ['a backslash that escapes nothing', O, 'a{b="C:\\dir"} 1\n# EOF\n', [['a', { b: 'C:\\dir' }, 1]]],
  [
    'infinities in any case',
    O,
    'a -inf\na Infinity\n# EOF\n',
    [
      ['a', {}, -Infinity],
      ['a', {}, Infinity],
    ],
  ],
  [
    'hexadecimal',
    P,
    'a 0x1.8p1\na -0X_1fP-4\n',
    [
      ['a', {}, 3],
      ['a', {}, -1.9375],
    ],
  ],
  [
    'a line like the one before',
    P,
    'a{b="1",c="2"} 1\na{b="1",c="2"} 2\na{b="1",c="23"} 3\na{b="1"} 4\na{c="2",b="1"} 5\n',
    [
      ['a', { b: '1', c: '2' }, 1],
      ['a', { b: '1', c: '2' }, 2],
      ['a', { b: '1', c: '23' }, 3],
      ['a', { b: '1' }, 4],
      ['a', { c: '2', b: '1' }, 5],
    ],
  ],
  [
    'a name that begins like the one before',
    P,
    'ab{c="1"} 1\nabc{c="1"} 2\na{c="1"} 3\n',
    [
      ['ab', { c: '1' }, 1],
      ['abc', { c: '1' }, 2],
      ['a', { c: '1' }, 3],
    ],
  ],
]
for (const [shows, format, text, told] of good) {
  test(`parseExposition: ${shows}`, () => {
    const wanted = told.map(([name, labels, value, at_s = null]) => ({ name, labels, value, at_s }))
    const found = samplesOf(text, format)
    assert.deepEqual(found, wanted)
    assert.deepEqual(samplesOf(Buffer.from(text), format), found, 'bytes as text')
    const scanned: unknown[] = []
    scanSamples(
      text,
      () => true,
      (sample) => scanned.push(sample),
      { format },
    )
    assert.deepEqual(new Set(scanned), new Set(found), 'scanned as parsed')
  })
}

test('parseExposition: a histogram stays whole', () => {
  const text =
    '# TYPE h histogram\n# HELP h Some\\nhelp\n' +
    'h_bucket{le="1"} 1\nh_bucket{le="+Inf"} 2\nh_sum 3\nh_count 2\nh 9\n' +
    '# TYPE s summary\ns{quantile="0.5"} 1\ns_sum 2\ns_count 1\n# TYPE c counter\nc_total 1\nd_total 1\n'
  const families = parseExposition(text)
  assert.deepEqual(
    families.map(({ name, type, help, samples }) => [name, type, help, samples.map((sample) => sample.name)]),
    [
      ['h', 'histogram', 'Some\nhelp', ['h_bucket', 'h_bucket', 'h_sum', 'h_count', 'h']],
      ['s', 'summary', '', ['s', 's_sum', 's_count']],
      ['c', 'counter', '', ['c_total']],
      ['d_total', 'unknown', '', ['d_total']],
    ],
  )
})

test('parseExposition: OpenMetrics with all that it has', () => {
  const text = [
    '# TYPE joules_joules counter',
    '# UNIT joules_joules joules',
    '# HELP joules_joules What \\"it\\" drew',
    'joules_joules_total{pod="a"} 1 # {trace="x"} 0.5 12.25',
    'joules_joules_created{pod="a"} 1700000000.5',
    '# TYPE build info',
    'build_info{version="1"} 1',
    '# TYPE on stateset',
    'on{on="yes"} 1',
    '# TYPE size gaugehistogram',
    'size_bucket{le="+Inf"} 2 17 # {} 1',
    'size_gcount 2',
    'size_gsum 3',
    '# TYPE what unknown',
    'what 1',
    '# EOF',
  ].join('\n')
  const families = parseExposition(text)
  assert.deepEqual(
    families.map(({ name, type, unit, samples }) => [name, type, unit, samples.length]),
    [
      ['joules_joules', 'counter', 'joules', 2],
      ['build', 'info', '', 1],
      ['on', 'stateset', '', 1],
      ['size', 'gaugehistogram', '', 3],
      ['what', 'unknown', '', 1],
    ],
  )
  assert.equal(families[0]?.help, 'What "it" drew')
  assert.deepEqual(
    [...(families[0]?.exemplars.values() ?? [])],
    [{ labels: { trace: 'x' }, value: 0.5, at_s: 12.25 }],
  )
  assert.deepEqual(
    [...(families[3]?.exemplars ?? [])].map(([{ at_s }, exemplar]) => [at_s, exemplar.at_s]),
    [[17, null]],
  )
})

test('parseExposition: names from the prototype of objects are names', () => {
  const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'length']
  const labels = names.map((name) => `${name}="x-${name}"`).join(',')
  const text = `__proto__{${labels}} 1\nconstructor{${labels}} 2\n# TYPE toString gauge\ntoString 3\n`
  const [first, second, third] = samplesOf(text, P)
  assert.deepEqual([first?.name, second?.name, third?.name], ['__proto__', 'constructor', 'toString'])
  for (const sample of [first, second]) {
    assert.deepEqual(Object.keys(sample?.labels ?? {}), names)
    assert.equal(Object.getPrototypeOf(sample?.labels), Object.prototype)
    for (const name of names)
      assert.equal(Object.getOwnPropertyDescriptor(sample?.labels, name)?.value, `x-${name}`)
  }
  assert.match(faultOf(() => samplesOf('a{__proto__="1",__proto__="2"} 1\n', P)).message, /twice/)
})

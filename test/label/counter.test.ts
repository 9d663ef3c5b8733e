import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Labels, Series } from '../../src/exposition/sample.ts'
import { countersFrom } from '../../src/label/counter.ts'
import { container, every, node, pod } from './labelled.ts'

const WINDOW = { start_at_s: 0, end_at_s: 3600 }

type Expected = Readonly<
  Partial<Record<'first_j' | 'since_first_j' | 'reads' | 'from_at_s' | 'to_at_s', number>>
>

/** Several scrapers' labels of one target. */
const by = (prometheus_replica: string): Labels => ({
  prometheus_replica,
  instance: `10.0.0.9:28282`,
  job: 'kepler',
  namespace: 'monitoring',
  pod: 'kepler-x7k2p',
  container: 'kepler',
})

const one: readonly (readonly [shows: string, series: readonly Series[], expected: Expected])[] = [
  ['differences are added up', [pod('w', every(60, [10, 20, 35, 35]))], { first_j: 10, since_first_j: 25 }],
  ['a fall is a new beginning', [pod('w', every(60, [100, 150, 5, 25]))], { since_first_j: 75 }],
  ['two falls', [pod('w', every(60, [9, 3, 4, 1]))], { since_first_j: 5 }],
  [
    'NaN is passed over, and no reset',
    [pod('w', every(60, [10, Number.NaN, 30]))],
    { since_first_j: 20, reads: 2 },
  ],
  [
    'infinite and negative values are passed over',
    [pod('w', every(60, [10, Number.POSITIVE_INFINITY, -5, 30]))],
    { since_first_j: 20 },
  ],
  ['a gap between reads loses nothing', [pod('w', every(60, [10, null, null, 50]))], { since_first_j: 40 }],
  [
    'what lies outside of the window does not count',
    [
      pod('w', [
        [-60, 1],
        [0, 10],
        [3600, 30],
        [3660, 99],
      ]),
    ],
    { first_j: 10, since_first_j: 20 },
  ],
  [
    'running and terminated are one counter, also where they overlap',
    [
      pod('w', every(60, [10, 20, 30])),
      pod(
        'w',
        [
          [120, 30],
          [180, 34],
        ],
        { state: 'terminated' },
      ),
    ],
    { since_first_j: 24, to_at_s: 180 },
  ],
  [
    'of two values of one read the greater one is the later',
    [pod('w', [[60, 25]], { state: 'terminated' }), pod('w', every(60, [10, 20]))],
    { since_first_j: 15 },
  ],
  [
    'two scrapers at the same times are one',
    [pod('w', every(60, [10, 20]), by('a')), pod('w', every(60, [10, 20]), by('b'))],
    { since_first_j: 10, reads: 2 },
  ],
  [
    'two scrapers at other times are one',
    [pod('w', every(60, [10, 20]), by('a')), pod('w', every(60, [10.5, 20.5], 3), by('b'))],
    { since_first_j: 10.5, to_at_s: 63 },
  ],
  [
    'the clock of a scraper that is ahead makes no reset',
    [pod('w', every(60, [10, 20, 30]), by('a')), pod('w', every(60, [9.8, 19.8, 29.8, 39.8], 1), by('b'))],
    { since_first_j: 29.8 },
  ],
  [
    'a scraper that fails half-way is continued by the other',
    [pod('w', every(60, [10, 20]), by('a')), pod('w', every(60, [11, 21, 31, 41], 5), by('b'))],
    { since_first_j: 31, to_at_s: 185 },
  ],
  [
    'only one scraper saw the end',
    [
      pod('w', every(60, [10, 20, 30]), by('a')),
      pod('w', every(60, [10, 20], 1), by('b')),
      pod('w', [[121, 33]], { ...by('b'), state: 'terminated' }),
    ],
    { since_first_j: 23 },
  ],
  [
    'a Kepler pod that is replaced counts on under another address',
    [
      pod('w', every(60, [10, 20]), { ...by('a'), instance: '10.0.0.9:28282', pod: 'kepler-a' }),
      pod('w', every(60, [4, 9], 120), { ...by('a'), instance: '10.0.0.7:28282', pod: 'kepler-b' }),
    ],
    { since_first_j: 19 },
  ],
  [
    'a label that Kepler changes is no other counter',
    [
      container('c', every(60, [1, 2]), { command: 'sh', source: '' }),
      container('c', every(60, [3, 4], 120), { command: 'main', source: 'rapl-sysfs' }),
    ],
    { since_first_j: 3 },
  ],
]

for (const [shows, series, expected] of one) {
  test(`a counter: ${shows}`, () => {
    const counters = countersFrom(series, WINDOW)
    assert.equal(counters.length, 1)
    const [counter] = counters
    for (const [field, value] of Object.entries(expected)) {
      const found: unknown = Reflect.get(counter ?? {}, field)
      assert.ok(typeof found === 'number' && Math.abs(found - value) < 1e-9, `${field}: ${found}`)
    }
  })
}

const several: readonly (readonly [shows: string, series: readonly Series[], count: number])[] = [
  ['zones', [pod('w', every(60, [1, 2])), pod('w', every(60, [1, 2]), { zone: 'dram' })], 2],
  ['nodes', [node(every(60, [1, 2])), node(every(60, [1, 2]), { node_name: 'n2' })], 2],
  [
    'nodes that only the target names',
    ['a', 'b'].map((instance) => ({
      name: 'kepler_node_package_joules_total',
      labels: { instance, package: '0', mode: 'dynamic' },
      points: every(60, [1, 2]),
    })),
    2,
  ],
  ['modes', [container('c', every(60, [1, 2])), container('c', every(60, [1, 2]), { mode: 'idle' })], 2],
  ['pods of one name', [pod('w', every(60, [1])), pod('w', every(60, [1]), { pod_id: 'other' })], 2],
  ['series without a value', [pod('w', [])], 0],
  ['gauges', [{ ...pod('w', every(60, [1, 2])), name: 'kepler_pod_cpu_watts' }], 0],
]

for (const [shows, series, count] of several) {
  test(`counters of ${shows}: ${count}`, () => assert.equal(countersFrom(series, WINDOW).length, count))
}

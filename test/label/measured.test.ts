import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Series } from '../../src/exposition/sample.ts'
import { container, every, labelled, node, pod } from './labelled.ts'

/** Energy, the time that it is of, and whether it is a lower bound; `null` = no target. */
type Expected = readonly [energy_j: number, observed_s: number, lower_bound: boolean] | null

const started = (name: string, at_s: number): Series => ({
  name: 'kube_pod_start_time',
  labels: { namespace: 'shop', pod: name, uid: `uid-${name}` },
  points: [[0, at_s]],
})

const completed = (name: string, at_s: number): Series => ({
  ...started(name, at_s),
  name: 'kube_pod_completion_time',
})

/** A node that is read every minute for five, and does not begin anew. */
const steady = node(every(60, [1000, 2000, 3000, 4000, 5000, 6000]))

const cases: readonly (readonly [shows: string, series: readonly Series[], expected: Expected])[] = [
  ['it was there all the time', [steady, pod('w', every(60, [10, 20, 30, 40, 50, 60]))], [50, 300, false]],
  ['a single value tells of no time', [pod('w', [[0, 40]])], null],
  [
    'a single value of a pod that ran before',
    [node([[0, 1]]), pod('w', [[0, 40]]), started('w', -500)],
    null,
  ],
  [
    'born between two reads of the node: the first value counts, from the read before on',
    [steady, pod('w', every(60, [3, 15], 240))],
    [15, 120, false],
  ],
  [
    'born, and the start is known: from then on',
    [steady, pod('w', every(60, [3, 15], 240)), started('w', 220)],
    [15, 80, false],
  ],
  [
    'the start inside the window is enough, also at the first read of the node',
    [node(every(60, [1, 100])), pod('w', every(60, [7, 9])), started('w', 0.5)],
    [9, 60, false],
  ],
  [
    'a start before the window is no birth',
    [node(every(60, [1, 100])), pod('w', every(60, [7, 9])), started('w', -1)],
    [2, 60, false],
  ],
  [
    'the node began anew before it was first seen: its first value is not known to be of the window',
    [node(every(60, [1000, 2000, 100, 1100])), pod('w', every(60, [3, 15], 120))],
    [12, 60, true],
  ],
  [
    'a short pod, read once: all it drew',
    [steady, pod('w', [[120, 8]], { state: 'terminated' }), started('w', 65), completed('w', 100)],
    [8, 35, false],
  ],
  [
    'it ended, and its last value was read',
    [steady, pod('w', every(60, [10, 20])), pod('w', [[120, 26]], { state: 'terminated' })],
    [16, 120, false],
  ],
  [
    'it ended at a known time before its last value was read',
    [
      steady,
      pod('w', every(60, [10, 20])),
      pod('w', [[120, 26]], { state: 'terminated' }),
      completed('w', 90),
    ],
    [16, 90, false],
  ],
  [
    'it vanished: what came after its last value is unknown',
    [steady, pod('w', every(60, [10, 20, 30]))],
    [20, 120, true],
  ],
  [
    'its node vanished with it, which says nothing of the pod',
    [node(every(60, [1, 2, 3])), pod('w', every(60, [10, 20, 30]))],
    [20, 120, false],
  ],
  [
    'it began anew: what came between is lost',
    [steady, pod('w', every(60, [10, 20, 5, 15, 25, 35]))],
    [45, 300, true],
  ],
  [
    'Kepler began anew, and nobody would know from the counter of the pod',
    [node(every(60, [1000, 5, 10])), pod('w', every(60, [10, 11, 21]))],
    [11, 120, true],
  ],
  [
    'a container that is begun again is another counter of the same pod',
    [container('c1', every(60, [100, 110])), container('c2', every(60, [5, 25], 120))],
    [35, 180, true],
  ],
  [
    '0 J on a node that counts 0 J is no measurement',
    [node(every(60, [0, 0])), pod('w', every(60, [0, 0]))],
    null,
  ],
  ['0 J where nothing is said of the node neither', [pod('w', every(60, [0, 0]))], null],
  [
    '0 J of a pod that did nothing is 0 J',
    [steady, pod('w', every(60, [4, 4, 4, 4, 4, 4]))],
    [0, 300, false],
  ],
]

for (const [shows, series, expected] of cases) {
  test(`a pod: ${shows}`, () => {
    const { targets, leftOut } = labelled(series, { window: { start_at_s: 0, end_at_s: 300 } })
    const [target] = targets
    assert.deepEqual(
      target === undefined ? null : [target.total_energy_j, target.observed_s, target.lower_bound],
      expected,
    )
    assert.equal(
      leftOut.reduce((sum, { count }) => sum + count, 0),
      expected === null ? 1 : 0,
    )
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CollectorOptions, collectorFrom } from '../../src/collect/collector.ts'
import type { ClusterEvent } from '../../src/collect/event.ts'
import { SeenCache } from '../../src/collect/seen-cache.ts'
import type { JsonObject } from '../../src/parse/value.ts'
import { eventOf } from './objects.ts'

async function linesOf(
  events: readonly ClusterEvent[],
  options: Partial<CollectorOptions> = {},
): Promise<string[]> {
  const collector = collectorFrom({
    emitsInitial: false,
    seen: new SeenCache({ now: () => 0 }),
    ownerOf: async () => null,
    onProblem: () => {},
    ...options,
  })
  const lines: string[] = []
  for (const event of events)
    for (const collected of await collector.take([event]))
      lines.push(
        collected.type === 'deleted'
          ? `gone ${collected.deletion.workload_kind} ${collected.deletion.workload_name}`
          : `${collected.request.workload_kind} ${collected.request.workload_name} ×${collected.request.pods.typical}`,
      )
  return lines
}

const web = { name: 'web', generation: 1 }
const cases: readonly (readonly [
  shows: string,
  events: readonly ClusterEvent[],
  lines: readonly string[],
  options?: Partial<CollectorOptions>,
])[] = [
  ['what is there already is not printed', [eventOf('present', web)], []],
  ['unless it is asked for', [eventOf('present', web)], ['Deployment web ×1'], { emitsInitial: true }],
  ['what comes is', [eventOf('changed', web)], ['Deployment web ×1']],
  [
    'a change of the status is none',
    [
      eventOf('changed', web),
      eventOf('changed', { ...web, resourceVersion: '2', status: { readyReplicas: 1 } }),
    ],
    ['Deployment web ×1'],
  ],
  [
    'unless all events are asked for',
    [
      eventOf('changed', web),
      eventOf('changed', { ...web, resourceVersion: '2', status: { readyReplicas: 1 } }),
    ],
    ['Deployment web ×1', 'Deployment web ×1'],
    { emitsAll: true },
  ],
  [
    'a change of the spec is one',
    [
      eventOf('present', web),
      eventOf('changed', { ...web, resourceVersion: '2', generation: 2, replicas: 3 }),
    ],
    ['Deployment web ×3'],
  ],
  [
    'a generation that changes nothing that is read is none',
    [eventOf('changed', web), eventOf('changed', { ...web, resourceVersion: '2', generation: 2 })],
    ['Deployment web ×1'],
  ],
  [
    'without a generation the spec itself is compared',
    [
      eventOf('changed', { name: 'web', resourceVersion: '1' }),
      eventOf('changed', { name: 'web', resourceVersion: '2' }),
      eventOf('changed', { name: 'web', resourceVersion: '3', replicas: 2 }),
    ],
    ['Deployment web ×1', 'Deployment web ×2'],
  ],
  [
    'an annotation of ours is read, and counts',
    [
      eventOf('present', web),
      eventOf('changed', {
        ...web,
        resourceVersion: '2',
        metadata: { annotations: { 'wattlint.dev/duty-cycle': '0.5' } },
      }),
    ],
    ['Deployment web ×1'],
  ],
  [
    'the same event twice is one',
    [eventOf('changed', web), eventOf('changed', web)],
    ['Deployment web ×1'],
    { emitsAll: true },
  ],
  [
    'what goes is told, once',
    [eventOf('present', web), eventOf('gone', { ...web, resourceVersion: '2' }), eventOf('gone', web)],
    ['gone Deployment web'],
  ],
  [
    'what comes again under its name is another',
    [
      eventOf('changed', web),
      eventOf('gone', { ...web, resourceVersion: '2' }),
      eventOf('changed', { ...web, uid: 'other', resourceVersion: '3' }),
    ],
    ['Deployment web ×1', 'gone Deployment web', 'Deployment web ×1'],
  ],
  ['what was never there does not go', [eventOf('gone', web)], []],
  [
    'a pod counts for the workload that owns it, and its end is none of that',
    [
      eventOf('changed', { name: 'web-5d8f9c7-x', kind: 'Pod' }),
      eventOf('gone', { name: 'web-5d8f9c7-x', kind: 'Pod' }),
    ],
    ['Deployment web ×1'],
    { ownerOf: async () => ({ group: 'apps', kind: 'Deployment', name: 'web' }) },
  ],
  [
    'a pod that nobody owns is its own',
    [eventOf('changed', { name: 'p', kind: 'Pod' }), eventOf('gone', { name: 'p', kind: 'Pod' })],
    ['Pod p ×1', 'gone Pod p'],
  ],
]
for (const [shows, events, lines, options] of cases)
  test(`collect: ${shows}`, async () => assert.deepEqual(await linesOf(events, options), lines))

test('collect: what cannot be read of an object is told, with where it stands', async () => {
  const told: string[] = []
  await linesOf([eventOf('changed', { name: 'web', cpu: 'lots' })], {
    onProblem: ({ path, message }) => told.push(`${path}: ${message}`),
  })
  assert.match(told.join('\n'), /^shop\/Deployment\/web: .*lots/)
})

test('collect: an object that nests without end is told, and the next one is read', async () => {
  let deep: JsonObject = {}
  for (let depth = 0; depth < 20_000; depth++) deep = { a: deep }
  const told: string[] = []
  const lines = await linesOf(
    [
      eventOf('changed', { name: 'deep', metadata: { labels: deep }, generation: 1 }),
      eventOf('changed', web),
    ],
    { onProblem: ({ path, message }) => told.push(`${path}: ${message}`) },
  )
  assert.deepEqual(lines, ['Deployment web ×1'])
  assert.match(told.join(), /^shop\/Deployment\/deep: .*nested too deeply/)
})

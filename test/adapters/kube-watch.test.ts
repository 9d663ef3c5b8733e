import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventsOf } from '../../src/adapters/kube-watch.ts'
import { systemClock } from '../../src/adapters/patient-http.ts'
import { metadataOf } from '../../src/collect/event.ts'
import { resourcesFrom } from '../../src/collect/resource.ts'
import { sentenceOf } from '../../src/errors.ts'
import { type Answer, event, list, startWatchServer, status, watch } from './watch-server.ts'

const [resource] = resourcesFrom(['Deployment'])
assert.ok(resource)

/** Waits are as long as the test says, silence is short. */
const timings = { watchS: 290, silenceMs: 80, firstWaitMs: 1, longestWaitMs: 4 }

type Seen = { readonly events: string[]; readonly asked: readonly string[]; readonly troubles: string[] }

/** Everything that a script brings about, up to `count` events. */
async function seenOf(script: readonly Answer[], count: number, once = false): Promise<Seen> {
  const server = await startWatchServer(script)
  const stop = new AbortController()
  const events: string[] = []
  const troubles: string[] = []
  try {
    for await (const some of eventsOf({
      http: server.http,
      resource: resource as NonNullable<typeof resource>,
      path: '/apis/apps/v1/deployments',
      signal: AbortSignal.any([stop.signal, AbortSignal.timeout(5000)]),
      clock: systemClock,
      once,
      skipsStatus: true,
      onTrouble: (error) => troubles.push(sentenceOf(error)),
      timings,
    })) {
      for (const { type, object } of some) events.push(`${type} ${metadataOf(object).name}`)
      if (events.length >= count) stop.abort()
    }
  } finally {
    await server.close()
  }
  return { events, asked: server.asked, troubles }
}

const silent = watch('', 'silent')
const bookmark = (version: string): string =>
  `${JSON.stringify({ type: 'BOOKMARK', object: { metadata: { resourceVersion: version } } })}\n`
const gone = `${JSON.stringify({ type: 'ERROR', object: { kind: 'Status', code: 410, message: 'too old' } })}\n`

const cases: readonly (readonly [
  shows: string,
  script: readonly Answer[],
  events: readonly string[],
  asked: readonly string[],
  trouble?: RegExp,
])[] = [
  [
    'the list, and the watch from there on',
    [list('5', ['a']), watch(event('ADDED', 'b', '6') + event('DELETED', 'a', '7'), 'silent')],
    ['present a', 'changed b', 'gone a'],
    ['list', 'watch 5'],
  ],
  [
    'a list of several pages is one state',
    [list('5', ['a'], 'more'), list('5', ['b']), watch(event('ADDED', 'c', '6'), 'silent')],
    ['present a', 'present b', 'changed c'],
    ['list', 'list more', 'watch 5'],
  ],
  [
    'a list that is forgotten between two pages begins anew, and what went meanwhile is gone',
    [
      list('5', ['a', 'x'], 'more'),
      status(410),
      list('9', ['a', 'b']),
      watch(event('ADDED', 'c', '10'), 'silent'),
    ],
    ['present a', 'present x', 'present a', 'present b', 'gone x', 'changed c'],
    ['list', 'list more', 'list', 'watch 9'],
  ],
  [
    'a watch that ends goes on from its last event',
    [list('5', []), watch(event('ADDED', 'a', '6')), watch(event('ADDED', 'b', '7'), 'silent')],
    ['changed a', 'changed b'],
    ['list', 'watch 5', 'watch 6'],
  ],
  [
    'or from its last bookmark',
    [list('5', []), watch(bookmark('90')), watch(event('ADDED', 'b', '91'), 'silent')],
    ['changed b'],
    ['list', 'watch 5', 'watch 90'],
  ],
  [
    'a connection that is cut in the middle of an event loses nothing',
    [
      list('5', []),
      watch(event('ADDED', 'a', '6') + event('ADDED', 'b', '7').slice(0, 40), 'cut'),
      watch(event('ADDED', 'b', '7'), 'silent'),
    ],
    ['changed a', 'changed b'],
    ['list', 'watch 5', 'watch 6'],
  ],
  [
    'a connection that falls silent is left',
    [list('5', []), silent, watch(event('ADDED', 'a', '6'), 'silent')],
    ['changed a'],
    ['list', 'watch 5', 'watch 5'],
  ],
  [
    'what the server has forgotten is listed again: what came, changed and went in between',
    [list('5', ['a', 'b']), watch(gone), list('50', ['b', 'c']), watch(event('ADDED', 'd', '51'), 'silent')],
    ['present a', 'present b', 'changed b', 'changed c', 'gone a', 'changed d'],
    ['list', 'watch 5', 'list', 'watch 50'],
  ],
  [
    'also where it says so at once',
    [list('5', ['a']), status(410), list('50', []), watch(event('ADDED', 'd', '51'), 'silent')],
    ['present a', 'gone a', 'changed d'],
    ['list', 'watch 5', 'list', 'watch 50'],
  ],
  [
    'a refusal of the watch is told, and tried again',
    [list('5', []), status(403, 'deployments.apps is forbidden'), watch(event('ADDED', 'a', '6'), 'silent')],
    ['changed a'],
    ['list', 'watch 5', 'watch 5'],
    /^the cluster does not let this account watch deployments\.apps \("deployments\.apps is forbidden"\)\. Bind it a ClusterRole with the verb watch on deployments\.apps\.$/,
  ],
  [
    'so is one of the list',
    [status(403, 'no'), list('5', ['a'])],
    ['present a'],
    ['list', 'list'],
    /let this account list deployments\.apps .*verb list on deployments\.apps/,
  ],
  [
    'a server in trouble is asked again',
    [status(500), status(503), list('5', ['a'])],
    ['present a'],
    ['list', 'list', 'list'],
  ],
  [
    'an error within a watch is told, and the watch taken up again',
    [
      list('5', []),
      watch(`${JSON.stringify({ type: 'ERROR', object: { code: 500, message: 'etcd is gone' } })}\n`),
      watch(event('ADDED', 'a', '6'), 'silent'),
    ],
    ['changed a'],
    ['list', 'watch 5', 'watch 5'],
    /status 500 \("etcd is gone"\)/,
  ],
  [
    'what is no event is told',
    [list('5', []), watch('{"type":"NEWS"}\n'), watch(event('ADDED', 'a', '6'), 'silent')],
    ['changed a'],
    ['list', 'watch 5', 'watch 5'],
    /sends what is no event/,
  ],
]
for (const [shows, script, events, asked, trouble] of cases)
  test(`watch: ${shows}`, async () => {
    const seen = await seenOf(script, events.length)
    assert.deepEqual(seen.events, events)
    assert.deepEqual(seen.asked.slice(0, asked.length), asked)
    if (trouble === undefined) assert.deepEqual(seen.troubles, [])
    else assert.match(seen.troubles.join('\n'), trouble)
  })

test('watch: with once it ends with the list', async () => {
  const { events, asked } = await seenOf([list('5', ['a', 'b'])], 99, true)
  assert.deepEqual([events, asked], [['present a', 'present b'], ['list']])
})

test('watch: with once a refusal ends it', async () => {
  await assert.rejects(seenOf([status(403)], 99, true), /does not let this account list deployments\.apps/)
})

test('list: pages without an object that go on for ever have an end', async () => {
  await assert.rejects(seenOf([list('5', [], 'more')], 99, true), /has no end/)
})

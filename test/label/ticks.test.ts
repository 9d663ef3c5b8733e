import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KeplerPod } from '../../src/commands/label-kepler-pods.ts'
import { keplerPods } from '../../src/commands/label-kepler-pods.ts'
import { scrapesFrom, type Ticks } from '../../src/commands/label-ticks.ts'
import { AppError } from '../../src/errors.ts'
import type { Sample } from '../../src/exposition/sample.ts'
import type { JsonValue } from '../../src/parse/value.ts'

const podOf = (name: string): KeplerPod => ({ namespace: 'kepler', name, ip: '10.0.0.1', ports: [28282] })
const counter = (value: number): readonly Sample[] => [
  { name: 'kepler_pod_cpu_joules_total', labels: {}, value, at_s: null },
]

/** Time that passes only when somebody waits. */
function ticksOf(part: Partial<Ticks>): Ticks & { readonly controller: AbortController } {
  let now = 1000
  const controller = new AbortController()
  return {
    interval_s: 15,
    for_s: 60,
    pods: async () => [podOf('a'), podOf('b')],
    scrape: async () => counter(1),
    clock: {
      nowS: () => now,
      sleepS: async (seconds, signal) => {
        await new Promise((turn) => setImmediate(turn))
        if (!signal.aborted) now += Math.max(0, seconds)
      },
    },
    signal: controller.signal,
    onTick: () => undefined,
    ...part,
    controller,
  }
}

test('ticks: every pod at every tick, with the time of its answer', async () => {
  const { scrapes, warnings } = await scrapesFrom(ticksOf({}))
  assert.deepEqual(
    scrapes.map(({ exporter, at_s }) => `${exporter}@${at_s}`),
    [1000, 1015, 1030, 1045, 1060].flatMap((at_s) => [`a@${at_s}`, `b@${at_s}`]),
  )
  assert.deepEqual(warnings, [])
})

test('ticks: a pod that is not ready, or gives no answer, is asked again, and told', async () => {
  let asked = 0
  const { scrapes, warnings } = await scrapesFrom(
    ticksOf({
      scrape: async ({ name }) => {
        asked++
        if (name === 'b' && asked < 3) return []
        if (name === 'b' && asked < 5) throw new AppError('source', 'it is down', 'Wait.')
        return counter(asked)
      },
    }),
  )
  assert.equal(scrapes.filter(({ exporter }) => exporter === 'b').length, 3)
  assert.deepEqual(warnings, ['kepler/b gave no figures 2 of 5 times: it is down. Wait'])
})

test('ticks: a slow pod misses a tick, and holds no other up', async () => {
  let slowly = 0
  const ticks = ticksOf({})
  const { scrapes, warnings } = await scrapesFrom({
    ...ticks,
    scrape: async ({ name }) => {
      if (name === 'a' && slowly++ === 0)
        await ticks.clock.sleepS(0, ticks.signal).then(() => new Promise((turn) => setTimeout(turn, 20)))
      return counter(1)
    },
  })
  assert.equal(scrapes.filter(({ exporter }) => exporter === 'b').length, 5)
  assert.ok(scrapes.filter(({ exporter }) => exporter === 'a').length < 5)
  assert.match(warnings.join(), /slower than the interval/)
})

test('ticks: what is known when it is stopped is kept', async () => {
  const ticks = ticksOf({})
  const { scrapes } = await scrapesFrom({
    ...ticks,
    onTick: (done) => {
      if (done === 3) setImmediate(() => ticks.controller.abort())
    },
  })
  assert.equal(scrapes.length, 6)
})

test('ticks: pods come and go, and a list that fails leaves them as they were', async () => {
  let lists = 0
  const { scrapes, warnings } = await scrapesFrom(
    ticksOf({
      pods: async () => {
        lists++
        if (lists === 2) throw new AppError('source', 'no list', '')
        return lists < 4 ? [podOf('a')] : [podOf('a'), podOf('new')]
      },
    }),
  )
  assert.deepEqual(
    scrapes.map(({ exporter }) => exporter),
    ['a', 'a', 'a', 'a', 'new', 'a', 'new'],
  )
  assert.match(warnings.join(), /the list of pods gave no figures 1 of 5 times: no list/)
})

test('ticks: no pod at all is an outside failure', () =>
  assert.rejects(scrapesFrom(ticksOf({ pods: async () => [] })), /no pod of Kepler runs/))

test('ticks: a bug is not dressed up', () =>
  assert.rejects(
    scrapesFrom(
      ticksOf({
        scrape: async () => {
          throw new TypeError('ours')
        },
      }),
    ),
    TypeError,
  ))

const running = (
  name: string,
  labels: Readonly<Record<string, string>>,
  more: { readonly deletionTimestamp?: string; readonly phase?: string; readonly ports?: JsonValue } = {},
  image = 'quay.io/sustainable_computing_io/kepler:v0.11.4',
) => ({
  metadata: { namespace: 'kepler', name, labels, deletionTimestamp: more.deletionTimestamp ?? null },
  spec: { containers: [{ name: 'main', image, ports: more.ports ?? [] }] },
  status: { phase: more.phase ?? 'Running', podIP: '10.0.0.1' },
})

const NAME = { 'app.kubernetes.io/name': 'kepler' }
const EXPORTER = { 'app.kubernetes.io/component': 'exporter' }

const found: readonly (readonly [
  shows: string,
  pods: readonly ReturnType<typeof running>[],
  expected: readonly string[],
])[] = [
  ['by its name', [running('a', NAME), running('b', EXPORTER)], ['a 28282,9102']],
  ['by its component', [running('kepler-exporter-x', EXPORTER)], ['kepler-exporter-x 28282,9102']],
  ['another exporter is none', [running('ksm', EXPORTER, {}, 'registry.k8s.io/kube-state-metrics:v2')], []],
  [
    'its port where it says so',
    [running('a', NAME, { ports: [{ containerPort: 9102 }, { containerPort: 1 }] })],
    ['a 9102'],
  ],
  ['a port of its own', [running('a', NAME, { ports: [{ containerPort: 8080 }] })], ['a 8080']],
  ['one that does not run', [running('a', NAME, { phase: 'Pending' })], []],
  ['one that is being deleted', [running('a', NAME, { deletionTimestamp: '2026-03-01T10:00:00Z' })], []],
]

for (const [shows, pods, expected] of found) {
  test(`Kepler's pods: ${shows}`, async () => {
    const paths: string[] = []
    const api = {
      get: async () => null,
      text: async () => '',
      items: async (path: string, query: Readonly<Record<string, string>> = {}) => {
        paths.push(path)
        const [label = '', value] = (query['labelSelector'] ?? '').split('=')
        return pods.filter(({ metadata }) => Reflect.get(metadata.labels, label) === value)
      },
    }
    const names = await keplerPods(api, { namespace: null, selector: null })
    assert.deepEqual(
      names.map(({ name, ports }) => `${name} ${ports.join()}`),
      expected,
    )
    await keplerPods(api, { namespace: 'kepler', selector: 'app=mine' })
    assert.equal(paths.at(-1), '/api/v1/namespaces/kepler/pods')
  })
}

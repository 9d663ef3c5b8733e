import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { ownerIndex } from '../../src/label/owner.ts'
import { type OwnerFacts, ownerOrNone } from '../../src/label/owner-facts.ts'
import { seriesFromScrapes } from '../../src/label/scrapes.ts'
import { needs, readBeside } from '../beside.ts'
import { every, labelled, node, pod } from './labelled.ts'

const FILE = 'golden/kepler_delta_owner.json'

const Scraped = z.array(
  z.object({ name: z.string(), labels: z.record(z.string(), z.string()), value: z.number() }),
)

const Delta = z.object({
  id: z.string(),
  type: z.literal('scrape_delta'),
  scrape1: Scraped,
  scrape2: Scraped,
  seconds: z.number(),
  expect: z.record(
    z.string(),
    z.object({
      energy_j: z.number().optional(),
      avg_w: z.number().optional(),
      dynamic_j: z.number().optional(),
      idle_j: z.number().optional(),
      lower_bound: z.boolean().optional(),
      source: z.string().optional(),
    }),
  ),
})

const Pair = z.tuple([z.string(), z.string()])

const Owner = z.object({
  id: z.string(),
  type: z.literal('owner'),
  pod: z.string(),
  kube_pod_owner: Pair,
  kube_replicaset_owner: Pair.nullable(),
  kube_job_owner: Pair.nullable(),
  expect: Pair,
  note: z.string(),
})

/** Kepler's own arithmetic, which none of our code repeats. */
const Attribution = z.object({
  id: z.string(),
  type: z.literal('attribution'),
  given: z.record(z.string(), z.unknown()),
})

const cases = z
  .array(z.discriminatedUnion('type', [Delta, Owner, Attribution]))
  .parse(JSON.parse(readBeside(FILE)))

test('golden deltas and owners are there', needs(FILE), () => assert.ok(cases.length >= 19))

for (const one of cases) {
  if (one.type === 'scrape_delta')
    test(`golden delta: ${one.id}`, needs(FILE), () => {
      const scrapes = [one.scrape1, one.scrape2].map((samples, index) => ({
        exporter: '',
        at_s: index * one.seconds,
        samples: samples.map((sample) => ({ ...sample, at_s: null })),
      }))
      const { targets } = labelled(seriesFromScrapes(scrapes), { per: 'pod' })
      for (const [place, expected] of Object.entries(one.expect)) {
        // A pod that was made anew has a target for each of the two.
        const found = targets.filter(({ namespace, pod }) => `${namespace}/${pod}` === place)
        const sum = (field: 'total_energy_j' | 'idle_energy_j'): number =>
          found.reduce((total, target) => total + (target[field] ?? 0), 0)
        const energyJ = expected.energy_j ?? expected.dynamic_j
        if (energyJ !== undefined) assert.equal(sum('total_energy_j'), energyJ)
        if (expected.idle_j !== undefined) assert.equal(sum('idle_energy_j'), expected.idle_j)
        if (expected.avg_w !== undefined) assert.equal(found[0]?.avg_power_w, expected.avg_w)
        if (expected.source !== undefined) assert.equal(found[0]?.power_source, expected.source)
        assert.equal(
          found.some(({ lower_bound }) => lower_bound),
          expected.lower_bound ?? false,
        )
      }
    })
  if (one.type === 'owner')
    test(`golden owner: ${one.id}`, needs(FILE), () => {
      const [kind, name] = one.kube_pod_owner
      const key = JSON.stringify(['n', name])
      const above = (pair: readonly [string, string] | null): OwnerFacts['jobs'] =>
        new Map(pair === null ? [] : [[key, ownerOrNone(...pair)]])
      // The case gives its hash in words only.
      const hash = /pod-template-hash/.test(one.note) ? (name.split('-').at(-1) ?? '') : null
      const index = ownerIndex({
        pods: [
          {
            namespace: 'n',
            name: one.pod,
            uid: null,
            owner: ownerOrNone(kind, name),
            is_owner_known: true,
            started_at_s: null,
            completed_at_s: null,
            template_hash: hash === null ? null : { of: 'Deployment', hash },
          },
        ],
        replica_sets: above(one.kube_replicaset_owner),
        jobs: above(one.kube_job_owner),
        ready: new Map(),
      })
      const workload = index.workloadOf({ namespace: 'n', name: one.pod, uid: null })
      assert.deepEqual([workload.kind, workload.name], one.expect)
      assert.equal(workload.how, hash === null ? 'known' : 'inferred')
    })
}

/**
 * attr-split-25pct, in the counters that such a Kepler exports: 40 W, a quarter of it busy, a fifth of that the pod's. The other
 * three (attr-container-two-procs, rapl-wrap, rapl-nowrap) are of Kepler's inside: we read no CPU times, and no RAPL.
 */
test('golden attribution: attr-split-25pct', () => {
  const given = cases.find(({ id }) => id === 'attr-split-25pct')
  const { node_w, cpu_ratio, workload_share } = z
    .object({ node_w: z.number(), cpu_ratio: z.number(), workload_share: z.number() })
    .parse(given?.type === 'attribution' ? given.given : { node_w: 40, cpu_ratio: 0.25, workload_share: 0.2 })
  const activeW = node_w * cpu_ratio
  const idleW = node_w - activeW
  const all = [
    pod('w', every(60, [0, activeW * workload_share * 60])),
    node(every(60, [0, node_w * 60])),
    node(every(60, [0, activeW * 60]), {}, 'active_'),
    node(every(60, [0, idleW * 60]), {}, 'idle_'),
  ]
  assert.equal(labelled(all).targets[0]?.avg_power_w, 2)
  assert.equal(labelled(all, { idle: 'share' }).targets[0]?.avg_power_w, 2 + 0.2 * 30)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { ownerFrom } from '../../src/join/owner.ts'
import { EnergyTarget } from '../../src/schema/energy-target.ts'
import { needs, readBeside } from '../beside.ts'
import { request } from '../requests.ts'
import { join } from './targets.ts'

const FILE = 'golden/join.json'

const Canon = z.object({
  id: z.string(),
  type: z.literal('canon'),
  kind: z.string().nullable(),
  name: z.string().nullable(),
  origin: z.tuple([z.string(), z.string()]),
})

const Identity = z.object({ namespace: z.string(), workload_kind: z.string(), workload_name: z.string() })

const Join = z.object({
  id: z.string(),
  type: z.literal('join'),
  features: z.array(Identity),
  labels: z.array(z.record(z.string(), z.unknown())),
  origin: z.object({ rows: z.array(z.unknown()) }),
  better: z.object({ rows: z.int() }).optional(),
})

/** Where the origin's answer is wrong: `deadbeef0` holds letters that no pod-template hash has; one hash in 40 has eight. */
const OWNERS: Readonly<Record<string, readonly [kind: string, name: string]>> = {
  'canon-ReplicaSet-web-74b95799': ['Deployment', 'web'],
  'canon-Pod-x-deadbeef0': ['Pod', 'x-deadbeef0'],
}

/** The origin has a row for each pod, all with one vector; ours is one for the workload. */
const ROWS: Readonly<Record<string, number>> = { 'join-basic': 1 }

const cases = z.array(z.discriminatedUnion('type', [Canon, Join])).parse(JSON.parse(readBeside(FILE)))

test('golden joins are there', needs(FILE), () => assert.ok(cases.length >= 13))

for (const one of cases) {
  test(`golden join: ${one.id}`, needs(FILE), () => {
    if (one.type === 'join') {
      const requests = one.features.map((identity) => request(identity))
      const targets = one.labels.map((label) => EnergyTarget.parse(label))
      const { rows, joinedTargets } = join(requests, targets)
      assert.equal(rows.length, one.better?.rows ?? ROWS[one.id] ?? one.origin.rows.length)
      assert.equal(joinedTargets, one.labels.length)
      return
    }
    // A target that names no workload is refused when it is read, where the origin joins on ''.
    const label = { namespace: 'n', workload_kind: one.kind, workload_name: one.name }
    const { data } = EnergyTarget.safeParse(label)
    const owner = data === undefined ? null : ownerFrom(data.workload_kind, data.workload_name)
    const [kind, name] = OWNERS[one.id] ?? one.origin
    assert.deepEqual(owner, name === '' ? null : { kind, name })
  })
}

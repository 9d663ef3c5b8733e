import assert from 'node:assert/strict'
import { test } from 'node:test'
import { constraintsFrom } from '../../src/capacity/constraints.ts'
import { nodeFrom } from '../../src/capacity/node.ts'
import { type Demand, type Placement, place } from '../../src/capacity/placement.ts'
import { needsFrom, Room } from '../../src/capacity/room.ts'
import { node } from './objects.ts'

/** The same numbers every time. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f']
const ROUNDS = 200

/** Some nodes, and demands of all sorts on them. */
function scene(seed: number) {
  const random = numbersFrom(seed)
  const sites = NAMES.slice(0, 1 + random(NAMES.length)).map((name) => {
    const amounts = {
      cpu: `${random(9)}`,
      memory: `${random(33)}Gi`,
      pods: `${random(12)}`,
      ...(random(3) === 0 ? { 'example.com/board': `${random(5)}` } : {}),
    }
    const read = nodeFrom(
      node(name, amounts, { labels: { pool: `p${random(2)}` }, unschedulable: random(5) === 0 }),
    )
    assert.ok(read)
    return read
  })
  const demands = Array.from({ length: 1 + random(8) }, (_, index): Demand => {
    const asked: [string, bigint][] = [
      ['cpu', BigInt(random(3000))],
      ['memory', BigInt(random(8)) * 1000n * 2n ** 30n],
      ...(random(4) === 0 ? [['example.com/board', BigInt(random(3)) * 1000n] as [string, bigint]] : []),
    ]
    return {
      key: `w${index}`,
      needs: needsFrom(new Map(asked), () => true),
      constraints: constraintsFrom(random(3) === 0 ? { nodeSelector: { pool: 'p1' } } : {}, false),
      pods: random(5) === 0 ? null : random(10),
      seats: new Map(random(3) === 0 ? [[NAMES[random(NAMES.length)] ?? '', 1 + random(3)]] : []),
    }
  })
  return { nodes: sites, demands }
}

const placedOn = ({ nodes, demands }: ReturnType<typeof scene>): ReadonlyMap<Demand, Placement> =>
  place(
    demands,
    nodes.map((one) => ({ node: one, room: new Room(one.allocatable, new Map()) })),
  )

test('what is placed on a node never comes to more than it has', () => {
  for (let seed = 0; seed < ROUNDS; seed++) {
    const { nodes, demands } = scene(seed)
    const placements = placedOn({ nodes, demands })
    for (const { name, allocatable } of nodes) {
      const taken = new Map<string, bigint>()
      for (const { needs, ...demand } of demands) {
        const pods = [...placements].find(([one]) => one.key === demand.key)?.[1].placed.get(name) ?? 0
        for (const [resource, milli] of needs)
          taken.set(resource, (taken.get(resource) ?? 0n) + milli * BigInt(pods))
      }
      for (const [resource, milli] of taken)
        assert.ok(milli <= (allocatable.get(resource) ?? 0n), `seed ${seed}: ${resource} of ${name}`)
    }
  }
})

test('every pod is placed, or there is a reason; never more than were wanted', () => {
  for (let seed = 0; seed < ROUNDS; seed++) {
    const { nodes, demands } = scene(seed)
    for (const [demand, { pods, placed, refusals }] of placedOn({ nodes, demands })) {
      const count = [...placed.values()].reduce((sum, one) => sum + one, 0)
      assert.ok(count <= pods, `seed ${seed}`)
      assert.equal(refusals.length > 0, count < pods, `seed ${seed} ${demand.key}`)
    }
  }
})

test('a pod that found no node finds none once all the others stand', () => {
  for (let seed = 0; seed < ROUNDS; seed++) {
    const { nodes, demands } = scene(seed)
    const sites = nodes.map((one) => ({ node: one, room: new Room(one.allocatable, new Map()) }))
    for (const [demand, { pods, placed, refusals }] of place(demands, sites)) {
      const count = [...placed.values()].reduce((sum, one) => sum + one, 0)
      if (count === pods || demand.pods === null) continue
      // Each node is refused for a resource, or for one reason that no room would help.
      assert.ok(refusals.every(({ nodes: refused }) => refused > 0))
      const again = place([{ ...demand, pods: 1, seats: new Map() }], sites)
      assert.deepEqual([...(again.values().next().value?.placed ?? [])], [], `seed ${seed}`)
    }
  }
})

test('an order of nodes and workloads is as good as another', () => {
  for (let seed = 0; seed < ROUNDS; seed++) {
    const { nodes, demands } = scene(seed)
    const shown = (placements: ReadonlyMap<Demand, Placement>) =>
      [...placements]
        .map(([{ key }, { placed, refusals, pods }]) =>
          JSON.stringify([key, pods, [...placed].toSorted(), refusals]),
        )
        .toSorted()
    assert.deepEqual(
      shown(placedOn({ nodes: nodes.toReversed(), demands: demands.toReversed() })),
      shown(placedOn({ nodes, demands })),
      `seed ${seed}`,
    )
  }
})

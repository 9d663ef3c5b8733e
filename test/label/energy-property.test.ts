import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Series } from '../../src/exposition/sample.ts'
import { labelled, node, pod } from './labelled.ts'

const WINDOW_S = 3600
const ROUNDS = 400

/** A stream of numbers from 0 to below 1 that is the same at every run (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One pod's true life: power by the second, and when its Kepler began to count anew. */
type Life = { readonly fromS: number; readonly toS: number; readonly cumulativeJ: readonly number[] }

const between = (random: () => number, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1))

function lifeFrom(random: () => number): Life {
  // Some were there before the window, some are after it.
  const fromS = between(random, -600, WINDOW_S - 200)
  const toS = Math.min(WINDOW_S + 600, fromS + between(random, 100, 2 * WINDOW_S))
  const cumulativeJ = [0]
  let watts = 10 * random()
  for (let second = fromS; second < toS; second++) {
    if (random() < 0.01) watts = random() < 0.2 ? 0 : 10 * random()
    cumulativeJ.push((cumulativeJ.at(-1) ?? 0) + watts)
  }
  return { fromS, toS, cumulativeJ }
}

/** Energy from the beginning of a life to a second. */
const untilJ = ({ fromS, cumulativeJ }: Life, atS: number): number =>
  cumulativeJ[Math.min(Math.max(0, atS - fromS), cumulativeJ.length - 1)] ?? 0

const NODE_W = 200

/** The bounds of what can be recovered from the reads at `readsS`, where Kepler began anew at `restartsS`. */
function boundsOf(life: Life, readsS: readonly number[], restartsS: readonly number[]) {
  const seen = readsS.filter((at) => at >= life.fromS && at < life.toS)
  const [first] = seen
  const last = seen.at(-1)
  if (first === undefined || last === undefined) return null
  const earlier = readsS.filter((at) => at < first).at(-1)
  const restartsIn = (from: number, to: number) => restartsS.filter((at) => at > from && at <= to)
  const isBorn = earlier !== undefined && restartsIn(earlier, first).length === 0
  const upper = untilJ(life, last) - (isBorn ? 0 : untilJ(life, first))
  // Lost is what was counted between a read and the restart behind it, and no more than the last counter held when a
  // restart hides behind a higher value.
  let lostJ = 0
  for (const [index, at] of seen.slice(1).entries()) {
    const before = seen[index] ?? at
    const restarts = restartsIn(before, at)
    const lastRestart = restarts.at(-1)
    if (lastRestart === undefined) continue
    const began = Math.max(life.fromS, restartsS.filter((one) => one <= before).at(-1) ?? life.fromS)
    lostJ += untilJ(life, lastRestart) - untilJ(life, before)
    const held = untilJ(life, before) - untilJ(life, began)
    const holds = untilJ(life, at) - untilJ(life, lastRestart)
    if (holds >= held) lostJ += held
  }
  return { isBorn, reads: seen.length, upper, lower: upper - lostJ, lostJ }
}

function counterAt(life: Life, atS: number, restartsS: readonly number[]): number {
  const restart = restartsS.filter((one) => one <= atS).at(-1)
  return untilJ(life, atS) - (restart === undefined ? 0 : untilJ(life, restart))
}

test('energy recovered from counters with restarts and gaps lies within the bounds of what was read', () => {
  let exact = 0
  let bounded = 0
  for (let round = 0; round < ROUNDS; round++) {
    const random = randomFrom(round)
    const life = lifeFrom(random)
    const restartsS = Array.from({ length: between(random, 0, 3) }, () =>
      between(random, 1, WINDOW_S - 1),
    ).toSorted((a, b) => a - b)
    const step = between(random, 5, 120)
    const readsS: number[] = []
    for (let at = between(random, 0, step); at <= WINDOW_S; at += step) if (random() > 0.15) readsS.push(at)
    const nodeLife: Life = {
      fromS: -600,
      toS: WINDOW_S + 601,
      cumulativeJ: Array.from({ length: 2 * 600 + WINDOW_S + 2 }, (_, second) => second * NODE_W),
    }
    const series: Series[] = [
      node(readsS.map((at) => [at, counterAt(nodeLife, at, restartsS)])),
      pod(
        'w',
        readsS
          .filter((at) => at >= life.fromS && at < life.toS)
          .map((at) => [at, counterAt(life, at, restartsS)]),
      ),
    ]
    const bounds = boundsOf(life, readsS, restartsS)
    const [target] = labelled(series, { window: { start_at_s: 0, end_at_s: WINDOW_S } }).targets
    if (bounds === null || (bounds.reads < 2 && !bounds.isBorn)) {
      assert.equal(target, undefined, `round ${round}`)
      continue
    }
    const found = target?.total_energy_j ?? Number.NaN
    const slackJ = 1e-6 * (1 + bounds.upper)
    assert.ok(found <= bounds.upper + slackJ, `round ${round}: ${found} J is more than the ${bounds.upper} J`)
    assert.ok(found >= bounds.lower - slackJ, `round ${round}: ${found} J is less than the ${bounds.lower} J`)
    assert.ok((target?.observed_s ?? 0) <= WINDOW_S)
    if (bounds.lostJ === 0) {
      assert.ok(Math.abs(found - bounds.upper) <= slackJ, `round ${round}: nothing was lost`)
      exact++
    } else {
      assert.equal(target?.lower_bound, true, `round ${round}: a loss is said`)
      bounded++
    }
  }
  assert.ok(exact > ROUNDS / 10 && bounded > ROUNDS / 10, `${exact} exact, ${bounded} bounded`)
})

test('two scrapers of one Kepler, at times of their own, give what one gives', () => {
  for (let round = 0; round < ROUNDS / 4; round++) {
    const random = randomFrom(1000 + round)
    const life = { ...lifeFrom(random), fromS: -600 }
    const reads = (replica: string, offsetS: number): Series => {
      const timesS = Array.from({ length: 60 }, (_, index) => offsetS + index * 60).filter(
        (at) => at < WINDOW_S,
      )
      return pod(
        'w',
        timesS.filter(() => random() > 0.3).map((at) => [at, untilJ(life, at)]),
        { prometheus_replica: replica, instance: '10.0.0.9:28282' },
      )
    }
    const [a, b] = [reads('a', 3), reads('b', 31)]
    const all = [...a.points, ...b.points].toSorted(([x], [y]) => x - y)
    const [first, last] = [all[0]?.[1] ?? 0, all.at(-1)?.[1] ?? 0]
    const found = labelled([a, b], { window: { start_at_s: 0, end_at_s: WINDOW_S } }).targets[0]
      ?.total_energy_j
    if (last > first)
      assert.ok(Math.abs((found ?? Number.NaN) - (last - first)) < 1e-6 * (1 + last), `round ${round}`)
  }
})

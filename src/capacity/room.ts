import type { Amounts } from '../normalise/amounts.ts'
import { amountsOfTally, type Tally } from './tally.ts'

/** What one pod takes of a node: resource name → thousandths of its unit. */
export type Needs = readonly (readonly [name: string, milli: bigint])[]

const ONE = 1000n

/** A pod is one of the pods that a node may hold, whatever else it asks for. */
export const needsFrom = (requests: Amounts, isCounted: (name: string) => boolean): Needs => [
  ...[...requests].filter(([name, milli]) => milli > 0n && isCounted(name)),
  ['pods', ONE],
]

/** What is left of one node. Overcommitted nodes have less than nothing left. */
export class Room {
  readonly #free: Map<string, bigint>

  constructor(allocatable: Amounts, standing: Tally) {
    this.#free = new Map(allocatable)
    for (const [name, milli] of amountsOfTally(standing, 'requests')) this.#take(name, milli)
    for (const pods of standing.values()) this.#take('pods', BigInt(pods) * ONE)
  }

  free(name: string): bigint {
    return this.#free.get(name) ?? 0n
  }

  /** How many more pods there is room for, of `most`. */
  count(needs: Needs, most: number): number {
    let count = BigInt(most)
    for (const [name, milli] of needs) {
      const free = this.free(name)
      const fitting = free < milli ? 0n : free / milli
      if (fitting < count) count = fitting
      if (count === 0n) return 0
    }
    return Number(count)
  }

  /** The resources that one more pod finds too little of. */
  lacking(needs: Needs): string[] {
    return needs.flatMap(([name, milli]) => (this.free(name) < milli ? [name] : []))
  }

  take(needs: Needs, pods: number): void {
    for (const [name, milli] of needs) this.#take(name, milli * BigInt(pods))
  }

  #take(name: string, milli: bigint): void {
    this.#free.set(name, this.free(name) - milli)
  }
}

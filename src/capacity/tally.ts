import type { Amounts } from '../normalise/amounts.ts'
import type { NodeFigures, ResourceAmount } from '../schema/capacity.ts'
import type { Interval } from '../schema/prediction.ts'
import type { DrawingOf } from './drawing.ts'
import type { PodTemplate } from './template.ts'

/** How many pods of each template there are. */
export type Tally = ReadonlyMap<PodTemplate, number>

export function tallyOf(templates: Iterable<PodTemplate>): Map<PodTemplate, number> {
  const tally = new Map<PodTemplate, number>()
  for (const template of templates) tally.set(template, (tally.get(template) ?? 0) + 1)
  return tally
}

/** Requests or limits of all pods. */
export function amountsOfTally(tally: Tally, side: 'requests' | 'limits'): Amounts {
  const total = new Map<string, bigint>()
  for (const [{ amounts }, pods] of tally) {
    for (const [name, milli] of amounts?.[side] ?? [])
      total.set(name, (total.get(name) ?? 0n) + milli * BigInt(pods))
  }
  return total
}

const ZERO: Interval = { p10: 0, p50: 0, p90: 0 }

/** What the pods of a node come to; those that could not be read count as pods alone. */
export function figuresOf(tally: Tally, board: string | null, drawingOf: DrawingOf): NodeFigures {
  const requests = amountsOfTally(tally, 'requests')
  const drawn = [...tally].flatMap(([template, pods]) => {
    const drawing = drawingOf(template, board)
    return drawing === null ? [] : [{ drawing, pods }]
  })
  // Sums of floats depend on their order, and must not on that of the pods.
  const inOrder = drawn.toSorted(
    (a, b) =>
      a.drawing.podPowerW.p50 - b.drawing.podPowerW.p50 ||
      a.drawing.podPowerW.p90 - b.drawing.podPowerW.p90 ||
      a.drawing.podPowerW.p10 - b.drawing.podPowerW.p10 ||
      a.drawing.componentsW.cpu - b.drawing.componentsW.cpu ||
      a.pods - b.pods,
  )
  const sum = (of: (drawing: (typeof drawn)[number]['drawing']) => number): number =>
    inOrder.reduce((total, { drawing, pods }) => total + of(drawing) * pods, 0)
  return {
    pods: [...tally.values()].reduce((total, pods) => total + pods, 0),
    cpu_mcpu: unitsIn(requests, 'cpu'),
    mem_bytes: unitsIn(requests, 'memory'),
    gpu_count: sum(({ gpuCount }) => gpuCount),
    power_w:
      drawn.length === 0
        ? ZERO
        : {
            p10: sum(({ podPowerW }) => podPowerW.p10),
            p50: sum(({ podPowerW }) => podPowerW.p50),
            p90: sum(({ podPowerW }) => podPowerW.p90),
          },
    components_w: {
      cpu: sum(({ componentsW }) => componentsW.cpu),
      memory: sum(({ componentsW }) => componentsW.memory),
      gpu: sum(({ componentsW }) => componentsW.gpu),
    },
  }
}

/** Figures of several nodes. Intervals add end to end: errors are taken to move together. */
export function totalFigures(all: readonly NodeFigures[]): NodeFigures {
  const sum = (of: (figures: NodeFigures) => number): number =>
    all.reduce((total, figures) => total + of(figures), 0)
  return {
    pods: sum(({ pods }) => pods),
    cpu_mcpu: sum(({ cpu_mcpu }) => cpu_mcpu),
    mem_bytes: sum(({ mem_bytes }) => mem_bytes),
    gpu_count: sum(({ gpu_count }) => gpu_count),
    power_w: {
      p10: sum(({ power_w }) => power_w.p10),
      p50: sum(({ power_w }) => power_w.p50),
      p90: sum(({ power_w }) => power_w.p90),
    },
    components_w: {
      cpu: sum(({ components_w }) => components_w.cpu),
      memory: sum(({ components_w }) => components_w.memory),
      gpu: sum(({ components_w }) => components_w.gpu),
    },
  }
}

/** mCPU of CPU; whole units of all else, a part of one rounded up as Kubernetes does it. */
export const unitsOf = (name: string, milli: bigint): number =>
  Number(name === 'cpu' ? milli : (milli + 999n) / 1000n)

export const unitsIn = (amounts: Amounts, name: string): number => unitsOf(name, amounts.get(name) ?? 0n)

export const resourceAmounts = (amounts: Amounts): ResourceAmount[] =>
  [...amounts].map(([resource, milli]) => ({ resource, amount: unitsOf(resource, milli) }))

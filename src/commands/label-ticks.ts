import { AppError, sentenceOf } from '../errors.ts'
import type { Sample } from '../exposition/sample.ts'
import type { Scrape } from '../label/scrapes.ts'
import type { KeplerPod } from './label-kepler-pods.ts'

/** Time, so that a test can hold it. */
export type TickClock = {
  /** Unix seconds. */
  readonly nowS: () => number
  /** Ends early, without an error, when the signal is aborted. */
  readonly sleepS: (seconds: number, signal: AbortSignal) => Promise<void>
}

export type Ticks = {
  readonly interval_s: number
  readonly for_s: number
  readonly pods: () => Promise<readonly KeplerPod[]>
  /** Throws `source` where a pod gives no answer. */
  readonly scrape: (pod: KeplerPod) => Promise<readonly Sample[]>
  readonly clock: TickClock
  readonly signal: AbortSignal
  readonly onTick: (done: number, total: number) => void
}

export type Ticked = {
  readonly scrapes: readonly Scrape[]
  /** Sentences about pods that did not answer, and how often. */
  readonly warnings: readonly string[]
}

type Trouble = { count: number; last: string }

/** 0.3 s hold three times 0.1 s. */
const ROUNDING = 1e-9

/**
 * Scrapes all of Kepler's pods at every tick, and keeps the time of each answer. A pod that is slower than a tick, or not ready,
 * is asked again at the next one: right after its start Kepler has no counters. Throws `source` where the first list of pods
 * fails or is empty; a later one that fails leaves the pods as they were.
 */
export async function scrapesFrom(ticks: Ticks): Promise<Ticked> {
  const { interval_s, for_s, clock, signal, onTick } = ticks
  const total = Math.floor(for_s / interval_s + ROUNDING) + 1
  const scrapes: Scrape[] = []
  const troubles = new Map<string, Trouble>()
  const busy = new Map<string, Promise<void>>()
  const bugs: unknown[] = []
  let pods = await firstPods(ticks)
  const startedS = clock.nowS()
  for (let tick = 0; tick < total && !signal.aborted; tick++) {
    if (tick > 0) {
      await clock.sleepS(startedS + tick * interval_s - clock.nowS(), signal)
      if (signal.aborted) break
      pods = await ticks.pods().catch((error: unknown) => {
        note(troubles, 'the list of pods', error)
        return pods
      })
    }
    for (const pod of pods) {
      const name = `${pod.namespace}/${pod.name}`
      if (busy.has(name)) {
        note(troubles, name, new AppError('source', 'it is slower than the interval', ''))
        continue
      }
      busy.set(
        name,
        scrapeOf(pod, ticks, scrapes, troubles)
          // Nobody waits for it before the end, and an error that nobody takes ends the process.
          .catch((error: unknown) => bugs.push(error))
          .then(() => {
            busy.delete(name)
          }),
      )
    }
    onTick(tick + 1, total)
  }
  if (!signal.aborted) await Promise.all(busy.values())
  if (bugs.length > 0) throw bugs[0]
  const warnings = [...troubles].map(
    ([name, { count, last }]) => `${name} gave no figures ${count} of ${total} times: ${last}`,
  )
  return { scrapes, warnings }
}

async function firstPods({ pods }: Ticks): Promise<readonly KeplerPod[]> {
  const found = await pods()
  if (found.length > 0) return found
  throw new AppError(
    'source',
    'no pod of Kepler runs in the cluster',
    'Install Kepler, or name its pods with --kepler-selector and --kepler-namespace.',
  )
}

async function scrapeOf(
  pod: KeplerPod,
  { scrape, clock }: Ticks,
  scrapes: Scrape[],
  troubles: Map<string, Trouble>,
): Promise<void> {
  const name = `${pod.namespace}/${pod.name}`
  try {
    const samples = await scrape(pod)
    const at_s = clock.nowS()
    if (samples.some((sample) => sample.name.endsWith('_joules_total')))
      scrapes.push({ exporter: pod.name, at_s, samples })
    else note(troubles, name, new AppError('source', 'it has no counters yet', ''))
  } catch (error) {
    note(troubles, name, error)
  }
}

function note(troubles: Map<string, Trouble>, name: string, error: unknown): void {
  if (!(error instanceof AppError)) throw error
  const trouble = troubles.get(name) ?? { count: 0, last: '' }
  troubles.set(name, { count: trouble.count + 1, last: sentenceOf(error).replace(/\.$/, '') })
}

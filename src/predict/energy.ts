import type { Coefficients } from '../schema/coefficients.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import type { Energy, Interval } from '../schema/prediction.ts'
import { DAYS_PER_MONTH, energyJ, kwhFromJ, monthlyKwhFromW, SECONDS_PER_MONTH } from '../units.ts'
import { wavesOf } from '../waves.ts'
import { scaled } from './interval.ts'

/**
 * Energy of a workload by its run pattern, with what had to be taken as given. A duty cycle leaves its pods idle, drawing
 * `idleW`, for the rest of the time.
 */
export function energyFrom(
  request: InferenceRequest,
  busyPodPowerW: Interval,
  idleW: number,
  { run_s: defaultRun }: Pick<Coefficients, 'run_s'>,
): { readonly energy: Energy; readonly assumptions: readonly string[] } {
  const pods = request.pods.typical
  const podPowerW = scaled(busyPodPowerW, meanShare(request.duty_cycle ?? 1, idleW, busyPodPowerW.p50))
  if (request.run_pattern === 'continuous') {
    return {
      energy: { kind: 'continuous', monthly_kwh: scaled(podPowerW, monthlyKwhFromW(pods)) },
      assumptions: [],
    }
  }
  const assumptions: string[] = []
  const runsPerMonth = request.run_pattern === 'scheduled' ? (request.runs_per_month ?? DAYS_PER_MONTH) : 0
  if (request.run_pattern === 'scheduled' && request.runs_per_month === null) {
    assumptions.push('How often it runs is not known: one run a day taken.')
  }
  let runS = request.run_s
  if (runS === null) {
    const betweenRunsS = runsPerMonth > 0 ? SECONDS_PER_MONTH / runsPerMonth : Number.POSITIVE_INFINITY
    const waves = wavesOf(request.completions, pods)
    const longestS = Math.min(betweenRunsS, request.run_limit_s ?? betweenRunsS)
    runS = Math.min(defaultRun.value, longestS / waves)
    assumptions.push(
      runS < defaultRun.value
        ? `The length of a run is not stated: ${Math.round(runS)} s taken, ${longestS === request.run_limit_s ? 'after which it is stopped' : 'the time between two runs'}${waves > 1 ? ` for ${waves} pods one after another` : ''}.`
        : `The length of a run is not stated: ${runS} s taken.`,
    )
  }
  const podsOfRun = pods === 0 ? 0 : (request.completions ?? pods)
  const runKwh = scaled(podPowerW, kwhFromJ(energyJ(podsOfRun, runS)))
  return {
    energy:
      request.run_pattern === 'run-once'
        ? { kind: 'run-once', run_s: runS, run_kwh: runKwh }
        : {
            kind: 'scheduled',
            run_s: runS,
            run_kwh: runKwh,
            runs_per_month: runsPerMonth,
            monthly_kwh: scaled(runKwh, runsPerMonth),
          },
    assumptions,
  }
}

/** Mean power over power at work; idle power is taken to be as uncertain as the other. */
const meanShare = (dutyCycle: number, idleW: number, busyW: number): number =>
  busyW === 0 ? 1 : dutyCycle + (1 - dutyCycle) * Math.min(idleW / busyW, 1)

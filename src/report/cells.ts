import type { Problem } from '../schema/problem.ts'
import type { Cause, Figures, WorkloadReport } from '../schema/report.ts'
import { count, counted, cpu, duration, kwh, memory, signedKwh, signedWatts } from './format.ts'

/** Usual pods: those before, and the range where something scales them. */
export function podsText({
  pods: { min, typical, max },
  before,
}: Pick<WorkloadReport, 'pods' | 'before'>): string {
  const now = min === max ? count(typical) : `${count(typical)} (${count(min)}–${count(max)})`
  return before === null || before.pods.typical === typical ? now : `${count(before.pods.typical)} → ${now}`
}

export function energyText({ energy }: Pick<Figures, 'energy'>): string {
  return energy.kind === 'run-once'
    ? `${kwh(energy.run_kwh.p50)}/run`
    : `${kwh(energy.monthly_kwh.p50)}/month`
}

/** `8`, `4 → 8`, `–` for none. */
export function gpuText(gpuCount: number, beforeCount: number): string {
  if (gpuCount === 0 && beforeCount === 0) return '–'
  return gpuCount === beforeCount ? count(gpuCount) : `${count(beforeCount)} → ${count(gpuCount)}`
}

const CAUSES = {
  replicas: 'replicas',
  cpu: 'CPU',
  memory: 'memory',
  accelerators: 'boards',
  image: 'image',
  command: 'arguments',
  containers: 'containers',
  schedule: 'schedule',
  'run length': 'run length',
  'duty cycle': 'duty cycle',
  together: 'together',
} as const satisfies Record<Cause['what'], string>

/** Told with their values; of the others only that they changed. */
const VALUED: readonly Cause['what'][] = [
  'replicas',
  'cpu',
  'memory',
  'accelerators',
  'schedule',
  'run length',
  'duty cycle',
]

/** `replicas 3 → 6`, on one line of a narrow column. Hostile text goes through `show`. */
export function causeText({ what, from, to }: Cause, show: (text: string) => string): string {
  const write = (value: Cause['from']): string => {
    if (value === null) return 'unset'
    if (typeof value === 'string') return show(value)
    if (what === 'cpu') return cpu(value)
    if (what === 'memory') return memory(value)
    return what === 'run length' ? duration(value) : count(value)
  }
  return `${CAUSES[what]}${VALUED.includes(what) ? `\u00a0${write(from)} → ${write(to)}` : ''}`
}

/** `+4.3 W`; `−12 kWh/month` where power does not move. */
export const movedText = ({ delta_w, delta_monthly_kwh }: Cause, { kind }: Figures['energy']): string =>
  delta_w === 0
    ? `${signedKwh(delta_monthly_kwh)}/${kind === 'run-once' ? 'run' : 'month'}`
    : signedWatts(delta_w)

/** `2 runs of 30 min`: what a figure that is no month's covers. '' for what runs for ever. */
export function runText({ energy }: Pick<Figures, 'energy'>): string {
  switch (energy.kind) {
    case 'continuous':
      return ''
    case 'run-once':
      return `one run of ${duration(energy.run_s)}`
    case 'scheduled':
      return `${counted(Math.round(energy.runs_per_month), 'run')} a month of ${duration(energy.run_s)}`
  }
}

/** `deploy/api.yaml:14`. Hostile text. */
export const placeOf = ({ path, line }: Pick<Problem, 'path' | 'line'>): string =>
  line === null ? path : `${path}:${line}`

import type { Problem } from '../schema/problem.ts'
import type { Figures, WorkloadReport } from '../schema/report.ts'
import { count, counted, cpu, duration, kwh, memory } from './format.ts'

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

/** `3 → 6 pods`, `CPU 500m → 1`: what a reader needs to see why the power moved. */
export function changedFacts(workload: WorkloadReport): string[] {
  const { pods, requests, before } = workload
  if (before === null || workload.change !== 'changed') return []
  const [cpuBefore, cpuNow] = [before.requests.cpu_mcpu, requests.cpu_mcpu]
  const [memoryBefore, memoryNow] = [before.requests.mem_mib, requests.mem_mib]
  return [
    ...(before.pods.typical === pods.typical
      ? []
      : [`${count(before.pods.typical)} → ${counted(pods.typical, 'pod')}`]),
    ...(cpuBefore === cpuNow ? [] : [`CPU ${orUnset(cpuBefore, cpu)} → ${orUnset(cpuNow, cpu)}`]),
    ...(memoryBefore === memoryNow
      ? []
      : [`memory ${orUnset(memoryBefore, memory)} → ${orUnset(memoryNow, memory)}`]),
  ]
}

const orUnset = (value: number | null, write: (value: number) => string): string =>
  value === null ? 'unset' : write(value)

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

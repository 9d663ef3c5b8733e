import type { Row } from '../../src/tables/csv.ts'
import { median, rounded } from './quantile.ts'

/** Servers that still run in 2026 were published from 2017 on; the newest alone would flatter the fleet. */
const FIRST_YEAR = 2017

const SPEC = {
  source:
    'SPECpower_ssj2008 results (www.spec.org), medians over servers published 2017-2026, wall power per hardware thread',
  licence: 'SPEC fair use: derived figure',
  date: '2026-03-09',
}

const TEADS = {
  source: 'Teads EC2 instance power data via Cloud Carbon Footprint, median DRAM power per GB at 10 % load',
  licence: 'Apache-2.0',
  date: '2021-10-01',
}

/** Watts per hardware thread from whole-server measurements, and per gibibyte from per-instance ones. */
export function cpuCoefficients(servers: readonly Row[], instances: readonly Row[]) {
  const recent = servers.filter((server) => Number(server['Published']?.slice(-4)) >= FIRST_YEAR)
  const perThread = recent
    .map((server) => {
      const threads = Number(server['Total Threads'])
      const idleW = Number(server['avg. watts @ active idle'])
      const fullW = Number(server['avg. watts @ 100%'])
      return { idleW: idleW / threads, dynamicW: (fullW - idleW) / threads }
    })
    .filter(({ idleW, dynamicW }) => Number.isFinite(idleW) && Number.isFinite(dynamicW) && idleW > 0)
  const memoryW = instances
    .map((row) => decimalComma(row['RAMWatt @ 10%']) / decimalComma(row['Instance Memory (in GB)']))
    .filter((wattsPerGb) => Number.isFinite(wattsPerGb))
  return {
    cpu_idle_w_per_vcpu: {
      value: rounded(median(perThread.map(({ idleW }) => idleW))),
      unit: 'W/vCPU',
      ...SPEC,
    },
    cpu_dynamic_w_per_vcpu: {
      value: rounded(median(perThread.map(({ dynamicW }) => dynamicW))),
      unit: 'W/vCPU',
      ...SPEC,
    },
    memory_w_per_gib: { value: rounded(median(memoryW)), unit: 'W/GiB', ...TEADS },
  }
}

const decimalComma = (text: string | undefined): number => Number((text ?? '').replace(',', '.'))

import type { PodEnergy } from './pod-energy.ts'

/** `none`: only what work draws · `own`: what Kepler itself attributes (up to 0.9) · `share`: of the node's, by CPU time. */
export type IdleTreatment = 'none' | 'own' | 'share'

/** A pod's part of the idle energy; `null` = unknown. Told for `none` too, where Kepler knows it. */
export function idleJ(pod: PodEnergy, treatment: IdleTreatment): number | null {
  return treatment === 'share' ? sharedIdleJ(pod) : pod.idle_j
}

/** Kepler splits a node's active energy by CPU time, so that a pod's part in it is its part in CPU time. */
function sharedIdleJ({ active_j, gpu_j, exporter, idle_j }: PodEnergy): number | null {
  if (active_j === null || exporter.active_j === null || exporter.idle_j === null) return null
  // From 0.10 on, GPUs are in no zone of the CPU; before, where idle is told by pod, they are in both sums.
  const cpuJ = idle_j === null ? active_j - (gpu_j ?? 0) : active_j
  return exporter.active_j === 0 ? 0 : exporter.idle_j * Math.min(1, cpuJ / exporter.active_j)
}

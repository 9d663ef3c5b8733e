import type { EnergyTarget } from '../schema/energy-target.ts'
import type { Exporter } from './exporter.ts'
import type { Generation } from './generation.ts'
import type { IdleTreatment } from './idle.ts'
import type { PodEnergy } from './pod-energy.ts'

export type Seen = {
  readonly generation: Generation
  readonly isMixed: boolean
  readonly exporters: readonly Exporter[]
  /** All pods, also those that no target is asked for. */
  readonly pods: readonly PodEnergy[]
  readonly targets: readonly EnergyTarget[]
  readonly idle: IdleTreatment
}

/** Pods and their node are read at slightly different times. */
const TOLERANCE = 1.1

/** What a reader of the targets has to know beyond them, and what to do about it. */
export function warningsFrom({ generation, isMixed, exporters, pods, targets, idle }: Seen): string[] {
  const warnings: string[] = []
  if (isMixed)
    warnings.push(
      'Kepler is there in two versions, before 0.10 and after. Only the newer is counted. Upgrade all of them',
    )
  for (const { name, active_j } of exporters) {
    const ofPodsJ = pods
      .filter(({ exporter }) => exporter.name === name)
      .reduce((sum, pod) => sum + (pod.active_j ?? 0) - (generation === '>=0.10' ? (pod.gpu_j ?? 0) : 0), 0)
    if (active_j !== null && ofPodsJ > TOLERANCE * active_j)
      warnings.push(
        `pods of the node ${named(name)} are given ${joules(ofPodsJ)}, more than the ${joules(active_j)} that it drew with work. ` +
          'Is it counted twice, or read at the wrong times?',
      )
  }
  const unclear = exporters.filter(({ has_unclear_zones }) => has_unclear_zones)
  if (unclear.length > 0)
    warnings.push(
      `no zone of the node ${named(unclear[0]?.name ?? '')}${more(unclear.length)} can be told from a part of another: ` +
        'its CPU is not counted. Have Kepler measure package, or one zone alone',
    )
  const unknown = targets.filter(({ owner }) => owner === 'unknown').length
  if (unknown > 0)
    warnings.push(
      `the owners of pods in ${unknown} of ${targets.length} targets are not known. They stand there as pods. ` +
        'Have kube-state-metrics scraped, or add --owner-source k8s',
    )
  const inferred = targets.filter(({ owner }) => owner === 'inferred').length
  if (inferred > 0)
    warnings.push(
      `the ReplicaSet of ${inferred} of ${targets.length} targets is gone: their workload is inferred from the label pod-template-hash`,
    )
  const withoutIdle = targets.filter((target) => target.idle !== idle).length
  if (withoutIdle > 0)
    warnings.push(`${withoutIdle} of ${targets.length} targets ${noIdle(generation, idle)}`)
  return warnings
}

const noIdle = (generation: Generation, idle: IdleTreatment): string =>
  idle === 'own' && generation === '>=0.10'
    ? 'have no idle energy: Kepler attributes none to pods from 0.10 on. Use --idle share'
    : 'have no idle energy: their nodes do not tell it'

const named = (exporter: string): string => (exporter === '' ? 'without a name' : exporter)
const more = (count: number): string => (count === 1 ? '' : ` and ${count - 1} more`)
const joules = (energyJ: number): string => `${Number(energyJ.toPrecision(3))} J`

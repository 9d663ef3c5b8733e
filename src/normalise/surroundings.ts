import type { Surroundings } from './kind.ts'

/** Around a workload that comes by itself: no tree, and nobody who said anything. */
export const NOWHERE: Surroundings = {
  assumed: { nodes: null, run_s: null, replicas: null, duty_cycle: null },
  autoscaling: null,
  containerDefaults: null,
  find: () => null,
  all: () => [],
  readAgain: () => {},
  holdersOf: () => 1,
  embedded: () => null,
}

import assert from 'node:assert/strict'
import {
  type Cases,
  containers,
  names,
  noWorkload,
  only,
  processed,
  refused,
  type Seen,
  told,
  toldAt,
} from './seen.ts'

/** Objects of odd shape, and odd values in their fields: rows 20 to 27, 37 and 38 of the table. */

/** Taken for a patch, with a word; no workload of 0 W. */
const fragment =
  (line: number) =>
  (seen: Seen): void => {
    refused('fragment', line)(seen)
    assert.equal(seen.skipped, 'fragment')
  }

/** The same words about the same line once are enough. */
function toldOnce({ problems }: Seen): void {
  const all = problems.map(({ line, message }) => `${line}: ${message}`)
  assert.deepEqual(all.toSorted(), [...new Set(all)].toSorted())
}

const CPU_MCPU = [1_000_000, 500, 500, 5000, 1000, 100, 1, 2, 1, 1, 2_000_000, 0, 1_000_000_000, 1]
/** Whole mebibytes, as k8s-collect records them. */
const MEM_MIB = [
  123, 123, 123, 123, 1536, 1, 1_048_576, 953_674_316_406, 1_099_511_627_776, 1, 1, 1, 8_589_934_592, 1, 953,
]

const podsOf = ({ workloads }: Seen): Record<string, number> =>
  Object.fromEntries(workloads.map(({ workload_name, pods }) => [workload_name, pods.typical]))

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

export const shapes: Cases = {
  '20-crd-with-containers.yaml': { exit: 0, check: noWorkload },
  '20b-configmap-embedded.yaml': { exit: 0, check: noWorkload },
  '21-list-nested.yaml': { exit: 0, check: processed('nested-list') },
  '22-deployment-no-spec.yaml': { exit: 0, check: fragment(1) },
  '22b-containers-null.yaml': { exit: 0, check: fragment(4) },
  '22c-containers-map.yaml': { exit: 2, check: refused('invalid-field', 4, /containers must be a list/) },
  '22d-containers-strings.yaml': {
    exit: 2,
    check(seen) {
      assert.deepEqual(names(seen), [])
      told(seen, 'invalid-field', 4, /containers\.0 must be a mapping/)
    },
  },
  '22e-spec-list.yaml': { exit: 2, check: refused('invalid-field', 4, /spec must be a mapping/) },
  '22f-metadata-odd.yaml': {
    exit: 2,
    check(seen) {
      assert.deepEqual(names(seen), ['default/gen-*', 'default/noname', 'true/123'])
      told(seen, 'invalid-field', 3, /metadata/)
      // The second object has no apiVersion, and holds containers.
      told(seen, 'invalid-field', 6, /apiVersion/)
      told(seen, 'suspect-field', 11, /^name is a number/)
      told(seen, 'suspect-field', 11, /^namespace is a boolean/)
      told(seen, 'invalid-field', 15, /^kind/)
      toldOnce(seen)
    },
  },
  '22g-wrong-scalars.yaml': {
    exit: 2,
    check(seen) {
      for (const line of [5, 6, 12, 14]) told(seen, 'invalid-field', line)
      assert.deepEqual(names(seen), [])
    },
  },
  '22h-ephemeral.yaml': {
    exit: 0,
    check(seen) {
      assert.deepEqual([only(seen).requests.cpu_mcpu, containers(seen).length], [100, 1])
    },
  },
  '22i-restartpolicy.yaml': {
    exit: 0,
    check(seen) {
      assert.equal(only(seen).requests.cpu_mcpu, 1100)
      const [request] = seen.requests
      assert.deepEqual(
        [request?.sidecar_count, request?.init_container_count, request?.run_requests.cpu_mcpu],
        [2, 2, 850],
      )
      told(seen, 'suspect-field', 9, /restartPolicy/)
    },
  },
  '23-quantities-bad.yaml': {
    exit: 2,
    check(seen) {
      assert.deepEqual(only(seen).requests, { cpu_mcpu: null, mem_mib: null })
      for (const container of containers(seen))
        assert.deepEqual([container.req_cpu_mcpu, container.req_mem_mib], [null, null], container.name)
      toldAt(seen, ...range(6, 39).filter((line) => line !== 20 && line !== 21))
      // null, which the API reads as 0: a warning, for the rest are errors.
      toldAt(seen, 20, 21)
    },
  },
  '24-cpu-quantities-good.yaml': {
    exit: 0,
    check(seen) {
      assert.deepEqual(
        containers(seen).map(({ req_cpu_mcpu }) => req_cpu_mcpu),
        CPU_MCPU,
      )
      assert.deepEqual(seen.problems, [])
    },
  },
  '24b-memory-quantities-good.yaml': {
    exit: 0,
    note: 'sums are exact; what is shown of them is whole mebibytes, rounded down as k8s-collect records them, and 1 for anything smaller',
    check(seen) {
      assert.deepEqual(
        containers(seen).map(({ req_mem_mib }) => req_mem_mib),
        MEM_MIB,
      )
      told(seen, 'suspect-field', 16, /512m/)
      assert.equal(seen.problems.length, 1)
    },
  },
  '25-replicas.yaml': {
    exit: 2,
    note: '1e9, 0x10 and 1_000, which YAML 1.1 reads as whole numbers, are told as errors and not taken',
    check(seen) {
      const taken: Record<string, number> = { r01: 1e9, r05: 3, r07: 0 }
      assert.deepEqual(
        podsOf(seen),
        Object.fromEntries(
          range(0, 14)
            .map((index) => `r${String(index).padStart(2, '0')}`)
            .map((name) => [name, taken[name] ?? 1]),
        ),
      )
      for (const index of [0, 2, 3, 4, 8, 9, 10, 11, 12, 13, 14]) told(seen, 'invalid-field', 15 * index + 7)
      told(seen, 'suspect-field', 15 * 5 + 7, /"3"/)
      assert.equal(seen.problems.length, 12)
      for (const { workload_name, power_w } of seen.workloads) {
        assert.ok(Number.isFinite(power_w.p90))
        assert.equal(power_w.p90 === 0, workload_name === 'r07')
      }
    },
  },
  '26-duplicate-identity/a.yaml': {
    exit: 0,
    check(seen) {
      assert.deepEqual(
        [names(seen), only(seen).counted_as],
        [['hostile/same'], '26-duplicate-identity/b.yaml:1'],
      )
      told(seen, 'duplicate-identity', 1, /26-duplicate-identity\/b\.yaml:1/)
    },
  },
  '26-duplicate-identity/b.yaml': {
    exit: 0,
    check(seen) {
      const { pods, counted_as } = only(seen)
      assert.deepEqual([names(seen), pods.typical, counted_as], [['hostile/same'], 20, null])
    },
  },
  '26-duplicate-identity/c.yaml': {
    exit: 0,
    check(seen) {
      assert.deepEqual(names(seen), ['hostile/same', 'other/same'])
      assert.deepEqual(
        seen.workloads.map(({ counted_as }) => counted_as),
        [null, null],
      )
      assert.deepEqual(seen.problems, [])
    },
  },
  '27-gpu-names.yaml': {
    exit: 2,
    note: 'a container that asks for part of a device through a scheduler of its vendor counts as one device',
    check(seen) {
      const { accelerators } = only(seen)
      assert.deepEqual(
        accelerators.map(({ resource, share, count }) => [resource, share, count]),
        [
          ['nvidia.com/gpu', 'whole', 4],
          ['nvidia.com/mig-1g.5gb', 'slice', 3 / 7],
          ['nvidia.com/gpu.shared', 'shared', 1],
          ['aws.amazon.com/neuron', 'whole', 16],
          ['google.com/tpu', 'whole', 4],
          ['habana.ai/gaudi', 'whole', 8],
          ['gpu.intel.com/xe', 'whole', 1],
        ],
      )
      told(seen, 'invalid-field', 16, /0\.5/)
      told(seen, 'unknown-resource', 17, /not-a-gpuish-thing/)
      told(seen, 'invalid-field', 17, /-3/)
      assert.ok(seen.problems.some(({ message }) => message.includes('aliyun.com/gpu-mem')))
      // Requests and limits of a device that differ: the API refuses them.
      toldAt(seen, 7)
    },
  },
  '37-hpa-odd.yaml': {
    exit: 2,
    check(seen) {
      assert.deepEqual([names(seen), only(seen).pods.typical], [['hostile/hpa-t'], 2])
      told(seen, 'invalid-field', 19, /maxReplicas/)
      told(seen, 'unresolved-reference', 29, /nobody/)
      told(seen, 'invalid-field', 34, /minReplicas/)
    },
  },
  '38-cron-odd.yaml': {
    exit: 2,
    check(seen) {
      assert.equal(seen.workloads.length, 12)
      const runs = Object.fromEntries(
        seen.requests.map(({ workload_name, runs_per_month }) => [workload_name, runs_per_month]),
      )
      assert.deepEqual(
        ['c0', 'c1', 'c9', 'c11'].map((name) => runs[name]),
        [2_628_000, 730, 0, 8760],
      )
      for (const index of [2, 3, 4, 5, 6, 7, 8, 10]) told(seen, 'invalid-field', 5 * index + 4, /schedule/)
      for (const index of [0, 1, 9, 11])
        assert.ok(!seen.problems.some(({ line }) => line === 5 * index + 4), `c${index}`)
    },
  },
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import type { Labels, Series } from '../../src/exposition/sample.ts'
import { noFacts } from '../../src/label/owner-facts.ts'
import { ownerFactsFromObjects } from '../../src/label/owner-objects.ts'
import { needs, readBeside } from '../beside.ts'
import { labelled } from './labelled.ts'

const FILE = 'golden/kepler_labels.json'

const Matrix = z.array(
  z.object({
    metric: z.record(z.string(), z.string()),
    values: z.array(z.tuple([z.number(), z.string()])),
  }),
)

const Row = z.object({
  workload_kind: z.string(),
  workload_name: z.string(),
  pod: z.string(),
  avg_power_w: z.number().nullable(),
  total_energy_j: z.number().optional(),
  energy_step_j: z.number().nullish(),
})

const Case = z.object({
  id: z.string(),
  mode: z.enum(['window', 'job']),
  kube_pod_owner: Matrix,
  kepler_container_joules_total: Matrix,
  k8s_pods: z.array(z.record(z.string(), z.string())).default([]),
  origin: z.object({ rows: z.array(Row).optional(), error: z.string().optional() }),
  better: z.record(z.string(), z.unknown()).default({}),
})
type Case = z.infer<typeof Case>

/** What a case expects: workloads with their energy over the window, in one row each. */
type Expected = Readonly<Record<string, number>>

/**
 * Where we differ from the origin and mean to, beyond what `better` says.
 * - window-basic: one target of the window, not a row for each sample.
 * - power-only: kepler_container_power_watt is in no version of Kepler, and its 0 J were never counted.
 * - new-kepler-metrics-only: the case has no series of Kepler's at all; those of 0.10 have tests of their own.
 */
const OURS: Readonly<Record<string, Expected>> = {
  'window-basic': { 'Deployment/web': 25 },
  'power-only': {},
  'new-kepler-metrics-only': {},
}

/** What `better` says in the words of each case. */
function expectedOf({ id, origin, better }: Case): Expected {
  const ours = OURS[id]
  if (ours !== undefined) return ours
  const rows = origin.rows ?? []
  if (better['drop'] === true || better['total_energy_j'] === null) return {}
  const [row] = rows
  const kind = String(better['workload_kind'] ?? row?.workload_kind)
  const name = String(better['workload_name'] ?? row?.workload_name)
  const energyJ = better['total_energy_j'] ?? better['workload_total_energy_j']
  const sum = rows.reduce((total, { total_energy_j }) => total + (total_energy_j ?? 0), 0)
  return { [`${kind}/${name}`]: typeof energyJ === 'number' ? energyJ : sum }
}

const seriesOf = (name: string, matrix: z.infer<typeof Matrix>): Series[] =>
  matrix.map(({ metric, values }) => ({
    name,
    labels: metric,
    points: values.map(([at_s, value]) => [at_s, Number(value)]),
  }))

/** The cases stop at the pod's owner; who owns that is in series of kube-state-metrics that they leave out. */
const above = (owner: Labels, [workload]: readonly string[]): Series[] => {
  const { namespace = '', owner_kind, owner_name = '' } = owner
  const [kind = '', name = ''] = workload?.split('/') ?? []
  const labels = { namespace, owner_kind: kind, owner_name: name }
  if (owner_kind === 'ReplicaSet')
    return [
      { name: 'kube_replicaset_owner', labels: { ...labels, replicaset: owner_name }, points: [[0, 1]] },
    ]
  if (owner_kind === 'Job')
    return [{ name: 'kube_job_owner', labels: { ...labels, job_name: owner_name }, points: [[0, 1]] }]
  return []
}

const cases = z.array(Case).parse(JSON.parse(readBeside(FILE)))

test('golden labels are there', needs(FILE), () => assert.ok(cases.length >= 14))

for (const one of cases) {
  test(`golden label: ${one.id}`, needs(FILE), () => {
    const expected = expectedOf(one)
    const owners = [...one.kube_pod_owner.map(({ metric }) => metric), ...one.k8s_pods]
    const facts = ownerFactsFromObjects({
      pods: one.k8s_pods.map(({ namespace, pod, owner_kind, owner_name }) => ({
        metadata: {
          namespace,
          name: pod,
          ownerReferences: [{ kind: owner_kind, name: owner_name, controller: true }],
        },
      })),
      replica_sets: [],
      jobs: [],
    })
    const found = labelled(
      [
        ...seriesOf('kepler_container_joules_total', one.kepler_container_joules_total),
        ...seriesOf('kube_pod_owner', one.kube_pod_owner),
        ...owners.flatMap((owner) => above(owner, Object.keys(expected))),
      ],
      { mode: one.mode, window: { start_at_s: 0, end_at_s: 300 } },
      one.k8s_pods.length > 0 ? facts : noFacts,
    )
    assert.deepEqual(
      Object.fromEntries(
        found.targets.map((target) => [
          `${target.workload_kind}/${target.workload_name}`,
          // A CronJob's is that of a run: of one here.
          target.total_energy_j,
        ]),
      ),
      expected,
    )
    const [target] = found.targets
    const perReplicaJ = one.better['per_replica_mean_j']
    if (perReplicaJ !== undefined)
      assert.equal((target?.total_energy_j ?? 0) / (target?.measured_replicas ?? 0), perReplicaJ)
    if (one.origin.error !== undefined) assert.equal(found.generation, null)
  })
}

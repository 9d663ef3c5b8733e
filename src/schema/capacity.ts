import * as z from 'zod'
import { Interval, Provenance, Scope } from './prediction.ts'
import { Problem } from './problem.ts'
import { Identity } from './report.ts'

/** Raised when a field changes its meaning or goes away; new fields do not raise it. */
export const CAPACITY_SCHEMA_VERSION = '1'

const Count = z.int().nonnegative()
const Amount = z.number().nonnegative()

/** pykles' names and units: whatever reads its JSON reads this. Percent is of the capacity; `null` where there is none. */
const Commitment = z.strictObject({ InstrumentedValue: Amount, Percent: Amount.nullable() })

/** CPU in mCPU, memory in bytes. */
const NodeResource = z.strictObject({
  Capacity: Count,
  Allocatable: Count,
  Requests: Commitment,
  Limits: Commitment,
})
export type NodeResource = z.infer<typeof NodeResource>

/** Another resource by its name: devices in numbers, storage and huge pages in bytes. */
export const ResourceUse = z.strictObject({
  resource: z.string(),
  capacity: Amount,
  allocatable: Amount,
  requests: Amount,
})
export type ResourceUse = z.infer<typeof ResourceUse>

/** An amount of a resource: CPU in mCPU, all others in their own unit. */
export const ResourceAmount = z.strictObject({ resource: z.string(), amount: Amount })
export type ResourceAmount = z.infer<typeof ResourceAmount>

/** What the pods of one node come to. */
export const NodeFigures = z.strictObject({
  pods: Count.meta({ description: 'pods that count: neither Succeeded nor Failed' }),
  cpu_mcpu: Amount.meta({ unit: 'mCPU', description: 'what they reserve' }),
  mem_bytes: Amount.meta({ unit: 'B', description: 'what they reserve' }),
  gpu_count: Amount.meta({ description: 'GPUs that they hold; slices count as fractions' }),
  power_w: Interval.meta({ unit: 'W', description: 'all of them running at once' }),
  components_w: z
    .strictObject({ cpu: Amount, memory: Amount, gpu: Amount })
    .meta({ unit: 'W', description: 'of the p50; gpu holds every accelerator' }),
})
export type NodeFigures = z.infer<typeof NodeFigures>

/** What is on a node and in no watt figure of it. */
const NotPredicted = z.strictObject({
  pods: Count.meta({ description: 'pods that could not be read or whose devices are not known' }),
  reasons: z.array(z.string()).meta({ description: 'besides what is among the errors' }),
  idle_cpu_mcpu: Amount.meta({ unit: 'mCPU', description: 'of the allocatable, what no pod asks for' }),
  idle_mem_bytes: Amount.meta({ unit: 'B', description: 'of the allocatable, what no pod asks for' }),
  idle_gpu_count: Amount.meta({ description: 'of the allocatable, what no pod asks for' }),
})

/** One node: pykles' three keys, and ours beside them. No key of ours is one of pykles' in small letters: some readers see no case. */
export const NodeReport = z.strictObject({
  NodeName: z.string(),
  CPU: NodeResource,
  RAM: NodeResource,
  is_ready: z.boolean().nullable().meta({ description: 'null: the node does not say' }),
  is_unschedulable: z.boolean(),
  board: z.string().nullable().meta({ description: 'accelerator that its labels name' }),
  allocatable_pods: Count,
  allocatable_gpu_count: Amount,
  other_resources: z.array(ResourceUse),
  drawn: NodeFigures,
  not_predicted: NotPredicted,
  after: NodeFigures.nullable().meta({ description: 'with what was to be fitted; null: nothing was' }),
  errors: z
    .array(z.string())
    .meta({ description: 'what could not be read: the sums of this node are without it' }),
})
export type NodeReport = z.infer<typeof NodeReport>

/** Pods of one workload that stand on no node of the list, and why. */
export const UnscheduledPods = z.strictObject({
  namespace: z.string(),
  workload_kind: z.string(),
  workload_name: z.string(),
  api_group: z.string(),
  pods: z.int().positive(),
  requests: z.array(ResourceAmount).meta({ description: 'of all of them' }),
  node: z.string().nullable().meta({ description: 'the node that is not in the list; null: none was found' }),
  reason: z.string().meta({ description: "the scheduler's words; '' where it says nothing" }),
})
export type UnscheduledPods = z.infer<typeof UnscheduledPods>

/** What keeps pods from nodes, and from how many. */
export const Refusal = z.strictObject({
  kind: z.enum(['resource', 'taint', 'affinity', 'node-name', 'unreadable']),
  detail: z.string().meta({ description: 'resource, taint or label that it is about' }),
  nodes: Count,
  asked: Amount.nullable().meta({ description: 'of a resource by one pod: CPU in mCPU' }),
  most_free: Amount.nullable().meta({ description: 'of a resource on any of these nodes' }),
})
export type Refusal = z.infer<typeof Refusal>

/** Where the pods of one workload would go. */
export const FittedWorkload = z.strictObject({
  ...Identity.shape,
  is_per_node: z.boolean().meta({ description: 'one pod on every node that it may run on' }),
  pods: Count.meta({ description: 'to be placed' }),
  placed: Count,
  replaced_pods: Count.meta({ description: 'pods of the same workload that run now and make room' }),
  requests: z.array(ResourceAmount).meta({ description: 'of one pod' }),
  nodes: z.array(z.strictObject({ node: z.string(), pods: z.int().positive() })),
  refusals: z.array(Refusal).meta({ description: 'of the pods that find no node' }),
  power_w: Interval.meta({ unit: 'W', description: 'of the pods that are placed' }),
})
export type FittedWorkload = z.infer<typeof FittedWorkload>

export const Fit = z.strictObject({
  fits: z.boolean(),
  pods: Count,
  placed: Count,
  replaced_pods: Count,
  workloads: z.array(FittedWorkload),
  power_w: Interval.meta({ unit: 'W', description: 'all nodes, with what was placed' }),
  not_modelled: z.array(z.string()),
})
export type Fit = z.infer<typeof Fit>

/** Nodes × pods. A reader of pykles' JSON finds `Nodes` as it knows it. */
export const CapacityReport = z.strictObject({
  Nodes: z.array(NodeReport),
  schema_version: z.literal(CAPACITY_SCHEMA_VERSION),
  tool: z.strictObject({ name: z.literal('wattlint'), version: z.string() }),
  model: z.strictObject({ id: z.string(), version: z.string() }),
  totals: NodeFigures.extend({ allocatable_gpu_count: Amount }),
  basis: z
    .array(z.strictObject({ scope: Scope, provenance: Provenance, pods: z.int().positive() }))
    .meta({ description: 'what the watts are of, and where they come from; a pod may lean on several' }),
  unscheduled: z.array(UnscheduledPods),
  ended_pods: Count.meta({ description: 'Succeeded or Failed: in no figure' }),
  fit: Fit.nullable(),
  errors: z
    .array(z.string())
    .meta({ description: 'objects that could not be read: every sum is without them' }),
  problems: z.array(Problem).meta({ description: 'of the files that were to be fitted' }),
})
export type CapacityReport = z.infer<typeof CapacityReport>

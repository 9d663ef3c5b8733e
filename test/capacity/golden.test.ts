import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { parseMilli } from '../../src/parse/quantity.ts'
import { needs, readBeside } from '../beside.ts'
import { container, node, pod } from './objects.ts'
import { reported } from './reported.ts'

const FILE = 'golden/node_capacity.json'

const Amounts = z.record(z.string(), z.string())
const Container = z.object({ requests: Amounts, limits: Amounts })
const Sums = z.object({ cpu_m: z.number(), memory_bytes: z.number() })
const Pod = z.object({
  name: z.string().default('p'),
  phase: z.string().default('Running'),
  containers: z.array(Container).optional(),
  initContainers: z.array(Container).default([]),
  repeat: z.int().optional(),
  requests: Amounts.optional(),
  limits: Amounts.optional(),
})
type Pod = z.infer<typeof Pod>

const Case = z.discriminatedUnion('type', [
  z.object({
    id: z.string(),
    type: z.literal('node_report'),
    input: z.object({ name: z.string(), capacity: Sums, requests: Sums, limits: Sums }),
    origin: z.record(z.string(), z.unknown()),
  }),
  z.object({
    id: z.string(),
    type: z.literal('quantity'),
    value: z.string(),
    better: z.union([z.number(), z.string()]),
  }),
  z.object({
    id: z.string(),
    type: z.literal('node_commitment'),
    node: z.object({ cpu: z.string(), memory: z.string() }),
    pods: z.array(Pod),
    better: z.record(z.string(), z.unknown()),
  }),
])

const cases = z.array(Case).parse(JSON.parse(readBeside(FILE)))

/** Pages are the business of whoever asks the API, and of 500 pods: 150 are one. */
const OF_THE_CLIENT = new Set(['pages', 'second_request_has'])

/** A container of the cases has no image, without which it is none. */
const containersOf = (all: readonly z.infer<typeof Container>[]) =>
  all.map(({ requests, limits }, index) => container(requests, limits, { name: `c${index}` }))

const podsOf = ({ name, phase, containers, initContainers, repeat = 1, requests = {}, limits = {} }: Pod) =>
  Array.from({ length: repeat }, (_, index) =>
    pod(
      repeat === 1 ? name : `${name}-${index}`,
      {},
      {
        phase,
        spec: {
          containers: containersOf(containers ?? [{ requests, limits }]),
          initContainers: containersOf(initContainers),
        },
      },
    ),
  )

test('golden node capacities are there', needs(FILE), () => assert.ok(cases.length >= 26))

for (const one of cases) {
  test(`golden node capacity: ${one.id}`, needs(FILE), () => {
    if (one.type === 'quantity') {
      const milli = parseMilli(one.value)
      assert.deepEqual(
        milli === null ? null : Number(milli) / 1000,
        typeof one.better === 'number' ? one.better : null,
      )
    } else if (one.type === 'node_report') {
      const { name, capacity, requests, limits } = one.input
      const amounts = (sums: z.infer<typeof Sums>) => ({
        cpu: `${sums.cpu_m}m`,
        memory: `${sums.memory_bytes}`,
      })
      const report = reported(
        [node(name, amounts(capacity))],
        [pod('p', {}, { node: name, spec: { containers: [container(amounts(requests), amounts(limits))] } })],
      )
      const { NodeName, CPU, RAM } = report.Nodes[0] ?? {}
      assert.deepEqual({ NodeName, CPU, RAM }, one.origin)
    } else {
      const { Nodes } = reported([node('a', one.node)], one.pods.flatMap(podsOf))
      const [{ CPU, RAM } = { CPU: null, RAM: null }] = Nodes
      const ours: Readonly<Record<string, unknown>> = {
        req_cpu_m: CPU?.Requests.InstrumentedValue,
        req_mem: RAM?.Requests.InstrumentedValue,
        lim_cpu_m: CPU?.Limits.InstrumentedValue,
        lim_mem: RAM?.Limits.InstrumentedValue,
        capacity_cpu_m: CPU?.Capacity,
        capacity_memory: RAM?.Capacity,
      }
      for (const [key, value] of Object.entries(one.better))
        if (!OF_THE_CLIENT.has(key)) assert.equal(ours[key], value, key)
    }
  })
}

import * as z from 'zod'
import { BudgetRule, WaiverRule } from './budget-rule.ts'
import { RenderEntry } from './render.ts'
import { Glob, oneOrMore, Selector } from './selector.ts'

const Nodes = z.int().positive().nullable().meta({ description: 'nodes that a DaemonSet runs on' })

/** Figures that no manifest says, for the workloads that `for` chooses; without it, for all. */
export const AssumeRule = z.strictObject({
  for: Selector.optional(),
  run_s: z
    .number()
    .min(1)
    .nullable()
    .optional()
    .meta({ unit: 's', description: 'length of a Job or CronJob run' }),
  nodes: Nodes.optional(),
  replicas: z
    .int()
    .nonnegative()
    .nullable()
    .optional()
    .meta({ description: 'usual replicas where the manifest leaves them open, such as to an autoscaler' }),
  duty_cycle: z
    .number()
    .positive()
    .max(1)
    .nullable()
    .optional()
    .meta({ description: 'share of the time that the workload is busy; idle for the rest' }),
})
export type AssumeRule = z.infer<typeof AssumeRule>

const Path = z
  .string()
  .max(256)
  .regex(/^[\w-]+(?:\[\])?(?:\.[\w-]+(?:\[\])?)*$/, 'must be a path such as spec.groups[].template')

const Pods = z
  .strictObject({
    template: Path.optional().meta({ description: 'a pod template: metadata and spec' }),
    spec: Path.optional().meta({ description: 'a pod spec' }),
    replicas: Path.optional().meta({ description: 'how many pods; without it, one' }),
    name: z.string().min(1).max(63).optional().meta({ description: 'what these pods are called' }),
  })
  .refine(
    ({ template, spec }) => (template === undefined) !== (spec === undefined),
    'must name either template or spec',
  )

/** A kind of the user's own: where its pods are and how many. Paths count from the object; those through one list keep to one item of it. */
export const CustomKind = z.strictObject({
  group: z.string().max(253).meta({ description: 'API group without the version' }),
  kind: z.string().min(1).max(63),
  runs: z.enum(['continuous', 'run-once', 'scheduled']).default('continuous'),
  schedule: Path.optional().meta({ description: 'where the cron schedule is, for what is scheduled' }),
  pods: oneOrMore(Pods, 20),
})
export type CustomKind = z.infer<typeof CustomKind>

/** Which of several copies of one workload counts. */
export const Copies = z.strictObject({
  count: z.enum(['one', 'all']).default('one').meta({ description: 'how many copies of a workload count' }),
  prefer: oneOrMore(Glob, 100)
    .default([])
    .meta({ description: 'globs of files whose copy counts; otherwise the one that draws most' }),
})
export type Copies = z.infer<typeof Copies>

/** The file `wattlint.yml`. */
export const Config = z.strictObject({
  $schema: z.string().max(500).optional().meta({ description: 'for editors' }),
  extends: oneOrMore(z.string().min(1).max(2000), 10).default([]).meta({
    description:
      'files that stand behind this one: paths from its folder, or "https://…#sha256-…" with the digest in hex',
  }),
  render: z
    .array(RenderEntry)
    .max(100)
    .default([])
    .meta({ description: 'charts and kustomizations to be rendered by helm and kustomize, and then read' }),
  exclude: oneOrMore(Glob, 100).default([]).meta({ description: 'globs of files that are not read' }),
  budget: z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .default([])
    .meta({ description: 'limits such as "120 W", "3 kWh/day", "+10 W" or "+5 %"' }),
  budgets: z
    .array(BudgetRule)
    .max(200)
    .default([])
    .meta({ description: 'limits on some workloads, or on each' }),
  waivers: z
    .array(WaiverRule)
    .max(500)
    .default([])
    .meta({ description: 'what may be over a budget for a while, and why' }),
  waivers_from: z
    .enum(['base', 'head'])
    .default('base')
    .meta({ description: 'head: annotations that the change itself adds count too' }),
  team_label: z.string().min(1).max(317).default('team').meta({ description: 'label that names the team' }),
  model: z.string().min(1).max(2000).nullable().default(null).meta({
    description:
      'model to predict with: a path from the root, "https://…#sha256-…" or "release:owner/repo@tag#sha256-…"',
  }),
  region: z
    .string()
    .min(1)
    .max(100)
    .nullable()
    .default(null)
    .meta({ description: 'whose electricity it is, for carbon: "aws:eu-west-1" or a country such as "IE"' }),
  carbon_intensity: z
    .union([z.string().max(100), z.number().nonnegative()])
    .nullable()
    .default(null)
    .meta({
      unit: 'g/kWh',
      description: 'of the electricity, such as "350 gCO2e/kWh"; before that of the region',
    }),
  electricity_price: z
    .string()
    .max(100)
    .nullable()
    .default(null)
    .meta({ description: 'such as "0.25 EUR/kWh"' }),
  pue: z
    .number()
    .min(1)
    .max(10)
    .nullable()
    .default(null)
    .meta({ description: 'energy of the building per energy of its servers, in carbon and cost' }),
  nodes: Nodes.default(null),
  assume: oneOrMore(AssumeRule, 200)
    .default([])
    .meta({ description: 'what no manifest says; of several rules the first that matches goes before' }),
  kinds: z.array(CustomKind).max(100).default([]).meta({ description: 'kinds of your own' }),
  copies: Copies.prefault({}).meta({ description: 'one workload in several files' }),
})
export type Config = z.infer<typeof Config>

/** The keys that may stand at a place such as `assume.for`; '' is the root. */
export const configKeys: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(Config.shape),
  assume: Object.keys(AssumeRule.shape),
  'assume.for': Object.keys(Selector.shape),
  budgets: Object.keys(BudgetRule.shape),
  'budgets.for': Object.keys(Selector.shape),
  waivers: Object.keys(WaiverRule.shape),
  'waivers.for': Object.keys(Selector.shape),
  kinds: Object.keys(CustomKind.shape),
  'kinds.pods': Object.keys(Pods.shape),
  copies: Object.keys(Copies.shape),
  render: Object.keys(RenderEntry.shape),
}

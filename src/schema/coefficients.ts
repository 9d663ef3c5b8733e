import * as z from 'zod'
import { Family } from './features.ts'

const origin = {
  source: z.string().min(1).meta({ description: 'document or data set that the number comes from' }),
  licence: z.string().min(1).meta({ description: '"fact" where a single published number is cited' }),
  date: z.iso.date().meta({ description: 'when the number was published or taken' }),
}

/** One number with where it comes from. */
export const Coefficient = z.strictObject({ value: z.number().min(0).max(1e6), unit: z.string(), ...origin })
export type Coefficient = z.infer<typeof Coefficient>

/** Share of the way from idle to full power at 0, 10, … 100 % utilisation. */
const LoadCurve = z.strictObject({
  value: z.array(z.number()).length(11),
  unit: z.literal('ratio'),
  ...origin,
})

/** Nameplate power of one whole board. Matched on the letters and digits of the names, longest name first. */
export const Device = z.strictObject({
  model: z.string().min(1),
  vendor: z.string().min(1),
  names: z.array(z.string().min(1)),
  nameplate_w: z.number().positive(),
  fp16_tflops: z
    .number()
    .positive()
    .nullable()
    .meta({ description: 'dense FP16 matrix products, 10¹²/s; null: not published as such' }),
  memory_gb: z.number().positive().nullable().meta({ description: 'null: comes in several sizes' }),
  ...origin,
})
export type Device = z.infer<typeof Device>

/**
 * A kind of software that is recognised by words in the image's last path segments, or in the command. Matched in the
 * order of the list. `utilisation` is of the requested CPU; `use_vcpu` and `mem_gib` are in use where nothing is requested.
 */
export const SoftwareClass = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  words: z.array(z.string().min(1)),
  command_words: z.array(z.string().min(1)),
  name_words: z.array(z.string().min(1)).meta({ description: 'of a container whose image tells nothing' }),
  is_sidecar: z.boolean(),
  family: Family.nullable(),
  utilisation: z.number().min(0).max(1),
  use_vcpu: z.number().positive(),
  mem_gib: z.number().positive(),
  ...origin,
})
export type SoftwareClass = z.infer<typeof SoftwareClass>

/** Published size of a model whose name does not tell it. Matched where a model's name starts with `name`, longest first. */
export const KnownModel = z.strictObject({
  name: z.string().min(1),
  params_b: z.number().positive().meta({ unit: '10⁹ parameters' }),
  active_params_b: z.number().positive().meta({ unit: '10⁹ parameters' }),
  weight_bits: z.number().positive().nullable().meta({ description: 'of the published weights; null: 16' }),
  ...origin,
})
export type KnownModel = z.infer<typeof KnownModel>

/** Every number that the prior and the features use. */
export const Coefficients = z.strictObject({
  cpu_idle_w_per_vcpu: Coefficient,
  cpu_dynamic_w_per_vcpu: Coefficient,
  cpu_idle_share: Coefficient.meta({
    description: '1: a pod answers for the idle power of what it reserves',
  }),
  cpu_load_curve: LoadCurve,
  memory_w_per_gib: Coefficient,
  utilisation_continuous: Coefficient,
  utilisation_run: Coefficient,
  utilisation_per_node: Coefficient.meta({ description: 'of what runs once on every node' }),
  undeclared_use_vcpu: Coefficient.meta({ description: 'in use by a container that requests no CPU' }),
  undeclared_mem_gib: Coefficient,
  accelerator_load_ratio: Coefficient.meta({ description: 'of the nameplate, at steady full load' }),
  accelerator_tflops_per_w: Coefficient.meta({
    description: 'dense FP16 over nameplate, for boards whose figure is not published',
  }),
  accelerator_idle_ratio: Coefficient,
  accelerator_context_w: Coefficient.meta({ description: 'above idle, for a board that holds a model' }),
  unknown_accelerator_w: Coefficient.meta({ description: 'nameplate taken for a device that is not named' }),
  run_s: Coefficient.meta({ description: 'length of a run that nobody stated' }),
  width_unknown_software: Coefficient.meta({ description: 'p90/p50 and p50/p10' }),
  width_no_request: Coefficient,
  width_recognised: Coefficient,
  width_recognised_no_request: Coefficient,
  width_same_image: Coefficient,
  width_unmeasured_accelerator: Coefficient,
  width_unknown_accelerator: Coefficient,
  devices: z.array(Device),
  software: z.array(SoftwareClass),
  known_models: z.array(KnownModel),
})
export type Coefficients = z.infer<typeof Coefficients>

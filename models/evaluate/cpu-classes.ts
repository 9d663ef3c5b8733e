import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { predictorFrom } from '../../src/predict/predict.ts'
import type { Model } from '../../src/schema/model.ts'
import { bareRequest, container } from '../build/rows.ts'

/** What pods of a class drew in the one laboratory that was measured: median, and range over software of the class. */
const CpuClass = z.strictObject({
  class: z.string(),
  image: z.string(),
  kind: z.enum(['Deployment', 'StatefulSet', 'DaemonSet']),
  watts: z.number().positive(),
  low_w: z.number().positive(),
  high_w: z.number().positive(),
})

export type ClassError = {
  readonly name: string
  readonly watts: number
  readonly predictedW: number
  /** How many times too high or too low. */
  readonly factor: number
  readonly isInside: boolean
}

/**
 * Predictions for pods of known software that request nothing, as that application ships, beside what Kepler measured. The
 * class priors were set with these figures in sight, so this shows that they arrive, not how they travel.
 */
export function cpuClassErrors(model: Model): readonly ClassError[] {
  const predict = predictorFrom(model)
  const text = readFileSync(new URL('../data/cpu-classes.json', import.meta.url), 'utf8')
  return z
    .array(CpuClass)
    .parse(JSON.parse(text))
    .map(({ class: name, image, kind, watts }) => {
      const request = {
        ...bareRequest('Deployment', 'app', [container(image, null, null, null, null)]),
        workload_kind: kind,
      }
      const { p10, p50, p90 } = predict(request).pod_power_w
      const factor = Math.exp(Math.abs(Math.log(p50 / watts)))
      return { name, watts, predictedW: p50, factor, isInside: p10 <= watts && watts <= p90 }
    })
}

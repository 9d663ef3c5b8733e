import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Coefficients } from './coefficients.ts'
import { Encoder } from './model.ts'
import { Scope } from './prediction.ts'

/** Raised when a field changes its meaning or goes away. */
export const ENCODER_SCHEMA_VERSION = '1'

/** An encoder by itself, as `encode fit` writes it. */
export const EncoderFile = z.strictObject({
  schema_version: z.literal(ENCODER_SCHEMA_VERSION),
  scope: Scope,
  part: z.string().min(1).meta({ description: 'part of a model whose features it reads' }),
  coefficients_id: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .meta({ description: 'of the coefficients that the features were made with' }),
  requests: z.int().positive().meta({ description: 'that it was fitted on' }),
  encoder: Encoder,
})
export type EncoderFile = z.infer<typeof EncoderFile>

/** The id that belongs to coefficients: the first 16 hexadecimal digits of their SHA-256. */
export const coefficientsIdOf = (coefficients: Coefficients): string =>
  createHash('sha256').update(JSON.stringify(coefficients)).digest('hex').slice(0, 16)

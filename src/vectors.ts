import { encoderIdOf, fitEncoder, transform } from './encode/encoder.ts'
import { type FeatureRow, featuresFrom } from './encode/features.ts'
import { specHash } from './encode/spec-hash.ts'
import { AppError } from './errors.ts'
import { textOf } from './predict/part.ts'
import { reckonerFrom } from './predict/reckon.ts'
import { priorFrom } from './prior/prior.ts'
import type { Coefficients } from './schema/coefficients.ts'
import { coefficientsIdOf, ENCODER_SCHEMA_VERSION, type EncoderFile } from './schema/encoder-file.ts'
import { FeatureName } from './schema/features.ts'
import type { InferenceRequest } from './schema/inference-request.ts'
import type { Model, ModelPart } from './schema/model.ts'
import { recipes } from './train/recipes.ts'

/** A request as a record of named numbers, and as the vector that one encoder makes of them. */
export type VectorRecord = Readonly<Record<string, string | number | null | readonly number[]>>

/** `null`: no encoder is for such a request. */
export type Vectoriser = (request: InferenceRequest) => VectorRecord | null

/** Columns of `VectorRecord`, in their order. */
export const vectorColumns: readonly string[] = [
  'namespace',
  'workload_kind',
  'workload_name',
  'spec_hash',
  'encoder_id',
  ...FeatureName.options,
  'features',
]

/** Parts whose features an encoder can be fitted for. */
export const partNames: readonly string[] = recipes.map(({ id }) => id)

/** An encoder of a part's features, fitted on requests. `requests` must not be empty. */
export function encoderFileFrom(
  requests: readonly InferenceRequest[],
  part: string,
  coefficients: Coefficients,
): EncoderFile {
  const recipe = recipes.find(({ id }) => id === part)
  if (recipe === undefined)
    throw new AppError(
      'input',
      `no part is called ${JSON.stringify(part)}`,
      `Parts: ${partNames.join('; ')}.`,
    )
  const features = featuresOf(coefficients)
  const encoder = fitEncoder(requests.map(features), recipe)
  if (encoder.columns.length === 0)
    throw new AppError(
      'input',
      `no request has a feature of the part ${JSON.stringify(part)}`,
      'Choose the part that fits the requests with --part.',
    )
  return {
    schema_version: ENCODER_SCHEMA_VERSION,
    scope: recipe.scope,
    part,
    coefficients_id: coefficientsIdOf(coefficients),
    requests: requests.length,
    encoder,
  }
}

const featuresOf = (coefficients: Coefficients): ((request: InferenceRequest) => FeatureRow) => {
  const prior = priorFrom(coefficients)
  return (request) => featuresFrom(request, prior(request), coefficients.known_models)
}

/** Every request by one encoder. Throws `model` when it was changed, or made with other coefficients. */
export function fileVectoriser(
  { encoder, scope, coefficients_id }: EncoderFile,
  coefficients: Coefficients,
): Vectoriser {
  if (encoderIdOf(encoder) !== encoder.id)
    throw new AppError('model', 'the encoder is not what its id says: it was changed', 'Fit it again.')
  if (coefficientsIdOf(coefficients) !== coefficients_id)
    throw new AppError(
      'model',
      'the encoder was fitted with the coefficients of another model, so its numbers do not compare',
      'Name that model with --model, or fit it again.',
    )
  const features = featuresOf(coefficients)
  return (request) => recordOf(request, features(request), { encoder, scope })
}

/** Every request by the part of a model that decides about it: that of its boards, where it has some. */
export function modelVectoriser(model: Model): Vectoriser {
  const reckon = reckonerFrom(model)
  return (request) => {
    const { features, boards, host } = reckon(request)
    const learner = boards.learner ?? host.learner
    return learner === null ? null : recordOf(request, features, learner.part)
  }
}

function recordOf(
  request: InferenceRequest,
  features: FeatureRow,
  part: Pick<ModelPart, 'encoder' | 'scope'>,
): VectorRecord {
  const { embedder } = part.encoder.text
  if (embedder !== null)
    throw new AppError(
      'model',
      `the encoder takes its texts from the embedder ${JSON.stringify(embedder)}`,
      'Name an encoder that hashes them.',
    )
  const { encoder_id, values } = transform(features, part.encoder, textOf(features, part))
  const { namespace, workload_kind, workload_name } = request
  return {
    namespace,
    workload_kind,
    workload_name,
    spec_hash: specHash(request),
    encoder_id,
    ...Object.fromEntries(FeatureName.options.map((name) => [name, features.numbers[name] ?? null])),
    features: values,
  }
}

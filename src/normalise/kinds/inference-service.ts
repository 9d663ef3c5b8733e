import * as z from 'zod'
import { isObject } from '../../parse/value.ts'
import { MISSING } from '../../schema/shape.ts'
import { componentPods } from '../inference-pods.ts'
import { defineKind } from '../kind.ts'
import { servingOf } from '../kserve-scale.ts'
import { besideMain } from '../on-demand.ts'

const MAIN = 'predictor'
const COMPONENTS = [MAIN, 'transformer', 'explainer'] as const

/** Where components stood in v1alpha2: a former and a new version beside each other. */
const VERSIONS = ['default', 'canary'] as const

/**
 * KServe InferenceService → the pods that predict, and those that transform and explain where there are any.
 * https://kserve.github.io/website/docs/reference/crd-api
 */
export default defineKind({
  group: 'serving.kserve.io',
  otherGroups: ['serving.kubeflow.org'],
  kind: 'InferenceService',
  object: z.object({
    metadata: z.unknown().optional(),
    spec: z
      .record(z.string(), z.unknown())
      .refine((spec) => isObject(spec[MAIN]) || isObject(spec['default']), {
        path: [MAIN],
        message: MISSING,
      }),
  }),
  podGroups({ metadata, spec }, reader, around) {
    const serving = servingOf(metadata)
    const versions = [
      { written: spec, at: ['spec'], prefix: '' },
      ...VERSIONS.map((version) => ({
        written: spec[version],
        at: ['spec', version],
        prefix: version === 'canary' ? 'canary ' : '',
      })),
    ]
    return versions.flatMap(({ written, at, prefix }) =>
      COMPONENTS.flatMap((component) => {
        const part = isObject(written) ? written[component] : undefined
        const beside = component === MAIN && prefix === '' ? around : besideMain(around)
        return isObject(part)
          ? componentPods(`${prefix}${component}`, part, [...at, component], serving, reader, beside)
          : []
      }),
    )
  },
})

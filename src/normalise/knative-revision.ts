import * as z from 'zod'
import { type At, isObject } from '../parse/value.ts'
import { defineKind, type KindDefinition, type Surroundings } from './kind.ts'
import { onDemand } from './on-demand.ts'
import type { Reader } from './reader.ts'
import type { Scale } from './scale.ts'

const GROUP = 'serving.knative.dev'
const PREFIX = 'autoscaling.knative.dev/'
const HPA = 'hpa.autoscaling.knative.dev'

/** Service and Configuration: pods of `spec.template`, whose annotations say how few and how many. */
export const defineKnative = (kind: string): KindDefinition =>
  defineKind({
    group: GROUP,
    kind,
    object: z.object({ spec: z.object({ template: z.record(z.string(), z.unknown()) }) }),
    podGroups: ({ spec: { template } }, reader, around) => [
      {
        template,
        at: ['spec', 'template'],
        run_pattern: 'continuous',
        ...revisionScale(template, ['spec', 'template', 'metadata', 'annotations'], reader, around),
      },
    ],
  })

/** Nothing written: from 0 without end, as Knative is installed. A HorizontalPodAutoscaler keeps one at least. */
function revisionScale(
  { metadata }: Readonly<Record<string, unknown>>,
  at: At,
  reader: Reader,
  around: Surroundings,
): Scale {
  const written = isObject(metadata) ? metadata['annotations'] : undefined
  const annotations = isObject(written) ? written : {}
  const bound = (...names: readonly string[]): { value: number | null; at: At } => {
    const key = names.map((name) => PREFIX + name).find((name) => name in annotations) ?? PREFIX + names[0]
    return { value: countIn(annotations[key], [...at, key], reader), at: [...at, key] }
  }
  const [min, max] = [bound('min-scale', 'minScale'), bound('max-scale', 'maxScale')]
  const least = annotations[`${PREFIX}class`] === HPA ? 1 : 0
  const bounds = {
    min: min.value === null ? null : Math.max(min.value, least),
    max: max.value,
    absent: least,
    minAt: min.at,
    maxAt: max.at,
    maxName: 'max-scale',
  }
  return onDemand(bounds, 'Knative', reader, { ...around, autoscaling: null })
}

/** Annotations are texts: `"3"` is as it should be there. */
const countIn = (value: unknown, at: At, reader: Reader): number | null =>
  reader.count(typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value, at, null)

import * as z from 'zod'
import { oneOrMore } from './selector.ts'

const Place = z.string().min(1).max(512)

const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/

/** What a name may be that Kubernetes takes for a namespace, and helm for a release. */
const label = (most: number) =>
  z
    .string()
    .max(most)
    .regex(LABEL, `must be up to ${most} small letters, digits and dashes, such as shop-prod`)

/** helm leaves room in 63 letters for what charts put behind it. */
const MOST_RELEASE = 53
const MOST_NAMESPACE = 63

/** A chart or a kustomization that the user's own helm or kustomize renders. Paths count from the root of the configuration. */
export const RenderEntry = z
  .strictObject({
    chart: Place.optional().meta({ description: 'folder of a chart: the one with Chart.yaml' }),
    kustomize: Place.optional().meta({ description: 'folder of a kustomization' }),
    values: oneOrMore(Place, 20)
      .optional()
      .meta({ description: 'values files of a chart; the last goes first' }),
    release: label(MOST_RELEASE)
      .optional()
      .meta({ description: "of a chart; without it, the name of the chart's folder" }),
    namespace: label(MOST_NAMESPACE)
      .optional()
      .meta({ description: 'of a chart, for its objects that name none' }),
  })
  .refine(
    ({ chart, kustomize }) => (chart === undefined) !== (kustomize === undefined),
    'must name either chart or kustomize',
  )
  .refine(
    ({ kustomize, values, release, namespace }) =>
      kustomize === undefined || [values, release, namespace].every((one) => one === undefined),
    'must not have values, release or namespace: those are of charts',
  )
export type RenderEntry = z.infer<typeof RenderEntry>

/** What an object was rendered from: where there is none, it is read as it is written. */
export const Rendering = z.strictObject({
  folder: z.string(),
  release: z.string().nullable().meta({ description: 'null: a kustomization' }),
  namespace: z.string().nullable(),
  values: z.array(z.string()),
})
export type Rendering = z.infer<typeof Rendering>

/** `charts/shop`, with what tells one rendering of that folder from another: `charts/shop (release b, values-b.yaml)`. Hostile text. */
export function renderingText({ folder, release, namespace, values }: Rendering): string {
  const usual = folder.split('/').at(-1)
  const parts = [
    ...(release === null || release === usual ? [] : [`release ${release}`]),
    ...(namespace === null ? [] : [`namespace ${namespace}`]),
    ...values,
  ]
  return parts.length === 0 ? folder : `${folder} (${parts.join(', ')})`
}

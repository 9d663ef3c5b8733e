import { resourceMeaning } from '../normalise/accelerator-table.ts'
import { acceleratorsFrom, gpuCount } from '../normalise/accelerators.ts'
import type { InferenceRequest } from '../schema/inference-request.ts'
import type { Interval, Prediction, Provenance, Scope } from '../schema/prediction.ts'
import type { PodTemplate } from './template.ts'

/** What one pod of a template draws on a node with these boards. */
export type Drawing = {
  readonly podPowerW: Interval
  readonly componentsW: Prediction['components_w']
  readonly gpuCount: number
  /** What its watts are of, and where they come from. */
  readonly basis: readonly Basis[]
}

export type Basis = { readonly scope: Scope; readonly provenance: Provenance }

/** `null` for a template that could not be read. Each template is predicted once for every board that it meets. */
export type DrawingOf = (template: PodTemplate, board: string | null) => Drawing | null

export function drawings(predict: (request: InferenceRequest) => Prediction): DrawingOf {
  const known = new Map<PodTemplate, Map<string | null, Drawing>>()
  return (template, board) => {
    const request = requestOn(template, board)
    if (request === null) return null
    // Boards that a pod does not hold make no difference.
    const met = request.accelerators.length === 0 ? null : board
    const ofTemplate = known.get(template) ?? new Map<string | null, Drawing>()
    known.set(template, ofTemplate)
    const before = ofTemplate.get(met)
    if (before !== undefined) return before
    const prediction = predict(request)
    const drawing: Drawing = {
      podPowerW: prediction.pod_power_w,
      componentsW: prediction.components_w,
      gpuCount: request.gpu_count,
      basis: basisOf(prediction),
    }
    ofTemplate.set(met, drawing)
    return drawing
  }
}

/** The request as it is on a node: the node's labels tell the boards that the pod leaves open. */
export function requestOn({ request, amounts }: PodTemplate, board: string | null): InferenceRequest | null {
  if (request === null || amounts === null || board === null || request.accelerators.length === 0)
    return request
  const byName = acceleratorsFrom(amounts.requests, board, resourceMeaning)
  const claimed = request.accelerators.filter(({ resource }) => !amounts.requests.has(resource))
  const accelerators = [...byName, ...claimed]
  return { ...request, accelerators, gpu_count: gpuCount(accelerators) }
}

/** The rows that a figure leans on; where it leans on none, the formula. */
function basisOf({ components_w, neighbours }: Prediction): Basis[] {
  const found = new Map<string, Basis>()
  const add = (scope: Scope, provenance: Provenance): void => {
    found.set(`${scope} ${provenance}`, { scope, provenance })
  }
  for (const { scope, provenance } of neighbours) add(scope, provenance)
  const leansOn = (isBoard: boolean): boolean =>
    neighbours.some(({ scope }) => (scope === 'gpu_board_at_load') === isBoard)
  if (components_w.gpu > 0 && !leansOn(true)) add('gpu_board_at_load', 'modelled')
  if (components_w.cpu + components_w.memory > 0 && !leansOn(false)) add('modelled_wall', 'modelled')
  return [...found.values()]
}

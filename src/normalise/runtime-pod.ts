import { parseImage } from '../image.ts'
import { isObject } from '../parse/value.ts'
import { mappingsOf, overlay, pick } from './overlay.ts'

type Mapping = Readonly<Record<string, unknown>>

/** What a serving runtime gives to a pod. https://kserve.github.io/website/docs/concepts/resources/servingruntime */
const OF_RUNTIME = ['containers', 'nodeSelector', 'affinity', 'tolerations', 'volumes']

/** What may be said of a container where it is not written as one. */
export const OF_CONTAINER = ['image', 'command', 'args', 'resources']

/** The container `name` of a runtime's pod with what a service says of it laid over, its arguments behind the others. */
export function overContainer(runtime: Mapping | null, name: string, over: Mapping): Mapping {
  const below = mappingsOf(runtime?.['containers']).find((container) => container['name'] === name)
  const [first, then] = [below?.['args'], over['args']]
  const args = Array.isArray(first) && Array.isArray(then) ? { args: [...first, ...then] } : {}
  const merged = overlay(below ?? {}, { ...over, ...args, name })
  return isObject(merged) ? { ...merged, image: merged['image'] ?? '' } : { name, image: '' }
}

/** A runtime's pod with that of a service laid over; the container that both speak of comes merged. */
export const overPod = (runtime: Mapping | null, over: Mapping, containers: readonly Mapping[]): unknown =>
  overlay(pick(runtime ?? {}, OF_RUNTIME), { ...over, containers })

/** An image with `tag` for its own, unless it has a digest. */
export function withTag(image: unknown, tag: unknown): unknown {
  if (typeof image !== 'string' || typeof tag !== 'string' || image === '') return image
  const { registry, repository, digest } = parseImage(image)
  return digest === null ? `${registry === null ? '' : `${registry}/`}${repository}:${tag}` : image
}

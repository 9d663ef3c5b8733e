import { parseImage } from '../image.ts'
import type { SoftwareClass } from '../schema/coefficients.ts'
import type { ContainerSpec, InferenceRequest } from '../schema/inference-request.ts'

/** The container that a pod is for: the first that is not a sidecar, one that something else injects the image of coming last. */
export function mainContainer(
  { containers }: Pick<InferenceRequest, 'containers'>,
  classes: readonly SoftwareClass[],
): ContainerSpec | null {
  const own = containers.filter((container) => !(classOf(container, classes)?.is_sidecar ?? false))
  return own.find(({ image }) => image !== '') ?? own[0] ?? containers[0] ?? null
}

/** The class that the request's main container is recognised as; `null` when it is not. */
export function softwareClass(
  request: Pick<InferenceRequest, 'containers'>,
  classes: readonly SoftwareClass[],
): SoftwareClass | null {
  const container = mainContainer(request, classes)
  return container === null ? null : classOf(container, classes)
}

/** Words that many sorts of software end in: they decide only where nothing else does. */
const WEAK_WORDS = ['agent', 'app', 'controller', 'gateway', 'scheduler', 'server', 'ui', 'web', 'webhook']

/**
 * A word of the image's last path segment decides before one of the segment above it, and an image before a command, which
 * often is a shell; the container's name comes last. A class word matches a whole part (`redis` in `my-redis:7`), never a
 * piece of one.
 */
export function classOf(container: ContainerSpec, classes: readonly SoftwareClass[]): SoftwareClass | null {
  const known = recognised.get(classes) ?? new WeakMap<ContainerSpec, SoftwareClass | null>()
  recognised.set(classes, known)
  let found = known.get(container)
  if (found === undefined) {
    found = recognise(container, classes)
    known.set(container, found)
  }
  return found
}

/** A container is asked about several times on its way to a prediction. */
const recognised = new WeakMap<readonly SoftwareClass[], WeakMap<ContainerSpec, SoftwareClass | null>>()

function recognise(container: ContainerSpec, classes: readonly SoftwareClass[]): SoftwareClass | null {
  const segments = pathSegments(container.image)
  for (const isWeak of [false, true]) {
    for (const segment of segments) {
      const counts = (word: string): boolean => WEAK_WORDS.includes(word) === isWeak
      const exact = classes.find(({ words }) => words.some((word) => counts(word) && word === segment))
      if (exact !== undefined) return exact
      const padded = `-${segment.replace(/[^a-z0-9.]/g, '-')}-`
      const part = classes.find(({ words }) =>
        words.some((word) => counts(word) && padded.includes(`-${word}-`)),
      )
      if (part !== undefined) return part
    }
  }
  const command = commandWords(container)
  const byCommand = classes.find(({ command_words }) => command_words.some((word) => command.has(word)))
  return byCommand ?? classes.find(({ name_words }) => name_words.includes(container.name)) ?? null
}

/** The image's last two path segments in lower case, nearest first. */
const pathSegments = (image: string): readonly string[] =>
  parseImage(image).repository.toLowerCase().split('/').slice(-2).toReversed()

/** The first words of a command line, without folders: what runs, not what it is told. */
function commandWords({ command, args }: ContainerSpec): ReadonlySet<string> {
  const words = [...(command ?? []), ...(args ?? [])].flatMap((text) => text.split(/\s+/)).slice(0, 12)
  return new Set(words.map((word) => word.split('/').at(-1)?.toLowerCase() ?? ''))
}

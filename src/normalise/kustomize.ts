import * as z from 'zod'
import type { ManifestDoc } from '../parse/documents.ts'
import type { Objects } from './objects.ts'

const GROUP_KINDS = ['kustomize.config.k8s.io/Kustomization', 'kustomize.config.k8s.io/Component'] as const

const Paths = z.array(z.string()).nullish().catch(null)
const Patches = z
  .array(z.object({ path: z.string().nullish() }))
  .nullish()
  .catch(null)

const Kustomization = z.object({
  resources: Paths,
  bases: Paths,
  patches: Patches,
  patchesStrategicMerge: Paths,
})

/**
 * Is an object a patch that a kustomization lays over another? Its file must be named as one, not as a resource as well,
 * and an object of that kind and name that is none must be in the tree: with nothing to change, it is a workload.
 */
export function patchesAmong(
  objects: Objects,
  identityOf: (doc: ManifestDoc) => string,
  docs: readonly ManifestDoc[],
): (doc: ManifestDoc) => boolean {
  const patches = new Set<string>()
  const resources = new Set<string>()
  for (const doc of GROUP_KINDS.flatMap((groupKind) => objects.of(groupKind))) {
    const parsed = Kustomization.safeParse(doc.value).data
    if (parsed === undefined) continue
    const named = [
      ...(parsed.patches ?? []).flatMap(({ path }) => path ?? []),
      ...(parsed.patchesStrategicMerge ?? []),
    ]
    for (const path of named) patches.add(resolved(doc.path, path))
    for (const path of [...(parsed.resources ?? []), ...(parsed.bases ?? [])])
      resources.add(resolved(doc.path, path))
  }
  if (patches.size === 0) return () => false
  const isNamed = ({ path }: ManifestDoc): boolean => patches.has(path) && !resources.has(path)
  const others = new Set(docs.filter((doc) => !isNamed(doc)).map(identityOf))
  return (doc) => isNamed(doc) && others.has(identityOf(doc))
}

/** A path that stands in the file at `from`, from where that file's path counts. */
function resolved(from: string, path: string): string {
  const steps = from.split('/').slice(0, -1)
  for (const step of path.slice(0, 4096).split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

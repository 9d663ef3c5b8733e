import * as z from 'zod'
import type { ManifestDoc } from '../parse/documents.ts'
import { quoted } from '../quoted.ts'
import type { Objects } from './objects.ts'
import type { Reader } from './reader.ts'

const GROUP_KINDS = ['kustomize.config.k8s.io/Kustomization', 'kustomize.config.k8s.io/Component'] as const

const Paths = z.array(z.string()).nullish().catch(null)
const Patches = z
  .array(z.object({ path: z.string().nullish() }))
  .nullish()
  .catch(null)

const Kustomization = z.object({
  resources: Paths,
  bases: Paths,
  components: Paths,
  patches: Patches,
  patchesStrategicMerge: Paths,
})
type Kustomization = z.infer<typeof Kustomization>

const kustomizationsAmong = (objects: Objects): { doc: ManifestDoc; fields: Kustomization }[] =>
  GROUP_KINDS.flatMap((groupKind) => objects.of(groupKind)).flatMap((doc) => {
    // What a chart made has no folder that its paths could count from.
    if (doc.rendering !== undefined) return []
    const fields = Kustomization.safeParse(doc.value).data
    return fields === undefined ? [] : [{ doc, fields }]
  })

const LISTS = ['resources', 'bases', 'components'] as const

/** Of one kustomization, more of what is not read are not worth a line each. */
const MOST_TOLD = 5

/**
 * A kustomization is not rendered. What it names and is not among the files that are read, or the replicas that it gives to others, would
 * otherwise leave the figures without a word.
 */
export function tellUnrendered(
  objects: Objects,
  known: readonly string[],
  readerOf: (doc: ManifestDoc) => Reader,
): void {
  const read = new Set(known.flatMap((path) => [path, ...foldersAbove(path)]))
  for (const { doc, fields } of kustomizationsAmong(objects)) {
    const reader = readerOf(doc)
    const { replicas } = doc.value
    if (Array.isArray(replicas) && replicas.length > 0) {
      const message = `the replicas that it sets do not count, for it is not rendered. ${RENDER}`
      reader.problem('not-rendered', ['replicas'], message)
    }
    const missing = LISTS.flatMap((list) =>
      (fields[list] ?? []).flatMap((named, index) =>
        read.has(resolved(doc.path, named)) ? [] : [{ list, named, index }],
      ),
    )
    for (const { list, named, index } of missing.slice(0, MOST_TOLD)) {
      const message = `${quoted(named)} is not among the manifests that are read: what it holds does not count. ${RENDER}`
      reader.problem('not-rendered', [list, index], message)
    }
    const left = missing.slice(MOST_TOLD)
    const [first] = left
    if (first !== undefined) {
      const message = `${left.length} more are not among the manifests that are read. ${RENDER}`
      reader.problem('not-rendered', [first.list, first.index], message)
    }
  }
}

const RENDER = 'Name it under render in the configuration, and what comes of it counts.'

const foldersAbove = (path: string): string[] => {
  const steps = path.split('/').slice(0, -1)
  return ['', ...steps.map((_, index) => steps.slice(0, index + 1).join('/'))]
}

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
  for (const { doc, fields } of kustomizationsAmong(objects)) {
    const named = [
      ...(fields.patches ?? []).flatMap(({ path }) => path ?? []),
      ...(fields.patchesStrategicMerge ?? []),
    ]
    for (const path of named) patches.add(resolved(doc.path, path))
    for (const path of [...(fields.resources ?? []), ...(fields.bases ?? [])])
      resources.add(resolved(doc.path, path))
  }
  if (patches.size === 0) return () => false
  // What was rendered is what will run, whatever its file is to others.
  const isNamed = ({ path, rendering }: ManifestDoc): boolean =>
    rendering === undefined && patches.has(path) && !resources.has(path)
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

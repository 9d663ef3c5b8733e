import * as z from 'zod'
import type { At } from '../../parse/value.ts'
import { isObject } from '../../parse/value.ts'
import { quoted } from '../../quoted.ts'
import { groupOf } from '../group.ts'
import { defineKind, type PodGroup, parseAt, type Surroundings } from '../kind.ts'
import type { Reader } from '../reader.ts'
import { suspendedIf } from '../run-once.ts'
import { mayRunPods, standingOf } from '../standing.ts'

const Components = z.array(z.object({ template: z.unknown().optional() }))
const GenericItems = z.array(z.object({ generictemplate: z.unknown().optional() }))

/** Whole objects that are started together, each running as it would alone. Before v1beta2 they stood in `GenericItems`. */
export default defineKind({
  group: 'workload.codeflare.dev',
  otherGroups: ['mcad.ibm.com'],
  kind: 'AppWrapper',
  object: z.object({
    spec: z.object({
      suspend: z.unknown().optional(),
      components: z.unknown().optional(),
      resources: z.object({ GenericItems }).nullish(),
    }),
  }),
  podGroups({ spec }, reader, around) {
    const { resources } = spec
    const groups = resources
      ? resources.GenericItems.flatMap(({ generictemplate }, index) => {
          const at = ['spec', 'resources', 'GenericItems', index, 'generictemplate']
          return wrapped(generictemplate, at, reader, around)
        })
      : parseAt(Components, spec.components, ['spec', 'components']).flatMap(({ template }, index) =>
          wrapped(template, ['spec', 'components', index, 'template'], reader, around),
        )
    return suspendedIf(reader.flag(spec.suspend, ['spec', 'suspend']), groups)
  },
})

function wrapped(object: unknown, at: At, reader: Reader, { embedded }: Surroundings): readonly PodGroup[] {
  if (!isObject(object)) {
    reader.problem('invalid-field', at, 'AppWrapper: a component holds no object. Write one.')
    return []
  }
  const groups = embedded(object, at)
  if (groups !== null) return groups
  const { apiVersion, kind } = object
  const version = typeof apiVersion === 'string' ? apiVersion : ''
  const group = groupOf(version)
  const groupKind = `${group}/${typeof kind === 'string' ? kind : ''}`
  if (standingOf(groupKind) === 'made-by-operator' || mayRunPods(object, groupKind)) {
    const message = `${quoted(groupKind)} may run pods, and is not read inside an AppWrapper: its power is missing from the figures.`
    reader.problem('unsupported-kind', [...at, 'kind'], message)
  }
  return []
}

import * as z from 'zod'
import { keyIn, type Owner, type OwnerFacts, ownerOrNone, type PodFacts } from './owner-facts.ts'

const Reference = z.object({ kind: z.string(), name: z.string(), controller: z.boolean().nullish() })

const Metadata = z.object({
  namespace: z.string(),
  name: z.string(),
  uid: z.string().nullish(),
  labels: z.record(z.string(), z.string()).nullish(),
  ownerReferences: z.array(Reference).nullish(),
})

const Owned = z.object({ metadata: Metadata })

const ContainerStatus = z.object({
  state: z.object({ terminated: z.object({ finishedAt: z.string().nullish() }).nullish() }).nullish(),
})

const Pod = z.object({
  metadata: Metadata,
  status: z
    .object({
      phase: z.string().nullish(),
      startTime: z.string().nullish(),
      containerStatuses: z.array(ContainerStatus).nullish(),
    })
    .nullish(),
})

/** Objects of the API server, as JSON: `pods`, `replicasets` of apps, `jobs` of batch. */
export type OwnerObjects = {
  readonly pods: readonly unknown[]
  readonly replica_sets: readonly unknown[]
  readonly jobs: readonly unknown[]
}

/** Who owns what, by the objects that there are now. What is no such object is passed over. */
export function ownerFactsFromObjects({ pods, replica_sets, jobs }: OwnerObjects): OwnerFacts {
  return {
    pods: pods.flatMap((object) => {
      const { data } = Pod.safeParse(object)
      return data === undefined ? [] : [podFacts(data)]
    }),
    replica_sets: ownersOf(replica_sets),
    jobs: ownersOf(jobs),
    ready: new Map(),
  }
}

const ownersOf = (objects: readonly unknown[]): ReadonlyMap<string, Owner | null> =>
  new Map(
    objects.flatMap((object) => {
      const { data } = Owned.safeParse(object)
      if (data === undefined) return []
      const { namespace, name } = data.metadata
      return [[keyIn(namespace, name), controllerOf(data.metadata)] as const]
    }),
  )

function controllerOf({ ownerReferences }: z.infer<typeof Metadata>): Owner | null {
  const controller = (ownerReferences ?? []).find((one) => one.controller === true)
  return controller === undefined ? null : ownerOrNone(controller.kind, controller.name)
}

function podFacts({ metadata, status }: z.infer<typeof Pod>): PodFacts {
  const { namespace, name, uid, labels } = metadata
  const deployment = labels?.['pod-template-hash']
  const rollout = labels?.['rollouts-pod-template-hash']
  return {
    namespace,
    name,
    uid: uid ?? null,
    owner: controllerOf(metadata),
    is_owner_known: true,
    started_at_s: secondsOf(status?.startTime),
    completed_at_s: completedAtS(status),
    template_hash: deployment
      ? { of: 'Deployment', hash: deployment }
      : rollout
        ? { of: 'Rollout', hash: rollout }
        : null,
  }
}

/** When the last container of a pod that has ended did. */
function completedAtS(status: z.infer<typeof Pod>['status']): number | null {
  if (status?.phase !== 'Succeeded' && status?.phase !== 'Failed') return null
  const ends = (status.containerStatuses ?? []).flatMap(
    ({ state }) => secondsOf(state?.terminated?.finishedAt) ?? [],
  )
  return ends.length === 0 ? null : Math.max(...ends)
}

const MS_PER_S = 1000

function secondsOf(text: string | null | undefined): number | null {
  const ms = Date.parse(text ?? '')
  return Number.isNaN(ms) ? null : ms / MS_PER_S
}

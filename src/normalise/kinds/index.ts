import type { KindDefinition } from '../kind.ts'
import cronJob from './cron-job.ts'
import daemonSet from './daemon-set.ts'
import deployment from './deployment.ts'
import job from './job.ts'
import pod from './pod.ts'
import replicaSet from './replica-set.ts'
import replicationController from './replication-controller.ts'
import statefulSet from './stateful-set.ts'

/** Every kind that is read, one line each. */
export const kinds: readonly KindDefinition[] = [
  cronJob,
  daemonSet,
  deployment,
  job,
  pod,
  replicaSet,
  replicationController,
  statefulSet,
]

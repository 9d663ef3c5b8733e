import type { KindDefinition } from '../kind.ts'
import advancedCronJob from './advanced-cron-job.ts'
import advancedDaemonSet from './advanced-daemon-set.ts'
import advancedStatefulSet from './advanced-stateful-set.ts'
import appWrapper from './app-wrapper.ts'
import broadcastJob from './broadcast-job.ts'
import cloneSet from './clone-set.ts'
import cronJob from './cron-job.ts'
import cronWorkflow from './cron-workflow.ts'
import daemonSet from './daemon-set.ts'
import deployment from './deployment.ts'
import deploymentConfig from './deployment-config.ts'
import experiment from './experiment.ts'
import inferenceService from './inference-service.ts'
import jaxJob from './jax-job.ts'
import job from './job.ts'
import jobSet from './job-set.ts'
import knativeConfiguration from './knative-configuration.ts'
import knativeService from './knative-service.ts'
import leaderWorkerSet from './leader-worker-set.ts'
import llmInferenceService from './llm-inference-service.ts'
import mpiJob from './mpi-job.ts'
import notebook from './notebook.ts'
import paddleJob from './paddle-job.ts'
import pod from './pod.ts'
import pytorchJob from './pytorch-job.ts'
import rayCluster from './ray-cluster.ts'
import rayCronJob from './ray-cron-job.ts'
import rayJob from './ray-job.ts'
import rayService from './ray-service.ts'
import replicaSet from './replica-set.ts'
import replicationController from './replication-controller.ts'
import rollout from './rollout.ts'
import sandbox from './sandbox.ts'
import sandboxWarmPool from './sandbox-warm-pool.ts'
import scaledJob from './scaled-job.ts'
import scheduledSparkApplication from './scheduled-spark-application.ts'
import sparkApplication from './spark-application.ts'
import statefulSet from './stateful-set.ts'
import tfJob from './tf-job.ts'
import trainJob from './train-job.ts'
import unitedDeployment from './united-deployment.ts'
import volcanoCronJob from './volcano-cron-job.ts'
import volcanoJob from './volcano-job.ts'
import workflow from './workflow.ts'
import xgboostJob from './xgboost-job.ts'

/** Every kind that is read, one line each. */
export const kinds: readonly KindDefinition[] = [
  advancedCronJob,
  advancedDaemonSet,
  advancedStatefulSet,
  appWrapper,
  broadcastJob,
  cloneSet,
  cronJob,
  cronWorkflow,
  daemonSet,
  deployment,
  deploymentConfig,
  experiment,
  inferenceService,
  jaxJob,
  job,
  jobSet,
  knativeConfiguration,
  knativeService,
  leaderWorkerSet,
  llmInferenceService,
  mpiJob,
  notebook,
  paddleJob,
  pod,
  pytorchJob,
  rayCluster,
  rayCronJob,
  rayJob,
  rayService,
  replicaSet,
  replicationController,
  rollout,
  sandbox,
  sandboxWarmPool,
  scaledJob,
  scheduledSparkApplication,
  sparkApplication,
  statefulSet,
  tfJob,
  trainJob,
  unitedDeployment,
  volcanoCronJob,
  volcanoJob,
  workflow,
  xgboostJob,
]

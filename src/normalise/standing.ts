import { spellsOtherwise } from '../parse/split.ts'
import { isObject, type JsonObject, type JsonValue } from '../parse/value.ts'

/**
 * What an object that is no workload is to the figures: it changes those of others, it is a template that others use, its
 * pods are made by something that renders it, or an operator makes them of its own. `none`: it bears on no pod that we know.
 */
export type Standing = 'read-with-others' | 'template' | 'not-rendered' | 'made-by-operator' | 'none'

const KNOWN = {
  'read-with-others': [
    'autoscaling/HorizontalPodAutoscaler',
    'keda.sh/ScaledObject',
    '/LimitRange',
    'node.k8s.io/RuntimeClass',
    'resource.k8s.io/ResourceClaim',
    'resource.k8s.io/DeviceClass',
    'resource.nvidia.com/ComputeDomain',
    'kustomize.config.k8s.io/Kustomization',
    'kustomize.config.k8s.io/Component',
  ],
  template: [
    '/PodTemplate',
    'resource.k8s.io/ResourceClaimTemplate',
    'serving.kserve.io/ServingRuntime',
    'serving.kserve.io/ClusterServingRuntime',
    'serving.kserve.io/ClusterStorageContainer',
    'serving.kserve.io/LLMInferenceServiceConfig',
    'trainer.kubeflow.org/TrainingRuntime',
    'trainer.kubeflow.org/ClusterTrainingRuntime',
    'argoproj.io/WorkflowTemplate',
    'argoproj.io/ClusterWorkflowTemplate',
    'argoproj.io/AnalysisTemplate',
    'argoproj.io/ClusterAnalysisTemplate',
    'flow.volcano.sh/JobTemplate',
    'batch.volcano.sh/JobTemplate',
    'apps.kruise.io/SidecarSet',
    'extensions.agents.x-k8s.io/SandboxTemplate',
    'agents.x-k8s.io/SandboxTemplate',
    'template.openshift.io/Template',
  ],
  'not-rendered': [
    'helm.toolkit.fluxcd.io/HelmRelease',
    'helm.cattle.io/HelmChart',
    'helm.cattle.io/HelmChartConfig',
    'kustomize.toolkit.fluxcd.io/Kustomization',
    'argoproj.io/Application',
    'argoproj.io/ApplicationSet',
    'operators.coreos.com/Subscription',
    'install.istio.io/IstioOperator',
    'fleet.cattle.io/Bundle',
    'core.oam.dev/Application',
    'app.k8s.io/Application',
  ],
  'made-by-operator': [
    'monitoring.coreos.com/Prometheus',
    'monitoring.coreos.com/PrometheusAgent',
    'monitoring.coreos.com/Alertmanager',
    'monitoring.coreos.com/ThanosRuler',
    'kafka.strimzi.io/Kafka',
    'kafka.strimzi.io/KafkaNodePool',
    'kafka.strimzi.io/KafkaConnect',
    'clickhouse.com/ClickHouseCluster',
    'clickhouse.com/KeeperCluster',
    'clickhouse.altinity.com/ClickHouseInstallation',
    'ceph.rook.io/CephCluster',
    'elasticsearch.k8s.elastic.co/Elasticsearch',
    'kibana.k8s.elastic.co/Kibana',
    'logstash.k8s.elastic.co/Logstash',
    'postgresql.cnpg.io/Cluster',
    'postgresql.cnpg.io/Pooler',
    'acid.zalan.do/postgresql',
    'redis.redis.opstreelabs.in/RedisCluster',
    'rabbitmq.com/RabbitmqCluster',
    'mongodbcommunity.mongodb.com/MongoDBCommunity',
    'grafana.integreatly.org/Grafana',
    'flink.apache.org/FlinkDeployment',
    'spark.apache.org/SparkApplication',
    'spark.apache.org/SparkCluster',
    'sparkoperator.k8s.io/SparkConnect',
    'flow.volcano.sh/JobFlow',
    'kubeai.org/Model',
    'gmc.opea.io/GMConnector',
    'kubevirt.io/VirtualMachine',
    'kubevirt.io/VirtualMachineInstance',
    'kubevirt.io/VirtualMachineInstanceReplicaSet',
    'pool.kubevirt.io/VirtualMachinePool',
    'opentelemetry.io/OpenTelemetryCollector',
    'serving.kserve.io/InferenceGraph',
    'extensions.agents.x-k8s.io/SandboxClaim',
    'apps.nvidia.com/NIMService',
    'apps.nvidia.com/NIMPipeline',
    'apps.nvidia.com/NIMCache',
    'nvidia.com/DynamoGraphDeployment',
    'nvidia.com/DynamoComponentDeployment',
    'nvidia.com/DynamoGraphDeploymentRequest',
    'kaito.sh/Workspace',
    'tekton.dev/TaskRun',
    'tekton.dev/PipelineRun',
  ],
} as const satisfies Record<Exclude<Standing, 'none'>, readonly string[]>

const entries = (standing: keyof typeof KNOWN): readonly (readonly [string, Standing])[] =>
  KNOWN[standing].map((groupKind) => [groupKind, standing])

const byGroupKind: ReadonlyMap<string, Standing> = new Map([
  ...entries('read-with-others'),
  ...entries('template'),
  ...entries('not-rendered'),
  ...entries('made-by-operator'),
])

export const standingOf = (groupKind: string): Standing => byGroupKind.get(groupKind) ?? 'none'

/** A serving runtime for many models is no template: ModelMesh keeps pods of it, into which it loads what is to be served. */
export function isModelMesh({ spec }: JsonObject, groupKind: string): boolean {
  return (
    /^serving\.kserve\.io\/(?:Cluster)?ServingRuntime$/.test(groupKind) &&
    isObject(spec) &&
    spec['multiModel'] === true &&
    spec['disabled'] !== true
  )
}

/** Kinds that speak of containers and run none, as `group/kind`: their schemas and texts are about other objects. */
const RUN_NOTHING: ReadonlySet<string> = new Set([
  'apiextensions.k8s.io/CustomResourceDefinition',
  '/ConfigMap',
])

/** No document that is read nests deeper. */
const DEEPEST = 200

/** Does an object of a kind that is not known hold a list of containers? Then leaving it out leaves power out. */
export function mayRunPods(object: JsonValue, groupKind: string): boolean {
  return !RUN_NOTHING.has(groupKind) && holdsContainers(object, 0)
}

/** The same question of the text, for a document that is not parsed: a yes may be wrong, a no is not. */
export const mentionsContainers = (groupKind: string, text: string): boolean =>
  !RUN_NOTHING.has(groupKind) && (text.includes('containers') || spellsOtherwise(text))

function holdsContainers(value: JsonValue, depth: number): boolean {
  if (depth > DEEPEST) return false
  if (Array.isArray(value)) return value.some((item) => holdsContainers(item, depth + 1))
  if (!isObject(value)) return false
  const { containers } = value
  if (
    Array.isArray(containers) &&
    (containers.length === 0 ||
      containers.some((item) => isObject(item) && ('image' in item || 'name' in item)))
  )
    return true
  return Object.values(value).some((item) => holdsContainers(item, depth + 1))
}

import { parseImage } from '../image.ts'

type Named = { readonly name: string; readonly image: string }

/**
 * Names that injectors write or that charts agree on, of containers that serve another one and nothing else. A manifest
 * may list such a container first, to set what will be injected: it is a sidecar all the same.
 */
const NEVER_MAIN: ReadonlySet<string> = new Set([
  // service meshes and application runtimes
  'istio-proxy',
  'linkerd-proxy',
  'consul-dataplane',
  'consul-connect-envoy-sidecar',
  'envoy-sidecar',
  'kuma-sidecar',
  'daprd',
  // access: who may come in, and keys to go out
  'oauth2-proxy',
  'oauth-proxy',
  'kube-rbac-proxy',
  'kube-rbac-proxy-main',
  'kube-rbac-proxy-self',
  'azwi-proxy',
  'vault-agent',
  'cloud-sql-proxy',
  'cloudsql-proxy',
  'alloydb-auth-proxy',
  // configuration and storage
  'config-reloader',
  'configmap-reload',
  'git-sync',
  'gke-gcsfuse-sidecar',
  'gke-gcsfuse-metadata-prefetch',
  // model serving and telemetry, as their operators inject them
  'queue-proxy',
  'llm-d-routing-sidecar',
  'otc-container',
  'xray-daemon',
])

/** Names of software that also runs in pods of its own: a sidecar only behind another container. */
const BESIDE: ReadonlySet<string> = new Set([
  'envoy',
  'envoy-proxy',
  'fluent-bit',
  'fluentbit',
  'fluentd',
  'filebeat',
  'promtail',
  'otel-collector',
  'opentelemetry-collector',
  'jaeger-agent',
  'grafana-agent',
  'alloy',
  'datadog-agent',
  'k8s-sidecar',
  'grafana-sc-dashboard',
  'grafana-sc-datasources',
])

/**
 * Repositories by their last part, or by their last two where the last alone is a common word. Whole names: of all images
 * whose name holds "vector", `timberio/vector` is the log shipper, `cuda-sample-vector-add` and `redis-vector-db` are not.
 */
const IMAGES: ReadonlySet<string> = new Set([
  'proxyv2',
  'linkerd/proxy',
  'linkerd-io/proxy',
  'linkerd-proxy',
  'consul-dataplane',
  'kuma-dp',
  'envoy',
  'envoy-distroless',
  'aws-appmesh-envoy',
  'daprd',
  'fluent-bit',
  'fluentd',
  'fluentd-elasticsearch',
  'fluentd-kubernetes-daemonset',
  'filebeat',
  'promtail',
  'timberio/vector',
  'opentelemetry-collector',
  'opentelemetry-collector-contrib',
  'opentelemetry-collector-k8s',
  'aws-otel-collector',
  'aws-xray-daemon',
  'jaeger-agent',
  'grafana/agent',
  'grafana/alloy',
  'datadog-agent',
  'datadog/agent',
  'datadoghq/agent',
  'oauth2-proxy',
  'oauth-proxy',
  'origin-oauth-proxy',
  'ose-oauth-proxy',
  'kube-rbac-proxy',
  'ose-kube-rbac-proxy',
  'workload-identity/proxy',
  'kuberay/security-proxy',
  'hashicorp/vault',
  'vault',
  'cloud-sql-proxy',
  'gce-proxy',
  'alloydb-auth-proxy',
  'config-reloader',
  'prometheus-config-reloader',
  'configmap-reload',
  'git-sync',
  'k8s-sidecar',
  'gcs-fuse-csi-driver-sidecar-mounter',
  'csi-attacher',
  'csi-node-driver-registrar',
  'csi-provisioner',
  'csi-resizer',
  'csi-snapshotter',
  'livenessprobe',
  'kserve/agent',
  'llm-d-routing-sidecar',
  'llm-d-router-disagg-sidecar',
  // Exporters that read one server over localhost and have nothing to do without it, as database charts put them beside it.
  // Those that read a node, a cluster or a network (`node-exporter`, `dcgm-exporter`, `blackbox-exporter`) are workloads.
  'redis_exporter',
  'redis-exporter',
  'postgres_exporter',
  'postgres-exporter',
  'mysqld_exporter',
  'mysqld-exporter',
  'mongodb_exporter',
  'mongodb-exporter',
  'memcached_exporter',
  'memcached-exporter',
  'nginx-exporter',
  'nginx-prometheus-exporter',
  'apache-exporter',
  'php-fpm_exporter',
  'jmx-exporter',
])

/** How many containers of a pod serve another one of it. */
export function conventionalSidecars(containers: readonly Named[]): number {
  const [first] = containers
  const behind = containers.filter(isConventionalSidecar).length
  const isMainBehind = behind < containers.length - 1
  return behind + Number(isMainBehind && first !== undefined && NEVER_MAIN.has(first.name))
}

/** A pod's first container is what the pod is for, whatever its image. */
export const isConventionalSidecar = (container: Named, index: number): boolean =>
  index > 0 &&
  (NEVER_MAIN.has(container.name) || BESIDE.has(container.name) || isSidecarImage(container.image))

function isSidecarImage(image: string): boolean {
  const parts = parseImage(image).repository.toLowerCase().split('/').slice(-2)
  return IMAGES.has(parts.at(-1) ?? '') || IMAGES.has(parts.join('/'))
}

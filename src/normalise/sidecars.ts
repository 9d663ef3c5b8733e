/**
 * Containers that a mesh, a log shipper or an access proxy puts beside the real one, by the last part of the image's
 * name. Whole names: `vector` is a log shipper, `cuda-sample-vector-add` is not.
 */
const SIDECAR_IMAGES: ReadonlySet<string> = new Set([
  'proxyv2',
  'linkerd-proxy',
  'proxy-init',
  'envoy',
  'vault',
  'vault-k8s',
  'cloud-sql-proxy',
  'gce-proxy',
  'fluent-bit',
  'fluentd',
  'fluentd-elasticsearch',
  'filebeat',
  'promtail',
  'vector',
  'opentelemetry-collector',
  'opentelemetry-collector-contrib',
  'datadog-agent',
  'daprd',
  'oauth2-proxy',
  'kube-rbac-proxy',
])

const SIDECAR_NAMES: ReadonlySet<string> = new Set([
  'istio-proxy',
  'linkerd-proxy',
  'vault-agent',
  'daprd',
  'cloud-sql-proxy',
  'cloudsql-proxy',
])

/** The image's own name: no registry, no repository path, no tag, no digest. */
const imageName = (image: string): string =>
  (image.split('@')[0] ?? '').split('/').at(-1)?.split(':')[0]?.toLowerCase() ?? ''

/** A pod's first container is what the pod is for, whatever it is called. */
export const isConventionalSidecar = (container: { name: string; image: string }, index: number): boolean =>
  index > 0 && (SIDECAR_NAMES.has(container.name) || SIDECAR_IMAGES.has(imageName(container.image)))

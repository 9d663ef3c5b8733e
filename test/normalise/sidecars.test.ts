import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conventionalSidecars, isConventionalSidecar } from '../../src/normalise/sidecars.ts'

const behind: readonly (readonly [name: string, image: string, isSidecar: boolean])[] = [
  ['istio-proxy', '', true],
  ['istio-proxy', 'auto', true],
  ['x', 'registry.istio.io/release/proxyv2:1.3.0-distroless', true],
  ['x', 'localhost:5000/mirror/proxyv2@sha256:ff', true],
  ['x', 'cr.l5d.io/linkerd/proxy:stable', true],
  ['linkerd-proxy', 'mirror/whatever', true],
  ['x', 'hashicorp/consul-dataplane:1.5', true],
  ['kuma-sidecar', 'kumahq/kuma-dp:2.7', true],
  ['x', 'envoyproxy/envoy:v1.31', true],
  ['x', 'daprio/daprd:1.14', true],
  ['x', 'fluent/fluent-bit:3', true],
  ['x', 'quay.io/fluentd_elasticsearch/fluentd:v2.5.2', true],
  ['x', 'gcr.io/google-containers/fluentd-elasticsearch:1.20', true],
  ['x', 'docker.elastic.co/beats/filebeat:8', true],
  ['x', 'grafana/promtail:3', true],
  ['x', 'timberio/vector:0.41-alpine', true],
  ['x', 'otel/opentelemetry-collector-contrib:0.157.0@sha256:f2', true],
  ['otc-container', 'registry.example/otel:1', true],
  ['x', 'grafana/agent:v0.40', true],
  ['x', 'grafana/alloy:v1', true],
  ['x', 'gcr.io/datadoghq/agent:7', true],
  ['x', 'quay.io/oauth2-proxy/oauth2-proxy:v7', true],
  ['kube-rbac-proxy-self', 'quay.io/brancz/kube-rbac-proxy:v0.22.1', true],
  ['vault-agent', 'hashicorp/vault:1.17', true],
  ['x', 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2', true],
  ['x', 'gcr.io/cloudsql-docker/gce-proxy:1.33', true],
  ['x', 'gcr.io/alloydb-connectors/alloydb-auth-proxy:1', true],
  ['x', 'quay.io/prometheus-operator/prometheus-config-reloader:v0.79', true],
  ['x', 'registry.k8s.io/git-sync/git-sync:v4', true],
  ['x', 'kiwigrid/k8s-sidecar:1', true],
  ['x', 'registry.k8s.io/sig-storage/csi-node-driver-registrar:v2.12', true],
  ['gke-gcsfuse-sidecar', 'my-registry/mounter:1', true],
  ['x', 'gke.gcr.io/gcs-fuse-csi-driver-sidecar-mounter:v1', true],
  ['x', 'ghcr.io/llm-d/llm-d-routing-sidecar:v0.7.1', true],
  ['queue-proxy', '', true],
  ['x', 'kserve/agent:v0.15', true],
  ['metrics', 'oliver006/redis_exporter:v1.66', true],
  ['metrics', 'docker.io/bitnami/postgres-exporter:0.16', true],
  // Whole names only.
  ['vector', 'nvcr.io/nvidia/k8s/cuda-sample:vectoradd-cuda12.5.0', false],
  ['x', 'k8s.gcr.io/cuda-sample-vector-add:v0.1', false],
  ['x', 'registry.example/redis-vector-db:1', false],
  ['x', 'pgvector/pgvector:pg16', false],
  ['x', 'acme/vector:1', false],
  ['x', 'acme/agent:1', false],
  ['agent', 'acme/worker:1', false],
  ['proxy', 'haproxy:3', false],
  ['sidecar', 'busybox:1.36', false],
  ['my-istio-proxy', 'acme/app', false],
  ['x', 'acme/istio-proxy-tests', false],
  ['x', 'timberio/vectors', false],
  ['toString', 'constructor', false],
  // Exporters of a node, a cluster or a network are workloads.
  ['x', 'quay.io/prometheus/node-exporter:v1', false],
  ['x', 'nvcr.io/nvidia/k8s/dcgm-exporter:3', false],
  ['x', 'prom/blackbox-exporter:v0.25', false],
  ['x', 'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2', false],
]
for (const [name, image, isSidecar] of behind) {
  test(`isConventionalSidecar: ${name} (${image}) is ${isSidecar ? 'one' : 'none'}`, () => {
    assert.equal(isConventionalSidecar({ name, image }, 1), isSidecar)
    assert.equal(isConventionalSidecar({ name, image }, 0), false)
  })
}

const app = { name: 'app', image: 'acme/app:1' }
const istio = { name: 'istio-proxy', image: 'auto' }
const fluentd = { name: 'fluentd', image: 'fluentd:1' }

const pods: readonly (readonly [
  shows: string,
  containers: { name: string; image: string }[],
  count: number,
])[] = [
  ['no container', [], 0],
  ['one alone', [app], 0],
  ['a mesh behind', [app, istio], 1],
  ['what is to be injected, listed first', [istio, app], 1],
  ['the mesh’s own gateway', [istio], 0],
  ['nothing but sidecars: the first is what the pod is for', [istio, fluentd], 1],
  ['all kinds', [istio, app, fluentd], 2],
  ['a log shipper in front has a helper, and is the workload', [fluentd, app], 0],
  ['an image in front does not decide', [{ name: 'gateway', image: 'istio/proxyv2:1' }, app], 0],
]
for (const [shows, containers, count] of pods) {
  test(`conventionalSidecars: ${shows}`, () => assert.equal(conventionalSidecars(containers), count))
}

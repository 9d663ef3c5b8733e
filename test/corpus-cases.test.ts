import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readManifest } from '../src/assess.ts'
import type { InferenceRequest } from '../src/schema/inference-request.ts'
import { beside, needs } from './beside.ts'
import { podsText, resourcesText } from './normalise/summary.ts'

/** A real file, what it shows, and the right answer: a line for each workload's part, and `kind line` for each problem. */
type Row = readonly [
  path: string,
  shows: string,
  requests: readonly string[],
  problems?: readonly string[],
  /** Objects of our own that the real one refers to, or is referred to by. */
  added?: string,
]

const GKE = 'GoogleCloudPlatform__kubernetes-engine-samples'
const DRA = 'NVIDIA__k8s-dra-driver-gpu'
const KUEUE = 'kubernetes-sigs__kueue/site/static/examples'
const ISTIO = 'istio__istio/pkg/kube/inject/testdata/inject'
const SPARK = 'awslabs__data-on-eks/data-stacks/spark-on-eks/examples'
const POD_LEVEL = 'kubernetes__website/content/en/examples/pods/resource'
const EXAMPLES = 'ContainerSolutions__kubernetes-examples'
const CHECKS = 'FairwindsOps__polaris/test/checks'

const claim = (kind: string, name: string, spec: string) =>
  `apiVersion: resource.k8s.io/v1\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: ${spec}\n`
const oneGpu = '{devices: {requests: [{name: gpu, exactly: {deviceClassName: gpu.nvidia.com}}]}}'

const rows: readonly Row[] = [
  [
    `${GKE}/databases/elasticsearch/manifests/02-elasticsearch/mmap-count.yaml`,
    '1: an init container above the run phase',
    ['DaemonSet 1/1/1 × 100/32, running -/-, init 1'],
  ],
  [`${ISTIO}/native-sidecar-opt-in.yaml`, '1: a native sidecar', ['Pod 1/1/1 × -/-, sidecars 1']],
  [
    'kubernetes-sigs__jobset/site/static/examples/in-place-restart/jobset-sidecar-container-mode.yaml',
    '2: a native sidecar is no init container',
    ['rj 0/4/4 × -/-, 4 in all, sidecars 1'],
  ],
  [
    `${EXAMPLES}/Pod/spec.containers.resources/resource-limit.yaml`,
    '3: limits stand in for requests',
    ['Pod 1/1/1 × 30/200'],
  ],
  [`${CHECKS}/memoryLimitsMissing/success.yaml`, '3: resource by resource', ['Pod 1/1/1 × -/512']],
  [
    `${EXAMPLES}/LimitRange/mem-min-max.yaml`,
    '4: max is the default limit, and that the default request',
    ['Pod 1/1/1 × -/1024'],
    [],
    'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: a, image: b}]}\n',
  ],
  [`${POD_LEVEL}/pod-level-resources.yaml`, '5: the pod before its containers', ['Pod 1/1/1 × 1000/100']],
  [`${POD_LEVEL}/pod-level-resize.yaml`, '5: the same in KYAML', ['Pod 1/1/1 × 200/200']],
  [
    `${POD_LEVEL}/pod-level-resource-managers-pod-scope-mixed.yaml`,
    '5: sidecars share in it',
    ['Pod 1/1/1 × 4000/4096, sidecars 2'],
  ],
  [
    'argoproj__argo-rollouts/examples/workload-ref/workload-ref.yaml',
    '6: a Rollout of a Deployment’s template',
    ['Deployment 0/0/0 × -/-', 'Rollout 5/5/5 × -/-'],
  ],
  [
    'kubernetes-sigs__kueue/site/static/v0.19/examples/jobs/sample-scalable-job.yaml',
    '7: parallelism and completions',
    ['Job 0/3/3 × 100/100, 100 in all'],
  ],
  [
    'kubernetes-sigs__kueue/cmd/kueueviz/examples/03-agi-job.yaml',
    '7: suspended',
    ['Job 0/3/3 × 50/100, 3 in all, suspended'],
  ],
  [
    `${KUEUE}/jobs/sample-cronjob.yaml`,
    '8: 1,440 runs a day',
    ['CronJob 0/3/3 × 1000/200, 3 in all, 43800 a month'],
  ],
  [
    'kubernetes__examples/_archived/sysdig-cloud/sysdig-daemonset.yaml',
    '9: a pod a node, with line ends of Windows',
    ['DaemonSet 1/1/1 × -/-'],
  ],
  [`${EXAMPLES}/HorizontalPodAutoscaler/simple.yaml`, '10: a range', ['Deployment 1/1/10 × 200/-']],
  [
    `${CHECKS}/hpaMinAvailability/success.minReplicaAbsent.yaml`,
    '10: no target',
    [],
    ['unresolved-reference 6'],
  ],
  [
    `${CHECKS}/hpaMinAvailability/success.minReplicaAbsent.yaml`,
    '10: minReplicas absent is 1',
    ['Deployment 1/1/10 × -/-'],
    [],
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: php-apache}\nspec: {template: {spec: {containers: [{name: a, image: b}]}}}\n',
  ],
  [
    'kubernetes__examples/AI/vllm-deployment/vllm-deployment.yaml',
    '11: a GPU in requests and limits',
    ['Deployment 1/1/1 × 2000/10240, 1 nvidia.com/gpu'],
  ],
  [
    'Project-HAMi__HAMi/examples/nvidia/default_use.yaml',
    '11: a virtual GPU is one',
    ['Pod 1/1/1 × -/-, 1 nvidia.com/gpu'],
  ],
  [
    `${KUEUE}/serving-workloads/sample-leaderworkerset-tas.yaml`,
    '12: 2 leaders × 100 + 4 workers × 200 = 1,000 mCPU',
    ['leader 2/2/2 × 100/-', 'worker 4/4/4 × 200/-, 4 nvidia.com/gpu'],
    ['suspect-field 42'],
  ],
  [
    `${GKE}/ai-ml/gke-ray/rayserve/llm/tpu/ray-service.tpu-v6e-multihost.yaml`,
    '13: 4 hosts of 4 chips',
    ['head 1/1/1 × 2000/16384', 'tpu-group 4/4/4 × 20000/204800, 16 google.com/tpu'],
    ['unresolved-reference 158'],
  ],
  [
    'ray-project__kuberay/ray-operator/config/samples/ray-job.tpu-v6e-256-multihost.yaml',
    '13: 64 hosts of 4 chips',
    ['head 0/1/1 × 8000/38146, 1 in all', 'tpu-group 0/64/64 × 24000/190734, 64 in all, 256 google.com/tpu'],
  ],
  [
    `${GKE}/ai-ml/gke-tpu-dynamic-slicing/tpu-multislice-jax.yaml`,
    '14: 2 jobs × 16 at once',
    ['slice-job 0/32/32 × -/-, 32 in all, 128 google.com/tpu'],
  ],
  ['volcano-sh__volcano/example/job.yaml', '15: Volcano’s Job', ['default-nginx 0/6/6 × 1000/-, 6 in all']],
  [
    `${SPARK}/spark-rapids/spark-rapids-app-gpus.yaml`,
    '16: 10 + 3 GiB, and a GPU',
    ['driver 0/1/1 × 1000/2867, 1 in all', 'executor 0/1/1 × 1000/13312, 1 in all, 1 nvidia.com/gpu, init 1'],
  ],
  [
    `${SPARK}/pyspark-pi-job.yaml`,
    '16: 512m is 512 MiB, and 384 on top',
    ['driver 0/1/1 × 1000/896, 1 in all', 'executor 0/2/2 × 1000/896, 2 in all'],
  ],
  [
    'kubeflow__trainer/examples/yaml/03-kueue-integration.yaml',
    '17: 3 nodes, and a runtime that is not here',
    ['node 0/3/3 × 2000/4096, 3 in all, suspended'],
    ['unresolved-reference 40'],
  ],
  [
    'kserve__kserve/docs/samples/fluid/fluid-isvc.yaml',
    '18: idle at 0',
    ['predictor 0/1/1 × 24000/49152, 1 nvidia.com/gpu'],
    ['unresolved-reference 11'],
  ],
  [`${DRA}/demo/specs/quickstart/gpu-test8.yaml`, '19: a count of 2', ['Pod 1/1/1 × -/-, 2 gpu.nvidia.com']],
  [
    `${DRA}/demo/specs/quickstart/v1/gpu-test3.yaml`,
    '19: two pods share one',
    ['Pod 1/1/1 × -/-, 0.5 gpu.nvidia.com', 'Pod 1/1/1 × -/-, 0.5 gpu.nvidia.com'],
  ],
  [
    `${DRA}/demo/specs/extended-resources/mig-1g-12gb.yaml`,
    '19: a slice by its extended name',
    ['Pod 1/1/1 × -/-, 0.143 nvidia.com/mig-1g.12gb'],
  ],
  [
    'kubernetes__website/content/en/examples/dra/dra-example-job.yaml',
    '19: claims that are not here',
    ['Job 0/2/2 × -/-, 10 in all'],
    ['unresolved-reference 51', 'unresolved-reference 54'],
  ],
  [
    'kubernetes__website/content/en/examples/dra/dra-example-job.yaml',
    '19: 2 from the template, 1 shared: 3 in all',
    ['Job 0/2/2 × -/-, 10 in all, 3 gpu.nvidia.com'],
    [],
    `${claim('ResourceClaimTemplate', 'example-resource-claim-template', `{spec: ${oneGpu}}`)}---\n${claim('ResourceClaim', 'example-resource-claim', oneGpu)}`,
  ],
  [`${ISTIO}/list-frontend.yaml`, '20: a list’s item', ['Deployment 1/1/1 × -/-']],
  [
    'kserve__kserve/config/overlays/test/localmodel_manager_image_patch.yaml',
    '21: nothing behind command',
    ['Deployment 1/1/1 × 50/200'],
  ],
  [`${GKE}/ai-ml/gke-a100-jax/kubernetes/job-patch.yaml`, '22: no image', [], ['fragment 26']],
  [`${CHECKS}/deploymentMissingReplicas/success.yaml`, '23: no container', [], ['unsupported-kind 2']],
  [
    `${GKE}/batch/kueue-intro/job-team-b.yaml`,
    '24: a family of names',
    ['Job 0/3/3 × 500/512, 3 in all, 3 nvidia.com/gpu, suspended'],
  ],
  [
    `${DRA}/tests/bats/specs/nvb.tmpl.yaml`,
    '27: placeholders',
    ['Launcher 0/1/1 × -/-, 1 in all', 'Worker 0/1/1 × -/-, 1 in all'],
    ['suspect-field 15', 'unresolved-placeholder 59', 'unresolved-placeholder 79'],
  ],
  [
    `${GKE}/ai-ml/gke-ray/rayserve/llm/tpu/ray-cluster.tpu-v5e-singlehost.yaml`,
    '28: 200G is 190,734 MiB',
    ['head 1/1/1 × 2000/7629', 'tpu-group 1/1/1 × 100000/190734, 8 google.com/tpu'],
  ],
]

for (const [path, shows, expected, problems = [], added = ''] of rows) {
  test(`corpus, edge case ${shows}: ${path}`, needs(`corpus/${path}`), () => {
    const text = `${readFileSync(`${beside}/corpus/${path}`, 'utf8')}\n---\n${added}`
    const found = readManifest(path, Buffer.from(text))
    assert.deepEqual(found.requests.map(lineOf), expected)
    assert.deepEqual(
      found.problems.map(({ kind, line }) => `${kind} ${line}`),
      problems,
    )
  })
}

/** Devices are those of all pods that usually run. */
function lineOf(request: InferenceRequest): string {
  const { component, workload_kind, pods, accelerators, completions } = request
  const [reserved, running] = [resourcesText(request.requests), resourcesText(request.run_requests)]
  const notes = [
    running !== reserved && `running ${running}`,
    completions !== null && `${completions} in all`,
    request.runs_per_month !== null && `${request.runs_per_month} a month`,
    ...accelerators.map(({ count, resource }) => `${Number((count * pods.typical).toFixed(3))} ${resource}`),
    request.init_container_count > 0 && `init ${request.init_container_count}`,
    request.sidecar_count > 0 && `sidecars ${request.sidecar_count}`,
    request.suspended && 'suspended',
  ]
  const start = `${component ?? workload_kind} ${podsText(request)} × ${reserved}`
  return [start, ...notes.filter((note) => note !== false)].join(', ')
}

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import * as z from 'zod'
import type { Client } from './client.ts'
import type { CredentialFiles } from './credentials.ts'
import { folderWith } from './parts.ts'
import { freePort } from './ports.ts'
import { HOST, type Rig } from './rig.ts'

export type NodeShape = {
  readonly name: string
  readonly labels?: Readonly<Record<string, string>>
  readonly cpu?: string
  readonly memory?: string
}

const Nodes = z.object({
  items: z.array(
    z.object({
      status: z.object({
        conditions: z.array(z.object({ type: z.string(), status: z.string() })).optional(),
      }),
    }),
  ),
})

const nodeObject = ({ name, labels = {}, cpu = '32', memory = '256Gi' }: NodeShape) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { 'kubernetes.io/hostname': name, ...labels } },
  status: { capacity: { cpu, memory, pods: '110' }, allocatable: { cpu, memory, pods: '110' } },
})

const STAGES = ['node-initialize', 'node-heartbeat-with-lease', 'pod-ready', 'pod-complete', 'pod-delete']

/** An annotation of the pods of a Job: how long they run, such as `3s`. Without it they are done at once. */
export const RUNS_FOR = 'pod-complete.stage.kwok.x-k8s.io/delay'

function stages(): string {
  const documents = STAGES.map((name) => {
    const document = parseDocument(readFileSync(join(folderWith('kwok'), `${name}.yaml`), 'utf8'))
    if (name === 'pod-complete') {
      document.setIn(['spec', 'delay'], {
        durationMilliseconds: 0,
        durationFrom: { expressionFrom: `.metadata.annotations["${RUNS_FOR}"]` },
      })
    }
    return document.toString()
  })
  return documents.join('---\n')
}

/** Controllers, scheduler, and nodes whose pods come up, run and end as kwok's stages say. */
export async function startPods(
  { rig, files, url, admin }: { rig: Rig; files: CredentialFiles; url: string; admin: Client },
  nodes: readonly NodeShape[],
): Promise<void> {
  const controllers = rig.start('kube-controller-manager', [
    `--kubeconfig=${files.controllers}`,
    `--master=${url}`, // not what kubeadm was told to advertise
    `--root-ca-file=${files.ca}`,
    `--service-account-private-key-file=${files.accountsKey}`,
    '--use-service-account-credentials',
    // Under its own limit it waits 4 s for the tokens of its controllers.
    '--kube-api-qps=500',
    '--kube-api-burst=500',
    '--leader-elect=false',
    '--secure-port=0',
  ])
  rig.start('kube-scheduler', [
    `--kubeconfig=${files.scheduler}`,
    `--master=${url}`,
    '--leader-elect=false',
    '--secure-port=0',
  ])

  const config = join(rig.folder, 'stages.yaml')
  writeFileSync(config, stages())
  const kwok = rig.start('kwok', [
    `--kubeconfig=${files.admin}`,
    `--config=${config}`,
    '--manage-all-nodes',
    '--node-lease-duration-seconds=40',
    '--node-port=0',
    `--server-address=${HOST}:${await freePort()}`,
  ])
  await Promise.all(nodes.map((node) => admin.create('/api/v1/nodes', nodeObject(node))))
  await kwok.until('nodes are Ready', async () => {
    const { items } = await admin.read('/api/v1/nodes', Nodes)
    return items.every(({ status }) =>
      status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
    )
  })
  await controllers.until('namespaces have a service account', async () => {
    const { status } = await admin.send('GET', '/api/v1/namespaces/default/serviceaccounts/default')
    return status === 200
  })
}

import { join } from 'node:path'
import * as z from 'zod'
import type { CredentialFiles } from './credentials.ts'
import { freePort } from './ports.ts'
import { HOST, type Rig } from './rig.ts'

export type Tuning = {
  /** How long events are kept: an hour unless said. */
  readonly eventTtlS?: number
  /** How often the API server drops old revisions, which are 410 Gone from then on: 300 s unless said. */
  readonly compactionIntervalS?: number
  readonly apiServerFlags?: readonly string[]
}

/** Resolves to its URL. It is not waited for: the API server does that. */
export async function startEtcd(rig: Rig): Promise<string> {
  const url = `http://${HOST}:${await freePort()}`
  const peerUrl = `http://${HOST}:${await freePort()}`
  rig.start('etcd', [
    `--data-dir=${join(rig.folder, 'etcd')}`,
    `--listen-client-urls=${url}`,
    `--advertise-client-urls=${url}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=default=${peerUrl}`,
    '--unsafe-no-fsync',
    // A lone member has nobody to wait for before it elects itself.
    '--heartbeat-interval=10',
    '--election-timeout=100',
  ])
  return url
}

export const apiServerFlags = (
  etcdUrl: string,
  port: number,
  files: CredentialFiles,
  tuning: Tuning,
): string[] => [
  `--etcd-servers=${etcdUrl}`,
  `--bind-address=${HOST}`,
  `--secure-port=${port}`,
  // Neither a default route nor an address for others is needed.
  `--advertise-address=${HOST}`,
  '--endpoint-reconciler-type=none',
  '--service-cluster-ip-range=10.96.0.0/24',
  `--tls-cert-file=${files.serving}`,
  `--tls-private-key-file=${files.servingKey}`,
  `--client-ca-file=${files.ca}`,
  '--authorization-mode=Node,RBAC',
  '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
  `--service-account-key-file=${files.accounts}`,
  `--service-account-signing-key-file=${files.accountsKey}`,
  `--event-ttl=${tuning.eventTtlS ?? 3600}s`,
  `--etcd-compaction-interval=${tuning.compactionIntervalS ?? 300}s`,
  ...(tuning.apiServerFlags ?? []),
]

const Revision = z.object({ header: z.object({ revision: z.string() }) })

export async function forgetHistory(etcdUrl: string): Promise<void> {
  const call = async (method: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(`${etcdUrl}/v3/kv/${method}`, { method: 'POST', body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`etcd ${method}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const { header } = Revision.parse(await call('range', { key: btoa('/') }))
  await call('compaction', { revision: header.revision, physical: true })
}

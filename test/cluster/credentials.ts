import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse, stringify } from 'yaml'
import * as z from 'zod'
import type { Credential } from './client.ts'
import { folderWith } from './parts.ts'

const Kubeconfig = z.object({
  users: z.tuple([z.object({ user: z.record(z.string(), z.string()) })]),
})

type Address = { readonly host: string; readonly port: number; readonly version: string }
export type CredentialFiles = ReturnType<typeof filesIn>

/** What kubeadm names the files it writes. */
const filesIn = (folder: string) => ({
  ca: join(folder, 'ca.crt'),
  serving: join(folder, 'apiserver.crt'),
  servingKey: join(folder, 'apiserver.key'),
  accounts: join(folder, 'sa.pub'),
  accountsKey: join(folder, 'sa.key'),
  admin: join(folder, 'super-admin.conf'),
  controllers: join(folder, 'controller-manager.conf'),
  scheduler: join(folder, 'scheduler.conf'),
})

/** Has kubeadm make a CA with all certificates, keys and kubeconfigs of a control plane at that address. */
export async function writeCredentials(
  folder: string,
  { host, port, version }: Address,
): Promise<CredentialFiles> {
  const config = join(folder, 'kubeadm.yaml')
  const documents = [
    {
      kind: 'InitConfiguration',
      apiVersion: 'kubeadm.k8s.io/v1beta4',
      // kubeadm refuses loopback here, though only the endpoint below is ever called.
      localAPIEndpoint: { advertiseAddress: '192.0.2.1', bindPort: port },
      nodeRegistration: { name: 'control-plane', criSocket: 'unix:///none' },
    },
    {
      kind: 'ClusterConfiguration',
      apiVersion: 'kubeadm.k8s.io/v1beta4',
      kubernetesVersion: version,
      certificatesDir: folder,
      controlPlaneEndpoint: `${host}:${port}`,
      encryptionAlgorithm: 'ECDSA-P256', // quickest to make
    },
  ]
  writeFileSync(config, documents.map((document) => stringify(document)).join('---\n'))
  const kubeadmInit = (...phase: readonly string[]) =>
    promisify(execFile)(join(folderWith('kubeadm'), 'kubeadm'), [
      'init',
      'phase',
      ...phase,
      '--config',
      config,
    ])
  await kubeadmInit('certs', 'all')
  await kubeadmInit('kubeconfig', 'all', '--kubeconfig-dir', folder)
  return filesIn(folder)
}

/** The client certificate of a kubeconfig that kubeadm wrote. */
export function credentialIn(kubeconfig: string): Credential {
  const [{ user }] = Kubeconfig.parse(parse(readFileSync(kubeconfig, 'utf8'))).users
  const pem = (key: string) => Buffer.from(user[key] ?? '', 'base64').toString()
  return { cert: pem('client-certificate-data'), key: pem('client-key-data') }
}

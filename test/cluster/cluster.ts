import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { type Client, type Credential, clientOf } from './client.ts'
import { apiServerFlags, forgetHistory, startEtcd, type Tuning } from './control-plane.ts'
import { credentialIn, writeCredentials } from './credentials.ts'
import { parts, versionOf } from './parts.ts'
import { type NodeShape, startPods } from './pods.ts'
import { freePort } from './ports.ts'
import type { Program } from './program.ts'
import { HOST, newRig, type Rig, type Stop } from './rig.ts'

export type ClusterOptions = Tuning & {
  /** Nodes on which pods run. Without, there are no controllers either: objects are kept, and nothing else happens. */
  readonly nodes?: readonly NodeShape[]
}

export type Cluster = {
  readonly url: string
  /** The CA's certificate, PEM. */
  readonly ca: string
  /** Of the API server; good for any other server on loopback. */
  readonly serving: { readonly ca: string; readonly certFile: string; readonly keyFile: string }
  /** A file, for the administrator. */
  readonly kubeconfig: string
  readonly admin: Client
  /** Where the programs run; more of them can. */
  readonly rig: Rig
  readonly clientWith: (credential: Credential) => Client
  /** A token for a service account, as a pod would have it: it may do what its roles allow. */
  readonly tokenFor: (namespace: string, account: string) => Promise<string>
  /** A file, for the holder of a token. */
  readonly kubeconfigWith: (token: string, namespace?: string) => string
  /** A namespace in which pods can be created. */
  readonly createNamespace: (name: string) => Promise<void>
  /** As in a crash. Nothing listens on its port afterwards. */
  readonly killApiServer: () => Promise<void>
  /** On the same port, with the same data; watches from before are 410 Gone, for it remembers no history. */
  readonly startApiServer: () => Promise<void>
  readonly restartApiServer: () => Promise<void>
  /**
   * Drops all old revisions from etcd. Lists and watches that were begun before are 410 Gone once the API server's own
   * cache lacks them too: after a restart, or at once with `--watch-cache=false`.
   */
  readonly forgetHistory: () => Promise<void>
  readonly stop: Stop
}

const Token = z.object({ status: z.object({ token: z.string() }) })

const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** etcd, the API server and, for nodes, controllers, scheduler and kwok: real ones, on loopback. */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const rig = newRig()
  try {
    return await startIn(rig, options)
  } catch (cause) {
    await rig.stop()
    throw cause
  }
}

async function startIn(rig: Rig, { nodes = [], ...tuning }: ClusterOptions): Promise<Cluster> {
  const port = await freePort()
  const url = `https://${HOST}:${port}`
  const etcdUrl = await startEtcd(rig)
  const version = versionOf(parts[0], 'k8s.io/kubernetes')
  const files = await writeCredentials(rig.folder, { host: HOST, port, version })
  const ca = readFileSync(files.ca, 'utf8')
  const admin = clientOf(url, ca, credentialIn(files.admin))
  const withoutControllers = nodes.length === 0
  const flags = apiServerFlags(etcdUrl, port, files, tuning)
  // Nobody makes the default service account that pods would be refused for want of.
  if (withoutControllers) flags.push('--disable-admission-plugins=ServiceAccount')

  let apiServer: Program
  async function startApiServer(): Promise<void> {
    apiServer = rig.start('kube-apiserver', flags)
    await apiServer.until('is ready', async () => (await admin.send('GET', '/readyz')).status === 200)
  }
  const killApiServer = () => apiServer.kill()

  await startApiServer()
  if (!withoutControllers) await startPods({ rig, files, url, admin }, nodes)

  return {
    url,
    ca,
    serving: { ca, certFile: files.serving, keyFile: files.servingKey },
    kubeconfig: files.admin,
    admin,
    rig,
    clientWith: (credential) => clientOf(url, ca, credential),
    async tokenFor(namespace, account) {
      const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`
      return Token.parse(await admin.create(path, { spec: {} })).status.token
    },
    kubeconfigWith(token, namespace = 'default') {
      const file = join(rig.folder, `${crypto.randomUUID()}.conf`)
      const cluster = { server: url, 'certificate-authority-data': base64(ca) }
      const config = {
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [{ name: 'test', cluster }],
        users: [{ name: 'account', user: { token } }],
        contexts: [{ name: 'test', context: { cluster: 'test', user: 'account', namespace } }],
        'current-context': 'test',
      }
      writeFileSync(file, JSON.stringify(config))
      return file
    },
    async createNamespace(name) {
      await admin.create('/api/v1/namespaces', { metadata: { name } })
      if (withoutControllers) return
      const account = `/api/v1/namespaces/${name}/serviceaccounts/default`
      await apiServer.until(
        `${name} has a service account`,
        async () => (await admin.send('GET', account)).status === 200,
      )
    },
    killApiServer,
    startApiServer,
    async restartApiServer() {
      await killApiServer()
      await startApiServer()
    },
    forgetHistory: () => forgetHistory(etcdUrl),
    async stop(how) {
      admin.close()
      await rig.stop(how)
    },
  }
}

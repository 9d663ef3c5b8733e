import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A Go module of ours: its go.mod pins the versions, and its tools are the programs. */
export type Part = {
  readonly name: string
  readonly source: string
  readonly programs: readonly string[]
  readonly tags: readonly string[]
  /** What Go calls a program after the last piece of its path, and what we call it. */
  readonly renamed: Readonly<Record<string, string>>
  /** Variables that a release's build fills with the version of a module. */
  readonly stamped: Readonly<Record<string, string>>
  /** Files of modules that are kept beside the programs. */
  readonly copied: Readonly<Record<string, readonly string[]>>
}

const source = (name: string): string => join(import.meta.dirname, 'go', name)

/** Two, because kube-state-metrics does not build with the client that Kubernetes needs. */
export const parts = [
  {
    name: 'kubernetes',
    source: source('kubernetes'),
    programs: ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubeadm', 'kwok'],
    tags: [],
    renamed: { server: 'etcd' },
    stamped: { 'k8s.io/component-base/version.gitVersion': 'k8s.io/kubernetes' },
    copied: {
      'sigs.k8s.io/kwok': [
        'kustomize/stage/node/fast/node-initialize.yaml',
        'kustomize/stage/node/heartbeat-with-lease/node-heartbeat-with-lease.yaml',
        'kustomize/stage/pod/fast/pod-complete.yaml',
        'kustomize/stage/pod/fast/pod-delete.yaml',
        'kustomize/stage/pod/fast/pod-ready.yaml',
      ],
    },
  },
  {
    name: 'metrics',
    source: source('metrics'),
    programs: ['kube-state-metrics', 'prometheus'],
    tags: ['remove_all_sd'], // without the clients of twenty clouds
    renamed: {},
    stamped: {},
    copied: {},
  },
] as const satisfies readonly Part[]

export type ProgramName = (typeof parts)[number]['programs'][number]

/** CGO would need a C compiler, and a workspace or flags of the user's would change what is built. */
export const goEnv = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=readonly', GOWORK: 'off' }

export const go = (part: Part, ...args: readonly string[]): string =>
  execFileSync('go', args, { cwd: part.source, env: goEnv, encoding: 'utf8' }).trim()

/** The version of a module that a part pins. */
export function versionOf(part: Part, module: string): string {
  const pins = readFileSync(join(part.source, 'go.mod'), 'utf8').split('\n')
  const version = pins.map((line) => line.trim().split(' ')).find(([path]) => path === module)?.[1]
  if (version === undefined) throw new Error(`${part.name} does not pin ${module}`)
  return version
}

const cacheFolder = (): string =>
  process.env['WATTLINT_CLUSTER_CACHE'] ??
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'wattlint', 'cluster')

const folders = new Map<Part, string>()

/** Where a part's programs are once they are built: another folder for other pins and another compiler. */
export function folderOfPart(part: Part): string {
  const folder = folders.get(part) ?? hashedFolder(part)
  folders.set(part, folder)
  return folder
}

function hashedFolder(part: Part): string {
  const { name, source, ...how } = part
  const hash = createHash('sha256').update(JSON.stringify(how))
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(source, file)))
  hash.update(go(part, 'env', 'GOVERSION', 'GOARCH'))
  return join(cacheFolder(), `${name}-${hash.digest('hex').slice(0, 16)}`)
}

/** The folder with `program`; throws when it is not built. */
export function folderWith(program: ProgramName): string {
  for (const part of parts) {
    if ((part.programs as readonly string[]).includes(program) && isBuilt(part)) return folderOfPart(part)
  }
  throw new Error(`${program} is not built`)
}

export const isBuilt = (part: Part): boolean => existsSync(folderOfPart(part))

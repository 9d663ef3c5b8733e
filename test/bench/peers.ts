import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'

const KUBECONFORM = 'github.com/yannh/kubeconform/cmd/kubeconform@v0.7.0'
const cache = resolve('.cache/bin')

const works = (file: string, args: readonly string[]): boolean =>
  spawnSync(file, [...args], { stdio: 'ignore' }).status === 0

/** kubectl, from the system or from Debian's `kubernetes-client`; null where neither is to be had. */
export function kubectl(): string | null {
  if (works('kubectl', ['version', '--client'])) return 'kubectl'
  spawnSync('apt-get', ['install', '-y', '-qq', 'kubernetes-client'], { stdio: 'ignore' })
  return works('kubectl', ['version', '--client']) ? 'kubectl' : null
}

/** kubeconform, built once from the Go module proxy; null where Go is missing. */
export function kubeconform(): string | null {
  const built = `${cache}/kubeconform`
  if (existsSync(built)) return built
  mkdirSync(cache, { recursive: true })
  spawnSync('go', ['install', KUBECONFORM], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, GOBIN: cache },
  })
  return existsSync(built) ? built : null
}

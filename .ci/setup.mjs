// Installs what the tests and the demo need, once: everything comes from the lock file. Runs on any Node that npm runs on.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
const wanted = JSON.parse(read('package-lock.json')).packages
const installed = JSON.parse(read('node_modules/.package-lock.json') || '{"packages":{}}').packages
const isInstalled = Object.entries(wanted).every(
  ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
)
if (!isInstalled) {
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  process.exit(status ?? 1)
}

// Installs the browser that test/rendered looks with, where that takes nothing but a package of Debian's. It never fails:
// tests that find no browser say so. Runs on any Node that npm runs on.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'] // as in test/rendered/browser.ts
// Letters of the width that GitHub's have, and the signs of a comment.
const PACKAGES = ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji']
const MINUTES = 5

const folders = (process.env.PATH ?? '').split(':')
const isThere = (name) => folders.some((folder) => existsSync(join(folder, name)))
const isWanted = process.env.WATTLINT_CHROMIUM === undefined && !NAMES.some(isThere)
const mayInstall = process.platform === 'linux' && process.getuid() === 0 && isThere('apt-get')

if (isWanted && mayInstall) {
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: 'ignore',
      timeout: MINUTES * 60_000,
    }).status === 0
  const install = () => apt('install', '-y', '--no-install-recommends', ...PACKAGES)
  const isInstalled = install() || (apt('update') && install())
  process.stdout.write(
    isInstalled
      ? 'Installed Chromium, to look at comments with.\n'
      : 'Chromium could not be installed: comments are not looked at in a browser.\n',
  )
}

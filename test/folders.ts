import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'

/** A folder with the given files, removed after the test. */
export function folderOf(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'wattlint-test-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  writeFiles(folder, files)
  return folder
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid', '-c', 'commit.gpgsign=false']

export const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', [...author, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim()

/** Commits everything in the folder and returns the commit. */
export function commitAll(folder: string): string {
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'state')
  return git(folder, 'rev-parse', 'HEAD')
}

/** A manifest of a Deployment. */
export const deployment = (name: string, replicas = 1, cpu = '500m', image = 'example/app:1'): string =>
  `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  replicas: ${replicas}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
      - {name: app, image: '${image}', resources: {requests: {cpu: ${cpu}, memory: 256Mi}}}
`

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { folderOfPart, go, goEnv, isBuilt, type Part, parts, versionOf } from './parts.ts'
import { unbuildable } from './unavailable.ts'

function build(part: Part, folder: string): void {
  const stamps = Object.entries(part.stamped).map(
    ([variable, module]) => `-X ${variable}=${versionOf(part, module)}`,
  )
  const { status } = spawnSync(
    'go',
    [
      ...['build', '-trimpath', '-buildvcs=false', '-tags', part.tags.join(',')],
      ...['-ldflags', ['-s', '-w', ...stamps].join(' '), '-o', `${folder}/`, 'tool'],
    ],
    { cwd: part.source, env: goEnv, stdio: 'inherit' },
  )
  if (status !== 0) throw new Error(`go build of ${part.name} failed`)
  for (const [from, to] of Object.entries(part.renamed)) renameSync(join(folder, from), join(folder, to))
  for (const [module, files] of Object.entries(part.copied)) {
    const moduleFolder = go(part, 'list', '-m', '-f', '{{.Dir}}', module)
    // Read and written, since a copy would be as read-only as Go's module cache.
    for (const file of files)
      writeFileSync(join(folder, basename(file)), readFileSync(join(moduleFolder, file)))
  }
  const missing = part.programs.filter((program) => !existsSync(join(folder, program)))
  if (missing.length > 0) throw new Error(`${part.name} was built without ${missing.join(', ')}`)
}

/** Builds a part unless it is there. Safe beside others that do the same: the first to finish wins. */
function provide(part: Part): void {
  const folder = folderOfPart(part)
  if (isBuilt(part)) return
  const unfinished = `${folder}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  try {
    build(part, unfinished)
    renameSync(unfinished, folder)
  } catch (cause) {
    if (!isBuilt(part)) throw cause
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

const why = unbuildable()
if (why !== null) process.stdout.write(`${why} Tests of a cluster say so, and are left out.\n`)
for (const part of why === null ? parts : []) {
  const begun = performance.now()
  const was = isBuilt(part)
  process.stdout.write(`${part.name}: ${part.programs.join(', ')} ${was ? '' : '…\n'}`)
  provide(part)
  const tookS = Math.round((performance.now() - begun) / 1000)
  process.stdout.write(`${was ? 'is there' : `built in ${tookS} s`}: ${folderOfPart(part)}\n`)
}

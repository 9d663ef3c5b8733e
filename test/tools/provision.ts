import { spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { setPriority } from 'node:os'
import { folderOfTool, isBuilt, type Tool, tools } from './tools.ts'

const LAST_IN_LINE = 15

/** Builds a tool unless it is there. Safe beside others that do the same: the first to finish wins. */
function provide(tool: Tool): void {
  if (isBuilt(tool)) return
  const folder = folderOfTool(tool)
  const unfinished = `${folder}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  try {
    const { status } = spawnSync(
      'go',
      ['install', '-trimpath', '-ldflags=-s -w', `${tool.module}@v${tool.version}`],
      {
        env: { ...process.env, GOBIN: unfinished, GOFLAGS: '', GOWORK: 'off', CGO_ENABLED: '0' },
        stdio: 'inherit',
      },
    )
    if (status !== 0) throw new Error(`go install of ${tool.name} ${tool.version} failed`)
    renameSync(unfinished, folder)
  } catch (cause) {
    if (!isBuilt(tool)) throw cause
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

// Whoever works on this machine comes first: the children inherit it.
setPriority(LAST_IN_LINE)
const hasGo = spawnSync('go', ['version']).status === 0
if (!hasGo)
  process.stdout.write('There is no Go to build helm and kustomize with: tests take what is on the path.\n')
for (const tool of hasGo ? tools : []) {
  const begun = performance.now()
  const was = isBuilt(tool)
  provide(tool)
  const tookS = Math.round((performance.now() - begun) / 1000)
  process.stdout.write(
    `${tool.name} ${tool.version} ${was ? 'is there' : `built in ${tookS} s`}: ${folderOfTool(tool)}\n`,
  )
}

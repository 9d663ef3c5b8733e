import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { TestContext } from 'node:test'

/** A program that renders, at the version that tests are held to, as a module of Go. */
export type Tool = { readonly name: string; readonly version: string; readonly module: string }

export const tools = [
  { name: 'helm', version: '4.3.1', module: 'helm.sh/helm/v4/cmd/helm' },
  { name: 'helm', version: '3.22.0', module: 'helm.sh/helm/v3/cmd/helm' },
  // The newest that Go 1.26 builds.
  { name: 'kustomize', version: '5.8.2', module: 'sigs.k8s.io/kustomize/kustomize/v5' },
] as const satisfies readonly Tool[]

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'wattlint', 'tools')

/** Where a tool is once it is built. */
export const folderOfTool = ({ name, version }: Tool): string => join(cache, `${name}-${version}`)

export const isBuilt = (tool: Tool): boolean => existsSync(join(folderOfTool(tool), tool.name))

/** A program to test with, and the folder that it is in. */
export type Found = { readonly shows: string; readonly program: string; readonly folder: string }

const here = process.env['PATH'] ?? ''

/** Every program of that name that can be tested with: those that were built, else the one on the path. */
export function found(program: 'helm' | 'kustomize' | 'kubectl'): readonly Found[] {
  const built = tools.filter((tool) => tool.name === program && isBuilt(tool))
  if (built.length > 0)
    return built.map((tool) => ({
      shows: `${program} ${tool.version}`,
      program,
      folder: folderOfTool(tool),
    }))
  const folder = here.split(delimiter).find((one) => existsSync(join(one, program)))
  return folder === undefined ? [] : [{ shows: `${program} of this machine`, program, folder }]
}

/** A PATH with that program, with git, and with none that would be taken before it. */
export function pathWith(t: TestContext, { program, folder }: Found): string {
  const only = mkdtempSync(join(tmpdir(), 'wattlint-path-'))
  t.after(() => rmSync(only, { recursive: true, force: true }))
  for (const [name, from] of [
    [program, folder],
    ['git', here.split(delimiter).find((one) => existsSync(join(one, 'git')))],
  ] as const)
    if (from !== undefined) symlinkSync(realpathSync(join(from, name)), join(only, name))
  return only
}

/** Why there is nothing to test with, as a sentence. */
function whyNone(programs: readonly string[]): string {
  const what = `There is no ${programs.join(' or ')} on the path`
  return spawnSync('go', ['version']).status === 0
    ? `${what}. Run npm run cluster first.`
    : `${what}, and no Go to build it with.`
}

/** Options for tests with programs: they say why they are skipped, and in CI they are not skipped but fail. */
export function withTools(...programs: readonly Parameters<typeof found>[0][]): {
  readonly skip: string | false
} {
  const missing = programs.filter((program) => found(program).length === 0)
  if (missing.length === 0) return { skip: false }
  if (process.env['CI'] === 'true') throw new Error(whyNone(missing))
  return { skip: whyNone(missing) }
}

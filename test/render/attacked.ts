import assert from 'node:assert/strict'
import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { TestContext } from 'node:test'
import { renderedTrees } from '../../src/adapters/rendered-tree.ts'
import { workingTree } from '../../src/adapters/working-tree.ts'
import { assess, assessOptionsFrom } from '../../src/assess.ts'
import { parseConfig } from '../../src/config/written.ts'
import { AppError, exitCodes, sentenceOf } from '../../src/errors.ts'
import { folderOf, git, writeFiles } from '../folders.ts'

/** What none of these may show, wherever it is: in a file beside the repository, in it, or in the environment. */
export const SECRET = 's3cr3t-of-somebody'

export type Attack = readonly [
  shows: string,
  files: Readonly<Record<string, string>>,
  status: number,
  said: RegExp,
  more?: (folder: string, beside: string) => void,
]

/** A repository with an attack in it, and secrets around it. */
export async function attacked(
  t: TestContext,
  path: string,
  [, files, status, said, more]: Attack,
): Promise<void> {
  const folder = folderOf(t, { '.gitignore': 'key.txt\n', 'key.txt': SECRET, ...files })
  const beside = folderOf(t, {
    secret: SECRET,
    'kustomization.yaml': 'resources: [web.yaml]\n',
    'web.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: ${SECRET}}\nspec: {containers: [{name: a, image: a}]}\n`,
  })
  git(folder, 'init', '-q')
  git(folder, 'config', 'http.extraheader', SECRET)
  const outside = `../${basename(beside)}`
  for (const [name, text] of Object.entries(files))
    writeFiles(folder, { [name]: text.replaceAll('OUTSIDE', outside).replaceAll('BESIDE', beside) })
  more?.(folder, beside)
  const temporary = folderOf(t, {})
  const seen = await readIn(folder, path, temporary)
  assert.equal(seen.status, status, seen.text)
  assert.match(seen.text, said)
  assert.ok(!seen.text.includes(SECRET), seen.text)
  assert.ok(!seen.text.includes('wattlint-render-'), seen.text)
  assert.deepEqual(readdirSync(temporary), [], 'something is left')
}

/** All that could be told of a repository, and the exit status that it comes to. */
async function readIn(
  cwd: string,
  path: string,
  temporary: string,
): Promise<{ status: number; text: string }> {
  const { TMPDIR: before } = process.env
  Object.assign(process.env, { ATTACKED_TOKEN: SECRET, TMPDIR: temporary })
  const config = parseConfig('wattlint.yml', readFileSync(join(cwd, 'wattlint.yml'), 'utf8'))
  const env = (name: string) => (name === 'PATH' ? path : process.env[name])
  const trees = renderedTrees({ cwd, entries: config.render, paths: [], env, taken: 'not-ignored' })
  try {
    const { requests, problems, coverage } = await assess(
      trees.here(workingTree(cwd, ['.'])),
      assessOptionsFrom(config),
    )
    return { status: 0, text: JSON.stringify({ requests, problems, coverage }) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { status: exitCodes[error.failure], text: [sentenceOf(error), ...error.details].join('\n') }
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/** A Pod that is called what an action of a template comes to. */
export const named = (action: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: "found-{{ ${action} | trim | default "nothing" }}"\nspec: {containers: [{name: a, image: a}]}\n`

/** Puts a link to what lies beside the repository. */
export const link =
  (at: string, to = 'secret') =>
  (folder: string, beside: string): void =>
    symlinkSync(join(beside, to), join(folder, at))

import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'

const IMPORT = /(from ')(\.[^']+)\.ts(')/g

/** Writes the types of the library to `folder`: of all that src declares, what its entry can reach. */
export async function writeTypes(root: string, folder: string): Promise<void> {
  const all = await mkdtemp(join(tmpdir(), 'wattlint-types-'))
  const flags = [
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--outDir',
    all,
    '--rootDir',
    '.',
  ]
  const { status } = spawnSync('node_modules/.bin/tsc', flags, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('the types cannot be written: see "npm run types"')
  const reached = ['index']
  for (const name of reached) {
    const text = await readFile(join(all, 'src', `${name}.d.ts`), 'utf8')
    for (const [, , specifier = ''] of text.matchAll(IMPORT)) {
      const other = posix.join(posix.dirname(name), specifier)
      if (!reached.includes(other)) reached.push(other)
    }
    const file = join(folder, `${name}.d.ts`)
    await mkdir(dirname(file), { recursive: true })
    // A reader of declarations looks for JavaScript, as the program that it checks does.
    await writeFile(file, text.replace(IMPORT, '$1$2.js$3'))
  }
  await rm(all, { recursive: true })
}

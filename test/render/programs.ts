import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { folderOf } from '../folders.ts'

/** A folder for the PATH with programs of the given names, each a script of Node. */
export function programs(t: TestContext, scripts: Readonly<Record<string, string>>): string {
  const folder = join(folderOf(t, {}), 'bin')
  mkdirSync(folder)
  for (const [name, script] of Object.entries(scripts)) {
    const file = join(folder, name)
    // A program of its own must not read what it writes as a module of this package.
    writeFileSync(file, `#!${process.execPath}\n${script}\n`)
    chmodSync(file, 0o755)
  }
  return folder
}

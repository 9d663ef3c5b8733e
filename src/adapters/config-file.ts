import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { AppError } from '../errors.ts'
import { parseConfig } from '../parse/config.ts'
import { Config } from '../schema/config.ts'

/** Where a configuration is looked for, in this order. */
const PLACES = ['.github/wattlint.yml', 'wattlint.yml', 'wattlint.yaml', 'wattlint.json'] as const

/** The named configuration, else the first that is there, else the defaults (`path` null). Throws `input`. */
export async function readConfig(
  cwd: string,
  named: string | null,
): Promise<{ config: Config; path: string | null }> {
  for (const path of named === null ? PLACES : [named]) {
    const text = await textOf(resolve(cwd, path))
    if (text !== null) return { config: parseConfig(path, text), path }
  }
  if (named === null) return { config: Config.parse({}), path: null }
  throw new AppError(
    'input',
    `configuration ${JSON.stringify(named)} is not there`,
    'Name a file, or leave --config out.',
  )
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
    throw new AppError(
      'input',
      `configuration ${JSON.stringify(file)} cannot be read`,
      'Make it a readable file.',
      { cause },
    )
  }
}

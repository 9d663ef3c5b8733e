import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderWith, type ProgramName } from './parts.ts'
import { type Program, startProgram } from './program.ts'

export const HOST = '127.0.0.1'

export type Stop = (how?: { readonly keepsFolder: boolean }) => Promise<void>

/** A folder, and the programs that run in it. */
export type Rig = {
  readonly folder: string
  /** Starts a program; `name` tells two of the same apart. */
  readonly start: (program: ProgramName, args: readonly string[], name?: string) => Program
  /** The end of every log. */
  readonly lastLines: () => string
  /** Kills all programs, and removes the folder unless told to keep it. */
  readonly stop: Stop
}

export function newRig(): Rig {
  const folder = mkdtempSync(join(tmpdir(), 'wattlint-cluster-'))
  const programs: Program[] = []
  return {
    folder,
    start(program, args, name = program) {
      const started = startProgram(name, join(folderWith(program), program), args, folder)
      programs.push(started)
      return started
    },
    lastLines() {
      const byName = new Map(programs.map((program) => [program.name, program])) // one log, however often it restarted
      return [...byName.values()].map(({ name, lastLines }) => `--- ${name}\n${lastLines()}`).join('\n')
    },
    async stop({ keepsFolder } = { keepsFolder: false }) {
      await Promise.all(programs.map(({ kill }) => kill()))
      if (!keepsFolder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

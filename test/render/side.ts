import assert from 'node:assert/strict'
import { renderingsFrom } from '../../src/render/entries.ts'
import { laidOut } from '../../src/render/layout.ts'
import { type Side, sideOf } from '../../src/render/side.ts'
import type { RenderEntry } from '../../src/schema/render.ts'

export type Files = Readonly<Record<string, string>>

/** A side in memory; what begins with `→` is a link. */
export function sideIn(files: Files): Promise<Side> {
  const kinds = Object.entries(files).map(
    ([path, text]) => [path, text.startsWith('→') ? 'link' : 'file'] as const,
  )
  return sideOf({
    list: async () => new Map(kinds),
    async *read(paths) {
      for (const path of paths) {
        const text = files[path]
        yield text === undefined ? new Error('gone') : Buffer.from(text.replace(/^→/, ''))
      }
    },
  })
}

/** `place ← file` of everything that is laid out; else what is wrong. */
export async function layoutOf(files: Files, entry: RenderEntry): Promise<readonly string[] | string | null> {
  const [rendering] = renderingsFrom([entry])
  assert.ok(rendering !== undefined)
  const laid = await laidOut(await sideIn(files), rendering)
  if (laid === null) return null
  return 'layout' in laid
    ? [...laid.layout].map(([place, path]) => `${place} ← ${path}`).toSorted()
    : `${laid.path}:${laid.line} ${laid.message} ${laid.hint}`
}

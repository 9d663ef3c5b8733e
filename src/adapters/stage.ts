import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { RenderFailure } from '../find.ts'
import { failure, type LaidOut, shown } from '../render/laid-out.ts'
import type { Side } from '../render/side.ts'
import { onEnd } from './on-end.ts'

const MOST_BYTES = 128 * 1024 * 1024

/** Hands out a fresh folder, and removes it afterwards, whatever happens. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'wattlint-render-')))
  const forget = onEnd(() => rmSync(folder, { recursive: true, force: true }))
  try {
    return await use(folder)
  } finally {
    forget()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Writes what is laid out below a folder, as plain files. A failure where a file cannot be had. */
export async function writeStage(
  folder: string,
  side: Side,
  { layout }: LaidOut,
  onFile: (place: string, path: string, bytes: Uint8Array) => void,
): Promise<RenderFailure | null> {
  const places = [...layout]
  const made = new Set<string>()
  let [index, total] = [0, 0]
  for await (const bytes of side.read(places.map(([, path]) => path))) {
    const [place = '', path = ''] = places[index++] ?? []
    if (bytes instanceof Error)
      return failure(
        path,
        `${shown(path)} cannot be read, and is rendered.`,
        'Make it a small readable file.',
      )
    total += bytes.length
    if (total > MOST_BYTES)
      return failure(path, 'What is rendered together is over 128 MiB.', 'Render a folder that holds less.')
    const file = join(folder, place)
    if (!made.has(dirname(file))) await mkdir(dirname(file), { recursive: true })
    made.add(dirname(file))
    await writeFile(file, bytes)
    onFile(place, path, bytes)
  }
  return null
}

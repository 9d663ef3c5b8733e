/** All files and links of one side of a comparison, whatever they are called, by path from the root of the configuration. */
export type SideFiles = {
  readonly list: () => Promise<ReadonlyMap<string, 'file' | 'link'>>
  /** The bytes of the given files, in their order: of a link, its target. An `Error` for one that cannot be read. */
  readonly read: (paths: readonly string[]) => AsyncIterable<Uint8Array | Error>
}

/** The same, to be asked what stands where. */
export type Side = {
  readonly kindOf: (path: string) => 'file' | 'link' | 'folder' | null
  /** Every file and link below a folder. */
  readonly below: (folder: string) => readonly string[]
  readonly read: SideFiles['read']
}

export async function sideOf(files: SideFiles): Promise<Side> {
  const listed = await files.list()
  const sorted = [...listed.keys()].toSorted()
  const folders = new Set<string>(['.'])
  for (const path of sorted)
    for (let at = path.lastIndexOf('/'); at !== -1; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  return {
    kindOf: (path) => listed.get(path) ?? (folders.has(path) ? 'folder' : null),
    below: (folder) => (folder === '.' ? sorted : startingWith(sorted, `${folder}/`)),
    read: files.read,
  }
}

function startingWith(sorted: readonly string[], prefix: string): readonly string[] {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < prefix) low = middle + 1
    else high = middle
  }
  let end = low
  while (sorted[end]?.startsWith(prefix)) end++
  return sorted.slice(low, end)
}

export const below = (folder: string, path: string): string => (folder === '.' ? path : `${folder}/${path}`)

export const isBelow = (path: string, folder: string): boolean =>
  folder === '.' || path.startsWith(`${folder}/`)

/** The texts of files; `null` for one that is not there. */
export async function textsOf(
  { list, read }: SideFiles,
  paths: readonly string[],
): Promise<(string | null)[]> {
  const listed = await list()
  const there = paths.filter((path) => listed.get(path) === 'file')
  const texts = new Map<string, string>()
  for await (const bytes of read(there)) {
    const path = there[texts.size] ?? ''
    texts.set(path, bytes instanceof Error ? '' : new TextDecoder().decode(bytes))
  }
  return paths.map((path) => texts.get(path) ?? null)
}

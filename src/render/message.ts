import type { RenderFailure } from '../find.ts'
import type { Rendering } from '../schema/render.ts'
import { CHART, valuesPlace } from './chart.ts'
import { KUSTOMIZATIONS } from './kustomization.ts'
import { failure, type LaidOut, shown } from './laid-out.ts'
import { FILES } from './origin.ts'
import { below } from './side.ts'

/** Why a tool wrote nothing that counts. */
export type Ended =
  | { readonly why: 'failed'; readonly stderr: string }
  | { readonly why: 'time' | 'output' | 'memory'; readonly limit: string }

const LONGEST = 400

/** What a tool said, as a failure with the file and the line that it names. `stage` is the folder that it ran in. */
export function failureFrom(
  program: string,
  ended: Ended,
  rendering: Rendering,
  { layout }: LaidOut,
  stage: string,
): RenderFailure {
  const { folder } = rendering
  const cannot = `${program} cannot render ${shown(folder)}`
  const own = ownFile(rendering, layout)
  if (ended.why !== 'failed')
    return failure(own, `${cannot} within ${ended.limit}.`, 'Make it smaller, or take it out of render.')
  const wrapped = repositoryPaths(wordsOf(ended.stderr), rendering, stage)
  const said = withoutWrapping(wrapped)
  const place =
    rendering.release === null
      ? placeOfKustomize(said, innermost(wrapped) ?? folder, layout)
      : placeOfHelm(said, rendering, layout)
  const words = said === '' ? 'it says nothing' : JSON.stringify(cut(said))
  return failure(place?.path ?? own, `${cannot}: ${words}.`, hintFor(said, program), place?.line ?? null)
}

/** The file that stands for an entry. */
function ownFile({ folder, release }: Rendering, layout: LaidOut['layout']): string {
  const names =
    release === null
      ? KUSTOMIZATIONS.map((name) => `${FILES}/${below(folder, name)}`)
      : [`${CHART}/Chart.yaml`]
  return names.map((name) => layout.get(name)).find((path) => path !== undefined) ?? folder
}

/** Both ends of a long complaint tell something. */
const cut = (text: string): string => {
  const letters = Array.from(text.slice(0, 100 * LONGEST))
  if (letters.length <= LONGEST) return text
  const half = LONGEST / 2
  return `${letters.slice(0, half).join('')}…${letters.slice(-half).join('')}`
}

/** The complaint itself, in one line. */
function wordsOf(stderr: string): string {
  const lines = stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('Use --debug flag'))
  const start = lines.findLastIndex((line) => /^Error: |\] "command failed" err=/.test(line))
  const told = start === -1 ? lines.slice(-1) : lines.slice(start)
  const text = told
    .map((line) => line.trim())
    .join(' ')
    .replace(/^Error: /, '')
  return loggedError(text)
}

/** kubectl logs its error, in quotes or between brackets. */
function loggedError(text: string): string {
  const [, quotedText, block] = /"command failed" err=(?:("(?:[^"\\]|\\.)*")|<(.*)>)/s.exec(text) ?? []
  if (block !== undefined) return block.trim()
  if (quotedText === undefined) return text
  try {
    return String(JSON.parse(quotedText))
  } catch {
    return quotedText
  }
}

/** kustomize says of every folder on the way that it is none of its files. */
const withoutWrapping = (text: string): string =>
  text.replace(
    /accumulating (?:resources|components): accumulation err='accumulating (?:resources|components) from '[^']*': '[^']*' must resolve to a file': recursed accumulation of path '[^']*': /g,
    '',
  )

/** Paths of the stage are nobody's: in their place those of the repository. */
function repositoryPaths(text: string, { folder, values }: Rendering, stage: string): string {
  let shownText = text.replaceAll(`${stage}/`, '').replaceAll(stage, '.')
  for (const [index, path] of values.entries())
    shownText = shownText.replaceAll(new RegExp(`(?:\\./)?${valuesPlace(index)}`, 'g'), () => path)
  return shownText
    .replaceAll(new RegExp(`(?:\\./)?(?<![\\w/.-])${CHART}/`, 'g'), () =>
      folder === '.' ? '' : `${folder}/`,
    )
    .replaceAll(new RegExp(`(?<![\\w/.-])${FILES}/`, 'g'), '')
}

type Place = { readonly path: string; readonly line: number | null }

const yamlLineIn = (said: string): number | null => {
  const [, line] = /\byaml: line (\d+)/.exec(said) ?? []
  return line === undefined ? null : Number(line)
}

/** The folder that kustomize was in. */
const innermost = (text: string): string | undefined =>
  [...text.matchAll(/recursed accumulation of path '([^']*)'/g)].at(-1)?.[1]

/** The last file that it names, from the root or from the folder that it was in. */
function placeOfKustomize(said: string, folder: string, layout: LaidOut['layout']): Place | null {
  const named = [...said.matchAll(/[^\s'"`:,]+/g)]
    .flatMap(([word]) => [word, below(folder, word)])
    .findLast((path) => layout.has(`${FILES}/${path}`))
  const path = named === undefined ? undefined : layout.get(`${FILES}/${named}`)
  return path === undefined ? null : { path, line: yamlLineIn(said) }
}

function placeOfHelm(said: string, { values }: Rendering, layout: LaidOut['layout']): Place | null {
  const template = [...said.matchAll(/(?<![^\s(])[^\s():/]+\/([^\s():]+)(?::(\d+))?/g)]
    .map(([, path = '', line]) => ({ path: layout.get(`${CHART}/${path}`), line }))
    .findLast(({ path }) => path !== undefined)
  if (template?.path !== undefined)
    return { path: template.path, line: template.line === undefined ? null : Number(template.line) }
  const line = yamlLineIn(said)
  const own = ['values.yaml', 'Chart.yaml'].flatMap((name) => layout.get(`${CHART}/${name}`) ?? [])
  const file = [...values, ...own].find(
    (path) => said.includes(path) || said.includes(` ${path.split('/').at(-1)}:`),
  )
  return file === undefined || line === null ? null : { path: file, line }
}

const NO_NETWORK = 'rendering uses no network'

function hintFor(said: string, program: string): string {
  if (/missing in charts\//.test(said)) return `Run "helm dependency build" on it first: ${NO_NETWORK}.`
  if (
    /proxyconnect|127\.0\.0\.1:9\b|transport '[^']*' not allowed|\bgit\b.*(?:executable file not found|exit status)/.test(
      said,
    )
  )
    return `Keep a copy of it in the repository: ${NO_NETWORK}.`
  return `Run ${program === 'kubectl' ? 'kubectl kustomize' : program} on it to see more, or take it out of render.`
}

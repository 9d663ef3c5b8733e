import { parseDocument } from 'yaml'
import type { RenderedDocument, RenderFailure } from '../find.ts'
import type { Rendering } from '../schema/render.ts'
import { CHART } from './chart.ts'
import { KUSTOMIZATIONS } from './kustomization.ts'
import { failure, type LaidOut, shown } from './laid-out.ts'
import { FILES, ORIGIN, originIn } from './origin.ts'
import { below } from './side.ts'
import { kindLine, type Said, type Source, saidIn, sourceFrom } from './source-line.ts'

/** The text of what is laid out at a path; `null` where nothing is. */
export type TextAt = (place: string) => string | null

type Layout = LaidOut['layout']

/** What a tool wrote, object by object, each with the line of the repository that it was made from. */
export function documentsFrom(
  output: string,
  { folder, release }: Rendering,
  { layout }: LaidOut,
  textAt: TextAt,
): readonly RenderedDocument[] | RenderFailure {
  const documents: RenderedDocument[] = []
  const times = new Map<string, number>()
  const sources = new Map<string, Source | null>()
  const sourceAt = (place: string): Source | null => {
    const known = sources.get(place)
    if (known !== undefined) return known
    const text = /\.(?:ya?ml|json|tpl)$/i.test(place) ? textAt(place) : null
    const source = text === null ? null : sourceFrom(text)
    sources.set(place, source)
    return source
  }
  for (const { text, origin } of release === null ? kustomized(output) : templated(output)) {
    if (origin === 'elsewhere')
      return failure(
        folder,
        `${shown(folder)} has an object that is from no file of the repository.`,
        'Keep a copy of it in the repository.',
      )
    const place = release === null ? placeOf(origin, folder, layout) : templatePlace(origin, layout)
    const said = saidIn(text)
    const key = JSON.stringify([place, said.kind])
    const nth = times.get(key) ?? 0
    times.set(key, nth + 1)
    documents.push({ path: layout.get(place) ?? folder, line: lineIn(sourceAt(place), said, nth), text })
  }
  return documents
}

const lineIn = (source: Source | null, said: Said, nth: number): number =>
  source === null ? 1 : kindLine(source, said, nth)

type Made = { readonly text: string; readonly origin: string | 'elsewhere' }

/** helm writes the template's name in front of each object, with the chart's name for its folder. */
function templated(output: string): readonly Made[] {
  const heads = [...output.matchAll(/^---\n# Source: (.*)$/gm)]
  return heads
    .map(({ index, 1: origin = '' }, number) => ({
      origin,
      text: output.slice(index, heads[number + 1]?.index),
    }))
    .filter(({ text }) => !isTestAlone(text))
}

const HOOK = 'helm.sh/hook'

/** Nothing runs the tests of a chart but a person who asks for it; what is a hook of an upgrade besides is run by that. */
function isTestAlone(text: string): boolean {
  if (!text.includes(HOOK)) return false
  const document = parseDocument(text, { logLevel: 'silent' })
  const hooks = document.errors.length > 0 ? null : document.getIn(['metadata', 'annotations', HOOK])
  return (
    typeof hooks === 'string' &&
    hooks.split(',').every((hook) => /^test(?:-success|-failure)?$/.test(hook.trim()))
  )
}

function kustomized(output: string): readonly Made[] {
  const texts = output.split(/^---$/m).filter((text) => text.trim() !== '')
  return texts.map((text) => {
    const origin = originIn(originAnnotation(text))
    return { text, origin: origin === null || origin === 'elsewhere' ? (origin ?? '') : origin.path }
  })
}

/** As kustomize writes it, at column 0 alone: text within an object is further in. */
const ANNOTATION = new RegExp(
  `^metadata:\\n {2}annotations:\\n(?: {4}.*\\n)*? {4}${ORIGIN.replaceAll('.', '\\.')}: \\|\\n((?: {6}.*\\n)+)`,
  'm',
)

const originAnnotation = (text: string): string | null =>
  ANNOTATION.exec(text)?.[1]?.replace(/^ {6}/gm, '') ?? null

/** Where a template is laid out, by helm's name of it. A part of a chart is called by its name there, not by its folder's. */
function templatePlace(name: string, layout: Layout): string {
  const path = name.slice(name.indexOf('/') + 1)
  const place = `${CHART}/${path}`
  if (layout.has(place)) return place
  const [, part = '', rest = ''] = /^charts\/([^/]+)\/(.*)$/.exec(path) ?? []
  const parts = [...layout.keys()].filter((key) => key.startsWith(`${CHART}/charts/`))
  return (
    parts.find((key) => rest !== '' && key.replace(/^[^/]+\/charts\/[^/]+\//, '') === rest) ??
    parts.find(
      (key) =>
        part !== '' &&
        /^[^/]*\.t(?:ar\.)?gz$/.test(key.slice(`${CHART}/charts/`.length)) &&
        key.includes(`/${part}-`),
    ) ??
    `${CHART}/Chart.yaml`
  )
}

function placeOf(origin: string, folder: string, layout: Layout): string {
  const place = `${FILES}/${origin}`
  if (layout.has(place)) return place
  const names = KUSTOMIZATIONS.map((name) => `${FILES}/${below(folder, name)}`)
  return names.find((name) => layout.has(name)) ?? place
}

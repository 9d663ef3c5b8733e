import { BATCH, MAX_SEQS } from '../encode/accelerator-features.ts'
import { NAME_OPTIONS, SERVE_WORDS, SIZE } from '../encode/served-model.ts'
import type { Family } from '../schema/features.ts'
import type { ContainerSpec } from '../schema/inference-request.ts'

/** Where a piece of a command line stands. */
type Place = {
  readonly container: number
  readonly side: 'command' | 'args'
  readonly index: number
  readonly start: number
  readonly end: number
}

type Token = { readonly text: string; readonly place: Place }

/** An option with its value, or a word that belongs to none (`name` is null then). */
type Piece = { readonly name: string | null; readonly value: string; readonly place: Place }

/** Options of a batch size, those that decide first before the others; the first is written where none stands. */
export function batchOptions(family: Family | null): readonly string[] {
  if (family === 'language') return [...MAX_SEQS, ...BATCH]
  return family === 'diffusion' ? [...BATCH, ...MAX_SEQS] : BATCH
}

/** The containers with another value for the first of the options that is written; added to `main` where none is. */
export function withOption(
  containers: readonly ContainerSpec[],
  main: ContainerSpec,
  options: readonly string[],
  value: string,
): ContainerSpec[] {
  const pieces = piecesOf(containers)
  const name = options.find((option) => pieces.some((piece) => piece.name === option && piece.value !== ''))
  const [option = ''] = options
  if (name === undefined) return withAppended(containers, main, [`--${option}`, value])
  return replaced(
    containers,
    pieces.filter((piece) => piece.name === name),
    value,
  )
}

/** The containers serving another model, named where and as the present one is: by an option, or behind `serve`. */
export function withModel(
  containers: readonly ContainerSpec[],
  main: ContainerSpec,
  model: string,
): ContainerSpec[] {
  const pieces = piecesOf(containers)
  const isWritten = (option: string): boolean =>
    pieces.some(({ name, value }) => name === option && value !== '')
  if (NAME_OPTIONS.some(isWritten)) return withOption(containers, main, NAME_OPTIONS, model)
  const short = pieces.filter(({ name, value }) => name === 'm' && SIZE.test(value))
  if (short.length > 0) return replaced(containers, short, model)
  const words = pieces.filter(({ name }) => name === null)
  const serveAt = words.findIndex(({ value }) => SERVE_WORDS.includes(value))
  const served =
    (serveAt === -1 ? undefined : words[serveAt + 1]) ??
    words.find(({ value }) => value.includes('/') && SIZE.test(value))
  if (served !== undefined) return replaced(containers, [served], model)
  return withAppended(containers, main, [`--${NAME_OPTIONS[0]}`, model])
}

/** Cut as the encoder cuts it: what it finds here it will find again. */
function piecesOf(containers: readonly ContainerSpec[]): readonly Piece[] {
  const tokens = [...tokensOf(containers, 'command'), ...tokensOf(containers, 'args')]
  const pieces: Piece[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined) continue
    const [, name, inline] = /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/.exec(token.text) ?? []
    if (name === undefined) {
      pieces.push({ name: null, value: token.text, place: token.place })
      continue
    }
    const plain = name.replaceAll('_', '-').toLowerCase()
    const next = tokens[i + 1]
    if (inline !== undefined) {
      const start = token.place.end - inline.length
      pieces.push({ name: plain, value: inline, place: { ...token.place, start } })
    } else if (next !== undefined && !/^-[-A-Za-z]/.test(next.text)) {
      pieces.push({ name: plain, value: next.text, place: next.place })
      i++
    } else pieces.push({ name: plain, value: '', place: token.place })
  }
  return pieces
}

const tokensOf = (containers: readonly ContainerSpec[], side: 'command' | 'args'): Token[] =>
  containers.flatMap((one, container) =>
    (one[side] ?? []).flatMap((text, index) =>
      [...text.matchAll(/[^\s'"\\]+/g)].map((match) => ({
        text: match[0],
        place: { container, side, index, start: match.index, end: match.index + match[0].length },
      })),
    ),
  )

/** The last of them first, so that the places of the others stay right. */
function replaced(
  containers: readonly ContainerSpec[],
  pieces: readonly Piece[],
  value: string,
): ContainerSpec[] {
  return pieces.toReversed().reduce(
    (all, { place }) =>
      all.map((one, container) => {
        if (container !== place.container) return one
        const texts = (one[place.side] ?? []).map((text, index) =>
          index === place.index ? `${text.slice(0, place.start)}${value}${text.slice(place.end)}` : text,
        )
        return { ...one, [place.side]: texts }
      }),
    [...containers],
  )
}

/** Behind what is written last; inside of it where that is a line for a shell. */
function withAppended(
  containers: readonly ContainerSpec[],
  main: ContainerSpec,
  words: readonly string[],
): ContainerSpec[] {
  const side =
    main.args === null || main.args.length === 0 ? (main.command === null ? 'args' : 'command') : 'args'
  const written = main[side] ?? []
  const last = written.at(-1)?.trimEnd()
  const texts =
    last?.includes(' ') === true
      ? [...written.slice(0, -1), `${last} ${words.join(' ')}`]
      : [...written, ...words]
  return containers.map((one) => (one === main ? { ...one, [side]: texts } : one))
}

import { Config } from '../schema/config.ts'
import { below } from './below.ts'
import type { Fault } from './faults.ts'
import type { Written } from './written.ts'

/** A file that holds for what is below its folder. */
export type Nested = { readonly folder: string; readonly written: Written }

/** Where things are written, as `wattlint.yml:3`: by their place, such as `nodes` or `assume.0`, and rules by themselves. */
export type Origins = ReadonlyMap<string | object, string>

/** What holds, of all files together; what is in no origin is a default. */
export type Effective = { readonly config: Config; readonly origins: Origins }

const DEFAULTS: Config = Config.parse({})

type Layer = { readonly written: Written; readonly config: Config; readonly label: string | null }

/**
 * All files as one configuration. `whole` is the main file with what it extends behind it: of single values the first that
 * is written counts. Rules of folders go before those of the folders above, and those before the rules of `whole`, in its
 * order.
 */
export function effectiveFrom(whole: readonly Written[], nested: readonly Nested[]): Effective {
  const depth = ({ folder }: Nested): number => folder.split('/').length
  const layers: readonly Layer[] = [
    ...nested
      .toSorted((a, b) => depth(b) - depth(a) || (a.folder < b.folder ? -1 : 1))
      .map(({ folder, written }) => ({ written, config: below(folder, written.config), label: folder })),
    ...whole.map((written, index) => ({
      written,
      config: written.config,
      label: index === 0 ? null : (written.name.split('/').at(-1) ?? written.name),
    })),
  ]
  const origins = new Map<string | object, string>()
  const rules = <Rule>(
    key: string,
    of: (config: Config, layer: Layer) => readonly Rule[],
    isKept: (rule: Rule, before: readonly Rule[]) => boolean = () => true,
  ): Rule[] => {
    const kept: Rule[] = []
    for (const layer of layers) {
      for (const [index, rule] of of(layer.config, layer).entries()) {
        if (!isKept(rule, kept)) continue
        const origin = `${layer.written.name}:${layer.written.lineOf([...key.split('.'), index])}`
        origins.set(`${key}.${kept.length}`, origin)
        if (typeof rule === 'object' && rule !== null) origins.set(rule, origin)
        kept.push(rule)
      }
    }
    return kept
  }
  let run = DEFAULTS
  for (const { name, config, keys, lineOf } of whole.toReversed()) {
    run = { ...run, ...Object.fromEntries(Object.entries(config).filter(([key]) => keys.includes(key))) }
    for (const key of keys) origins.set(key, `${name}:${lineOf([key])}`)
  }
  const counting = whole.find(({ isWritten }) => isWritten(['copies', 'count']))
  if (counting !== undefined)
    origins.set('copies.count', `${counting.name}:${counting.lineOf(['copies', 'count'])}`)
  const { $schema: _, ...settings } = run
  const config: Config = {
    ...settings,
    extends: [],
    exclude: rules('exclude', ({ exclude }) => exclude),
    render: rules('render', ({ render }) => render),
    budget: rules('budget', ({ budget }) => budget),
    budgets: rules('budgets', (config, layer) =>
      layers.length === 1 ? config.budgets : config.budgets.map((rule, index) => named(rule, index, layer)),
    ),
    waivers: rules('waivers', ({ waivers }) => waivers),
    assume: rules('assume', ({ assume }) => assume),
    kinds: rules(
      'kinds',
      ({ kinds }) => kinds,
      (kind, before) => !before.some((other) => kindKey(other) === kindKey(kind)),
    ),
    copies: {
      count: counting?.config.copies.count ?? DEFAULTS.copies.count,
      prefer: rules('copies.prefer', ({ copies }) => copies.prefer),
    },
  }
  return { config, origins }
}

/** A budget without a name keeps the one that its own file would give it, whatever files stand before. */
const named = <Rule extends { readonly name?: string | undefined }>(
  rule: Rule,
  index: number,
  { label }: Layer,
): Rule => ({ ...rule, name: rule.name ?? `${label === null ? '' : `${label} `}budget ${index + 1}` })

const kindKey = ({ group, kind }: Config['kinds'][number]): string => `${group}/${kind}`

/** A kind is one thing in the whole cluster: folders that describe it otherwise than another file cannot both be right. */
export function kindFaults(whole: readonly Written[], nested: readonly Nested[]): readonly Fault[] {
  const all = [...whole, ...nested.map(({ written }) => written)]
  return nested.flatMap(({ written }) =>
    written.config.kinds.flatMap((kind, index): Fault[] => {
      const other = all.find(
        ({ name, config }) =>
          name !== written.name &&
          config.kinds.some(
            (one) => kindKey(one) === kindKey(kind) && JSON.stringify(one) !== JSON.stringify(kind),
          ),
      )
      if (other === undefined) return []
      return [
        {
          name: written.name,
          line: written.lineOf(['kinds', index]),
          message: `the kind ${JSON.stringify(kindKey(kind))} is described otherwise in ${other.name}`,
          hint: 'Describe it once, in the configuration of the root.',
        },
      ]
    }),
  )
}

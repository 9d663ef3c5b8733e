import { oneLine } from '../report/escape.ts'
import type { RenderEntry } from '../schema/render.ts'

/** Charts and kustomizations of a repository: those that render as they are, and those that do not, with the reason. */
export type RenderSurvey = {
  readonly rendered: readonly RenderEntry[]
  readonly others: readonly { readonly entry: RenderEntry; readonly reason: string }[]
}

const EXAMPLE = `# render: # charts and kustomizations, read as helm and kustomize render them
#   - chart: charts/shop
#     values: [charts/shop/values-prod.yaml]
#   - kustomize: overlays/prod`

const MOST_OTHERS = 20
const LONGEST_REASON = 200

/** The part of a first `wattlint.yml` that says what is rendered. */
export function renderProposal({ rendered, others }: RenderSurvey): string {
  if (rendered.length + others.length === 0) return EXAMPLE
  const head = 'render: # charts and kustomizations, read as helm and kustomize render them'
  const left = others.length - MOST_OTHERS
  return [
    rendered.length === 0 ? `# ${head}` : head,
    ...rendered.map((entry) => `  - ${entryText(entry)}`),
    ...others
      .slice(0, MOST_OTHERS)
      .map(({ entry, reason }) => `#  - ${entryText(entry)} # ${oneLine(reason, LONGEST_REASON)}`),
    ...(left > 0 ? [`#  and ${left} more`] : []),
  ].join('\n')
}

const entryText = ({ chart, kustomize }: RenderEntry): string =>
  chart === undefined ? `kustomize: ${pathText(kustomize ?? '.')}` : `chart: ${pathText(chart)}`

const pathText = (path: string): string =>
  /^[A-Za-z][\w/.-]*[\w/-]$/.test(path) ? path : JSON.stringify(oneLine(path, 512))

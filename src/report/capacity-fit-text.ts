import type { CapacityReport, Fit, FittedWorkload, Refusal } from '../schema/capacity.ts'
import { BYTES_PER_MIB } from '../units.ts'
import { alignedLines, type Cell, type Column, type Paint, wrapped } from './columns.ts'
import { oneLine } from './escape.ts'
import { count, counted, cpu, memory, wattRange, watts } from './format.ts'

const WIDEST_NAME = 60
const MOST_WORKLOADS = 40
const MOST_REFUSALS = 4
const MOST_NODES = 3
const MOST_MISFITS = 10

/** `3 → 5`; one figure where both read the same. */
export function arrow(before: number, after: number, write: (value: number) => string): string {
  const [from, to] = [write(before), write(after)]
  return from === to ? to : `${from} → ${to}`
}

/** `7.771Gi`. */
export const bytes = (amount: number): string => memory(Math.round(amount / BYTES_PER_MIB))

/** `500m CPU`, `2Gi memory`, `1 nvidia.com/gpu`. */
export function amountText(resource: string, amount: number): string {
  return `${valueText(resource, amount)} ${resource === 'cpu' ? 'CPU' : resource}`
}

const valueText = (resource: string, amount: number): string =>
  resource === 'cpu'
    ? cpu(amount)
    : resource === 'memory' || resource === 'ephemeral-storage' || resource.startsWith('hugepages-')
      ? bytes(amount)
      : count(amount)

/** The verdict in one sentence. */
export function fitVerdict({ pods, placed, workloads, fits }: Fit): string {
  if (workloads.length === 0) return 'No workload with pods was read that is to fit.'
  const of = `of ${counted(workloads.length, 'workload')}`
  return fits
    ? `Fits: ${counted(pods, 'pod')} ${of} ${find(pods)} a node.`
    : `Does not fit: ${count(placed)} of ${counted(pods, 'pod')} ${of} ${find(placed)} a node.`
}

/** A sentence for every workload that does not fit, the one with most pods left over first. Text of others is escaped. */
export function misfitSentences({ workloads }: Fit): string[] {
  const misfits = workloads.filter((one) => !isPlaced(one)).toSorted(missingFirst)
  const more = misfits.length - MOST_MISFITS
  return [
    ...misfits.slice(0, MOST_MISFITS).map(misfit),
    ...(more > 0
      ? [`And ${counted(more, 'more workload')} that ${more === 1 ? 'does' : 'do'} not fit.`]
      : []),
  ]
}

const find = (pods: number): string => (pods === 1 ? 'finds' : 'find')

const isPlaced = ({ pods, placed, refusals }: FittedWorkload): boolean =>
  pods === placed && refusals.length === 0

const missingFirst = (a: FittedWorkload, b: FittedWorkload): number => b.pods - b.placed - (a.pods - a.placed)

/** `3 of 5 pods of shop/web find no node: nvidia.com/gpu (1 asked, none free, 4 nodes)`. */
function misfit(workload: FittedWorkload): string {
  const { pods, placed, refusals } = workload
  const told = refusals.slice(0, MOST_REFUSALS).map(refusalText)
  const more = refusals.length - told.length
  const list = more > 0 ? [...told, `and ${count(more)} more`] : told
  const left = pods - placed
  return `${count(left)} of ${counted(pods, 'pod')} of ${oneLine(nameOf(workload), WIDEST_NAME)} ${find(left)} no node: ${list.join(', ')}.`
}

/** What a cordoned node is tainted with. */
const CORDONED = 'node.kubernetes.io/unschedulable:NoSchedule'

function refusalText({ kind, detail, nodes, asked, most_free }: Refusal): string {
  const where = counted(nodes, 'node')
  const what = oneLine(detail, WIDEST_NAME)
  switch (kind) {
    case 'resource': {
      const free = most_free ? `at most ${valueText(detail, most_free)} free` : 'none free'
      return `${what === 'cpu' ? 'CPU' : what} (${valueText(detail, asked ?? 0)} asked, ${free}, ${where})`
    }
    case 'taint':
      return detail === CORDONED ? `cordoned (${where})` : `taint ${what} (${where})`
    case 'affinity':
      return `${what} not met (${where})`
    case 'node-name':
      return `node ${what} wanted (${where})`
    case 'unreadable':
      return 'where it may stand could not be read'
  }
}

/** Where each workload would go. */
export function fitLines({ fit }: CapacityReport, width: number, paint: Paint): string[] {
  if (fit === null || fit.workloads.length === 0) return []
  const columns: readonly Column[] = [
    { title: 'WORKLOAD', align: 'left' },
    { title: 'KIND', align: 'left' },
    { title: 'PLACED', align: 'right' },
    { title: 'INSTEAD OF', align: 'right' },
    { title: 'POWER', align: 'right' },
    { title: 'RANGE', align: 'right' },
    { title: 'NODES', align: 'left' },
  ]
  const worstFirst = fit.workloads.toSorted((a, b) => missingFirst(a, b) || b.power_w.p50 - a.power_w.p50)
  const rows = worstFirst.slice(0, MOST_WORKLOADS).map(workloadCells)
  const more = worstFirst.length - MOST_WORKLOADS
  const caveat = `Placed first-fit, largest first; pods of the same workload that run now make room, known by their owner.${fit.fits ? '' : ' What finds no node draws nothing here.'} Not modelled: ${fit.not_modelled.join(', ')}.`
  return [
    ...alignedLines(columns, rows, paint),
    ...(more > 0 ? [`and ${counted(more, 'more workload')}; --format json lists all`] : []),
    '',
    ...wrapped(caveat, width, '  '),
  ]
}

function workloadCells(workload: FittedWorkload): Cell[] {
  const { workload_kind, pods, placed, replaced_pods, power_w, nodes } = workload
  const shown = nodes.slice(0, MOST_NODES).map(({ node }) => oneLine(node, 30))
  const others = nodes.length > MOST_NODES ? [`${count(nodes.length - MOST_NODES)} more`] : []
  return [
    { text: oneLine(nameOf(workload), WIDEST_NAME) },
    { text: oneLine(workload_kind, 24) },
    { text: `${count(placed)} of ${count(pods)}`, ...(placed < pods ? { tone: 'bad' as const } : {}) },
    { text: replaced_pods === 0 ? '–' : count(replaced_pods) },
    { text: watts(power_w.p50), tone: 'strong' },
    { text: wattRange(power_w), tone: 'dim' },
    { text: nodes.length === 0 ? '–' : [...shown, ...others].join(', ') },
  ]
}

const nameOf = ({ namespace, workload_name, component }: FittedWorkload): string =>
  `${namespace}/${workload_name}${component === null ? '' : ` (${component})`}`

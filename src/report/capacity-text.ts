import type { CapacityReport, NodeReport, UnscheduledPods } from '../schema/capacity.ts'
import { MCPU_PER_CPU } from '../units.ts'
import { amountText, arrow, bytes, fitLines, fitVerdict, misfitSentences } from './capacity-fit-text.ts'
import { alignedLines, type Cell, type Column, type Paint, painter, widthBeside, wrapped } from './columns.ts'
import { oneLine } from './escape.ts'
import { count, counted, figure, percent, wattRange, watts } from './format.ts'
import { provenanceText, scopeText } from './sentences.ts'
import type { TextOptions } from './text.ts'

const NARROWEST_NAME = 20
const WIDEST_NAME = 60
const MOST_NODES = 40
const MOST_LISTED = 10

/** Nodes for a terminal: what they have, what their pods ask for and draw, and what would change. */
export function renderCapacity(report: CapacityReport, { color, width }: TextOptions): string {
  const paint = painter(color)
  const sections = [
    headLines(report, width, paint),
    tableLines(report, width, paint),
    unscheduledLines(report, width, paint),
    fitLines(report, width, paint),
    errorLines(report, width, paint),
    closingLines(report, width, paint),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function headLines(
  { Nodes, totals, unscheduled, fit }: CapacityReport,
  width: number,
  paint: Paint,
): string[] {
  const without = unscheduled.reduce((sum, { pods }) => sum + pods, 0)
  const parts = [
    `${paint('strong', watts(totals.power_w.p50))} (likely range ${wattRange(totals.power_w)})`,
    counted(Nodes.length, 'node'),
    counted(totals.pods, 'pod'),
    ...(without > 0 ? [`${counted(without, 'pod')} without a node`] : []),
  ]
  const verdict = fit === null ? [] : [fitVerdict(fit), ...misfitSentences(fit)]
  return [
    parts.join(' · '),
    ...verdict.flatMap((sentence) =>
      wrapped(sentence, width, '  ').map((line) => paint(fit?.fits ? 'good' : 'bad', line)),
    ),
  ]
}

function tableLines(report: CapacityReport, width: number, paint: Paint): string[] {
  const { Nodes, fit } = report
  if (Nodes.length === 0) return []
  const columns: readonly Column[] = [
    { title: 'NODE', align: 'left' },
    { title: 'CPU', align: 'right' },
    { title: 'MEMORY', align: 'right' },
    { title: 'PODS', align: 'right' },
    { title: 'GPUS', align: 'right' },
    { title: 'POWER', align: 'right' },
    { title: 'RANGE', align: 'right' },
    { title: 'NOT PREDICTED', align: 'left' },
  ]
  const most = (node: NodeReport): number => Math.max(node.drawn.power_w.p50, node.after?.power_w.p50 ?? 0)
  const biggestFirst = Nodes.toSorted((a, b) => most(b) - most(a))
  const body = [...biggestFirst.slice(0, MOST_NODES).map(nodeCells), totalCells(report)]
  const room = Math.max(NARROWEST_NAME, width - widthBeside(columns, body))
  const cut = body.map(([name = { text: '' }, ...rest]) => [
    { ...name, text: oneLine(name.text, room) },
    ...rest,
  ])
  const more = Nodes.length - MOST_NODES
  return [
    ...alignedLines(columns, cut, paint),
    ...(more > 0 ? [`and ${counted(more, 'more node')}; --format json lists all`] : []),
    '',
    ...wrapped(
      `CPU and memory: what pods reserve of what they may have${fit === null ? '' : ', now → then'}.`,
      width,
      '  ',
    ),
  ]
}

function nodeCells(node: NodeReport): Cell[] {
  const { NodeName, CPU, RAM, drawn, after, allocatable_pods, allocatable_gpu_count } = node
  const then = after ?? drawn
  const states = [
    ...(node.is_unschedulable ? ['cordoned'] : []),
    ...(node.is_ready === false ? ['not ready'] : []),
  ]
  const name = states.length === 0 ? NodeName : `${NodeName} (${states.join(', ')})`
  const gpus =
    allocatable_gpu_count + drawn.gpu_count + then.gpu_count === 0
      ? '–'
      : `${arrow(drawn.gpu_count, then.gpu_count, count)} of ${count(allocatable_gpu_count)}`
  return [
    { text: oneLine(name, WIDEST_NAME) },
    { text: share(drawn.cpu_mcpu, then.cpu_mcpu, CPU.Allocatable, cores) },
    { text: share(drawn.mem_bytes, then.mem_bytes, RAM.Allocatable, bytes) },
    { text: `${arrow(drawn.pods, then.pods, count)} of ${count(allocatable_pods)}` },
    { text: gpus },
    { text: arrow(drawn.power_w.p50, then.power_w.p50, watts), tone: 'strong' },
    { text: wattRange(then.power_w), tone: 'dim' },
    notPredictedCell(node),
  ]
}

const cores = (mcpu: number): string => figure(mcpu / MCPU_PER_CPU)

/** `38 % of 2`, `38 % → 63 % of 2`. */
function share(now: number, then: number, of: number, write: (value: number) => string): string {
  if (of === 0) return `${write(then)} of 0`
  return `${arrow(now / of, then / of, percent)} of ${write(of)}`
}

function notPredictedCell({ not_predicted, drawn, after, allocatable_gpu_count, errors }: NodeReport): Cell {
  const idleGpus = Math.max(0, allocatable_gpu_count - (after ?? drawn).gpu_count)
  const parts = [
    ...(not_predicted.pods > 0 ? [counted(not_predicted.pods, 'pod')] : []),
    ...(idleGpus > 0 ? [`${counted(idleGpus, 'idle GPU')}`] : []),
  ]
  const text = parts.length === 0 ? '–' : parts.join(', ')
  return errors.length > 0 ? { text, tone: 'warn' } : { text }
}

function totalCells({ totals, fit, Nodes }: CapacityReport): Cell[] {
  const thenOf = (of: (figures: NodeReport['drawn']) => number): number =>
    Nodes.reduce((sum, { after, drawn }) => sum + of(after ?? drawn), 0)
  const gpus = thenOf(({ gpu_count }) => gpu_count)
  const power = fit?.power_w ?? totals.power_w
  const cells: readonly string[] = [
    'total',
    share(
      totals.cpu_mcpu,
      thenOf(({ cpu_mcpu }) => cpu_mcpu),
      Nodes.reduce((sum, { CPU }) => sum + CPU.Allocatable, 0),
      cores,
    ),
    share(
      totals.mem_bytes,
      thenOf(({ mem_bytes }) => mem_bytes),
      Nodes.reduce((sum, { RAM }) => sum + RAM.Allocatable, 0),
      bytes,
    ),
    arrow(
      totals.pods,
      thenOf(({ pods }) => pods),
      count,
    ),
    totals.allocatable_gpu_count + totals.gpu_count + gpus === 0
      ? '–'
      : `${arrow(totals.gpu_count, gpus, count)} of ${count(totals.allocatable_gpu_count)}`,
    arrow(totals.power_w.p50, power.p50, watts),
    wattRange(power),
    '',
  ]
  return cells.map((text) => ({ text, tone: 'strong' }))
}

function unscheduledLines({ unscheduled }: CapacityReport, width: number, paint: Paint): string[] {
  if (unscheduled.length === 0) return []
  return [
    paint('strong', 'Without a node'),
    ...unscheduled
      .slice(0, MOST_LISTED)
      .flatMap((pods) => wrapped(`  ${unscheduledSentence(pods)}`, width, '    ')),
    ...moreLine(unscheduled.length - MOST_LISTED),
  ]
}

function unscheduledSentence(unscheduled: UnscheduledPods): string {
  const { namespace, workload_kind, workload_name, pods, requests, node, reason } = unscheduled
  const asked = requests.map(({ resource, amount }) => amountText(resource, amount)).join(', ')
  const who = oneLine(`${namespace}/${workload_name} (${workload_kind})`, WIDEST_NAME)
  const why = node === null ? reason || 'no scheduler has said why' : `its node ${node} is not in the list`
  return `${counted(pods, 'pod')} of ${who}${asked === '' ? '' : `, ${oneLine(asked, 200)}`}: ${oneLine(why, 300)}`
}

function errorLines({ Nodes, errors, problems }: CapacityReport, width: number, paint: Paint): string[] {
  const all = [...errors, ...Nodes.flatMap((node) => node.errors.map((text) => `${node.NodeName}: ${text}`))]
  const unread = problems.filter(({ severity }) => severity === 'error').length
  const lines = [
    ...all.slice(0, MOST_LISTED).flatMap((text) => wrapped(`  ${oneLine(text, 300)}`, width, '    ')),
    ...moreLine(all.length - MOST_LISTED),
    ...(unread > 0 ? [`  ${counted(unread, 'error')} in the files that were to be fitted`] : []),
  ]
  return lines.length === 0 ? [] : [paint('bad', 'Could not be read; the sums are without it'), ...lines]
}

const moreLine = (more: number): string[] =>
  more > 0 ? [`  and ${count(more)} more; --format json lists all`] : []

/** What the watts are of, where they come from, and what is in none of them. */
function closingLines({ Nodes, basis, ended_pods }: CapacityReport, width: number, paint: Paint): string[] {
  const reasons = new Set(Nodes.flatMap(({ not_predicted }) => not_predicted.reasons))
  const origins = basis.map(
    ({ scope, provenance, pods }) =>
      `${scopeText[scope]}, ${provenanceText[provenance]} (${counted(pods, 'pod')})`,
  )
  const sentences = [
    ...(origins.length === 0
      ? []
      : [`Power is that of the pods, everything running: ${origins.join('; ')}.`]),
    'In no figure: the idle power of CPU, memory and boards that no pod asks for, the system of the node itself, disks and network.',
    ...[...reasons].slice(0, MOST_LISTED).map((reason) => `Not predicted: ${oneLine(reason, 300)}`),
    ...(ended_pods > 0
      ? [`${counted(ended_pods, 'pod')} that ended ${ended_pods === 1 ? 'is' : 'are'} left out.`]
      : []),
  ]
  return sentences.flatMap((sentence) => wrapped(sentence, width, '  ').map((line) => paint('dim', line)))
}

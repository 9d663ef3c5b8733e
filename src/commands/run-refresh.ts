import { createHash } from 'node:crypto'
import { type WorkFolder, workFolder } from '../adapters/work-folder.ts'
import { AppError, EXIT_WITHIN } from '../errors.ts'
import { isHeldOut } from '../refresh/hold-out.ts'
import { begun, type Progress, STEPS, type Step } from '../refresh/steps.ts'
import { oneLine } from '../report/escape.ts'
import { counted } from '../report/format.ts'
import type { Io } from './io.ts'
import { nowS } from './label-times.ts'
import { modelOf } from './manifests.ts'
import type { RefreshFlags } from './refresh-flags.ts'
import { judgeRefreshed } from './refresh-judge.ts'
import { checkPublishing, publishRefreshed } from './refresh-publish.ts'
import { runCollect } from './run-collect.ts'
import { runJoin } from './run-join.ts'
import { runLabel } from './run-label.ts'
import { runTrain } from './run-train.ts'
import { today, versionBeside } from './today.ts'

/** Names in the work folder. */
const FILES = {
  requests: 'requests.ndjson',
  rows: 'rows.ndjson',
  training: 'training.ndjson',
  heldOut: 'held-out.ndjson',
  candidate: 'candidate.json',
  card: 'candidate.md',
} as const

/** Every step writes files, and the next one reads them: a run that broke off goes on behind the last step that ended. */
export async function runRefresh(flags: RefreshFlags, io: Io): Promise<number> {
  checkPublishing(flags, io)
  const work = await workFolder(io.cwd, flags.work)
  const tell = (text: string): void => io.err(`wattlint: ${oneLine(text)}\n`)
  const stopped = io.stopSignal()
  const stoppable: Io = { ...io, stopSignal: () => stopped }
  const asked = hashOf(flags)
  let progress: Progress = begun(flags.fresh === true ? null : await work.progress(), asked, nowS())
  if (progress.done.length > 0)
    tell(
      `goes on where the run of ${timeText(progress.started_at_s)} stopped, behind ${progress.done.at(-1)}`,
    )
  async function step(name: Step, does: string, run: () => Promise<void>): Promise<void> {
    if (progress.done.includes(name)) return
    if (stopped.aborted)
      throw new AppError('source', `stopped before ${name}`, 'What is done is kept: run it again to go on.')
    tell(`${name}: ${does}`)
    try {
      await run()
    } catch (error) {
      // A tag that is taken, say, is so tomorrow as well: the next run measures anew.
      if (name === 'publish' && error instanceof AppError && error.failure === 'input')
        await work.keep({ ...progress, done: [...STEPS] })
      throw error
    }
    progress = { ...progress, done: [...progress.done, name] }
    await work.keep(progress)
  }

  await step('collect', 'the workloads that the cluster holds', () => collect(flags, work, stoppable))
  await step('label', 'the energy that Kepler measured', () =>
    measure(flags, work, progress.started_at_s, stoppable),
  )
  await step('join', 'workloads with their energy', () => joinAndSplit(flags, work, stoppable))
  await step('train', 'a model with the rows that are not held out', () =>
    train(flags, work, progress.started_at_s, io),
  )
  await step('evaluate', 'both models on the rows held out', () => judgeRefreshed(flags, work, FILES, io))
  await step('publish', flags.publish ?? 'nowhere, for no repository is named', () =>
    publishRefreshed(flags, work, io),
  )
  return EXIT_WITHIN
}

const hashOf = (flags: RefreshFlags): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries({ ...flags, fresh: null }).toSorted()))
    .digest('hex')

const MS_PER_S = 1000
const timeText = (atS: number): string => new Date(atS * MS_PER_S).toISOString().slice(0, 16)

/** What is printed of a step that writes to a file is for nobody. */
const quiet = (io: Io): Io => ({ ...io, out: () => {}, outLine: async () => true })

/** Workloads of earlier runs stay: some that were measured are gone by now. */
async function collect(flags: RefreshFlags, work: WorkFolder, io: Io): Promise<void> {
  const before = new Set(((await work.text(FILES.requests)) ?? '').split('\n').filter(Boolean))
  const lines: string[] = []
  const status = await runCollect(
    {
      ...flags,
      kinds: flags.kinds ?? [],
      once: true,
      emit: 'changes',
      postHeader: [],
    },
    {
      ...io,
      outLine: async (text) => {
        for (const line of text.split('\n')) lines.push(line)
        return true
      },
    },
  )
  if (status !== EXIT_WITHIN) io.err('wattlint: what could not be listed is left out\n')
  // Later lines are newer: one that was there already moves to the end.
  for (const line of lines) before.delete(line)
  await work.write(FILES.requests, `${[...before, ...lines].join('\n')}\n`)
}

async function measure(flags: RefreshFlags, work: WorkFolder, startedAtS: number, io: Io): Promise<void> {
  const out = work.path(`targets-${Math.floor(startedAtS)}.ndjson`)
  await runLabel({ ...flags, per: 'workload', out }, quiet(io))
}

async function joinAndSplit(flags: RefreshFlags, work: WorkFolder, io: Io): Promise<void> {
  await runJoin(
    {
      requests: [work.path(FILES.requests)],
      targets: [...(await work.targets(flags.keep))],
      out: work.path(FILES.rows),
      sourceId: flags.sourceId,
      licence: flags.licence,
      weight: 1,
      ...(flags.cluster === undefined ? {} : { cluster: flags.cluster }),
      allowSynthetic: flags.allowSynthetic ?? false,
    },
    quiet(io),
  )
  const rows = ((await work.text(FILES.rows)) ?? '').split('\n').filter(Boolean)
  const isOut = (line: string): boolean => isHeldOut(String(JSON.parse(line).group))
  const held = rows.filter(isOut)
  const training = rows.filter((line) => !isOut(line))
  io.err(`wattlint: ${counted(held.length, 'row')} of ${rows.length} held out\n`)
  const [first] = held
  // With nothing to learn from, what there is to learn from is all there is.
  const kept = training.length === 0 && first !== undefined ? held : training
  await work.write(FILES.training, `${kept.join('\n')}\n`)
  await work.write(FILES.heldOut, kept === held ? '' : `${held.join('\n')}\n`)
}

/** Of the second in which its measurement began: no two models of a cluster have one version, or one tag. */
const stampOf = (atS: number): string =>
  new Date(atS * MS_PER_S).toISOString().slice(0, 19).replace(/[-:]/g, '')

async function train(flags: RefreshFlags, work: WorkFolder, startedAtS: number, io: Io): Promise<void> {
  const { version } = await modelOf(flags.base, io)
  await runTrain(
    {
      rows: [work.path(FILES.training)],
      target: 'avg_power_w',
      weight: flags.weight,
      allowSynthetic: flags.allowSynthetic ?? false,
      out: work.path(FILES.candidate),
      card: work.path(FILES.card),
      evaluate: true,
      sourceId: flags.sourceId,
      title: flags.sourceId,
      licence: flags.licence,
      created: today(),
      ...(flags.base === undefined ? {} : { base: flags.base }),
      modelVersion: flags.modelVersion ?? versionBeside(version, `own.${stampOf(startedAtS)}`),
    },
    quiet(io),
  )
}

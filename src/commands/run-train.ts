import { EXIT_WITHIN } from '../errors.ts'
import { grouped } from '../grouped.ts'
import { counted } from '../report/format.ts'
import { candidateModel } from '../train/candidate.ts'
import { embedderOf } from './embedder.ts'
import type { TrainFlags } from './flags.ts'
import type { Io } from './io.ts'
import { modelOf } from './manifests.ts'
import { readOwnRows, tellLeftOut } from './read-own-rows.ts'
import { today, versionBeside } from './today.ts'
import { trainingVectors, whileWorking, writeCandidate } from './write-candidate.ts'

export async function runTrain(flags: TrainFlags, io: Io): Promise<number> {
  const base = await modelOf(flags.base, io)
  const { rows, readCount, refused } = await readOwnRows(flags.rows, flags, base.coefficients, io)
  tellLeftOut(refused, io)
  io.err(`wattlint: ${counted(rows.length, 'row')} used of ${counted(readCount, 'read', 'read')}\n`)
  for (const [scope, ofScope] of grouped(rows, (row) => row.scope)) {
    const groups = new Set(ofScope.map(({ row }) => row.group)).size
    const modelled = ofScope.filter(({ row }) => row.provenance === 'modelled').length
    io.err(
      `wattlint: ${scope}: ${counted(ofScope.length, 'row')} of ${counted(groups, 'group')}` +
        `${modelled === 0 ? '' : `, ${counted(modelled, 'of them modelled', 'of them modelled')}`}\n`,
    )
  }
  const isFromScratch = flags.fromScratch === true
  const bases = isFromScratch ? [] : [base]
  const vectors = await trainingVectors(
    bases,
    rows.map(({ row }) => row),
    embedderOf(flags, io),
  )
  const model = whileWorking(io, 'fitting the model', () =>
    candidateModel(
      {
        base,
        rows: rows.map(({ training }) => training),
        told: {
          sourceId: flags.sourceId ?? null,
          title: flags.title ?? null,
          licence: flags.licence ?? null,
          url: flags.url ?? null,
        },
        weight: flags.weight,
        isFromScratch,
        version: flags.modelVersion ?? versionBeside(base.version, 'own'),
        created: flags.created ?? today(),
      },
      vectors,
    ),
  )
  if (!isFromScratch) tellReplaced(base, model, rows.length, io)
  await writeCandidate(model, base, flags, vectors, io)
  return EXIT_WITHIN
}

type Tables = { readonly tables: readonly { readonly rows: readonly unknown[] }[] }

function tellReplaced(base: Tables, model: Tables, added: number, io: Io): void {
  const rowsOf = ({ tables }: Tables): number => tables.reduce((sum, { rows }) => sum + rows.length, 0)
  const replaced = rowsOf(base) + added - rowsOf(model)
  if (replaced > 0)
    io.err(`wattlint: ${counted(replaced, 'row')} of the base replaced: rows given are of their groups\n`)
}

import { AppError, EXIT_WITHIN } from '../errors.ts'
import { oneLine } from '../report/escape.ts'
import { counted } from '../report/format.ts'
import { mergedModel, type Own } from '../train/merge.ts'
import { embedderOf } from './embedder.ts'
import type { ModelMergeFlags } from './flags.ts'
import type { Io } from './io.ts'
import { modelOf } from './manifests.ts'
import { today, versionBeside } from './today.ts'
import { trainingVectors, whileWorking, writeCandidate } from './write-candidate.ts'

export async function runModelMerge(
  baseName: string,
  ownNames: readonly string[],
  flags: ModelMergeFlags,
  io: Io,
): Promise<number> {
  const weights = weightsFrom(flags.weight, ownNames)
  const base = await modelOf(baseName, io)
  const owns: Own[] = []
  for (const name of ownNames)
    owns.push({ name, model: await modelOf(name, io), weight: weights.get(name) ?? 1 })
  const models = [base, ...owns.map(({ model }) => model)]
  const vectors = await trainingVectors(models, [], embedderOf(flags, io))
  const head = {
    version: flags.modelVersion ?? versionBeside(base.version, 'merged'),
    created: flags.created ?? today(),
  }
  const { model, added } = whileWorking(io, 'fitting the model', () => mergedModel(base, owns, head, vectors))
  for (const [index, { name }] of owns.entries())
    io.err(`${oneLine(`wattlint: ${name}: ${counted(added[index] ?? 0, 'row')} added`)}\n`)
  await writeCandidate(model, base, flags, vectors, io)
  return EXIT_WITHIN
}

/** Weights by file, of texts such as `own.json=5`. Throws `input` for a text that is none, or of no file that is merged. */
function weightsFrom(texts: readonly string[], names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    texts.map((text) => {
      const separator = text.lastIndexOf('=')
      const [name, number] = [text.slice(0, separator), text.slice(separator + 1)]
      const weight = /^\d+(?:\.\d+)?$/.test(number) ? Number(number) : 0
      if (weight > 0 && names.includes(name)) return [name, weight]
      const isNumber = weight > 0
      throw new AppError(
        'input',
        `--weight ${JSON.stringify(text)} ${isNumber ? 'names no file that is merged' : 'is not FILE=NUMBER'}`,
        `Write a number above 0 for one of ${names.join(', ')}.`,
      )
    }),
  )
}

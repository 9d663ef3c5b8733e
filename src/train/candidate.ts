import type { TextVectors } from '../encode/text.ts'
import { grouped } from '../grouped.ts'
import type { Model, Source } from '../schema/model.ts'
import { isSyntheticRow } from '../schema/prediction.ts'
import type { TrainingRow } from '../schema/training.ts'
import { checkFeatures } from './merge.ts'
import { extendModel, type Head, trainModel } from './train.ts'

/** What the person who trains says about the rows; `null`: what the rows say. */
export type Told = {
  readonly sourceId: string | null
  readonly title: string | null
  readonly licence: string | null
  readonly url: string | null
}

export type CandidateInput = Pick<Head, 'version' | 'created'> & {
  readonly base: Model
  readonly rows: readonly TrainingRow[]
  readonly told: Told
  /** Multiplies the weights of the rows. */
  readonly weight: number
  /** Without the rows of the base, of which the coefficients alone stay. */
  readonly isFromScratch: boolean
}

/** A model of the base's rows and given ones, not yet evaluated. */
export function candidateModel(input: CandidateInput, vectors?: TextVectors): Model {
  const { base, told, weight, isFromScratch, version, created } = input
  const rows = input.rows.map((row) => ({
    ...row,
    source_id: told.sourceId ?? row.source_id,
    licence: told.licence ?? row.licence,
    weight: row.weight * weight,
  }))
  const own = sourcesOf(rows, told, created)
  const names = own.map(({ id }) => id).join(', ')
  const given = `Rows of ${names} were given by whoever trained this model; wattlint has not checked them.`
  const synthetic = rows.filter(isSyntheticRow).length
  const limitsOfRows = [
    ...(synthetic === 0
      ? []
      : [
          `${synthetic} of ${rows.length} rows of ${names} are of a fake, unknown or estimated power source: no meter that is known measured their watts, and predictions near them are no measure of anything.`,
        ]),
    given,
  ]
  if (isFromScratch) {
    const ids = new Set(own.map(({ id }) => id))
    const others = base.sources.filter(({ id, use }) => !ids.has(id) && !/^rows\b/.test(use))
    const limits = ['What these rows do not resemble gets the formula alone.', ...limitsOfRows]
    const { coefficients } = base
    return trainModel({ rows, coefficients, sources: [...others, ...own], limits, version, created }, vectors)
  }
  checkFeatures(base)
  return extendModel(base, { rows, sources: own, limits: limitsOfRows, version, created }, vectors)
}

function sourcesOf(rows: readonly TrainingRow[], told: Told, created: string): Source[] {
  return [...grouped(rows, ({ source_id }) => source_id)].map(([id, ofSource]) => {
    const licences = [...new Set(ofSource.map(({ licence }) => licence))]
    const scopes = [...new Set(ofSource.map(({ scope }) => scope))]
    return {
      id,
      title: told.title ?? `Rows of ${id}`,
      licence: licences.join(', ') || 'not stated',
      url: told.url ?? 'not published',
      retrieved: created,
      citation: 'Given to wattlint train.',
      use: `rows: ${ofSource.length} of ${scopes.join(', ')}`,
    }
  })
}

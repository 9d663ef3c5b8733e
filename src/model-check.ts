import { encoderIdOf } from './encode/encoder.ts'
import { rowsOfPart } from './predict/part.ts'
import type { Model, ModelPart } from './schema/model.ts'

/** Something that a usable model has. `faults` say where it has not. */
export type Check = { readonly claim: string; readonly faults: readonly string[] }

/** What a schema cannot say about a model, one claim after the other. */
export function modelChecks(model: Model): readonly Check[] {
  return [
    tablesAreOnce(model),
    sourcesAreListed(model),
    encodersAreTheirIds(model),
    partsHaveTables(model),
    partsHaveRows(model),
    trendsAreOrdered(model),
    scoresAreOfScopes(model),
  ]
}

function tablesAreOnce({ tables }: Model): Check {
  return {
    claim: 'every scope has one table, and every feature of it one column',
    faults: [
      ...repeated(tables.map(({ scope }) => scope)).map((scope) => `two tables of ${scope}`),
      ...tables.flatMap(({ scope, features }) =>
        repeated(features).map((feature) => `two columns ${feature} of ${scope}`),
      ),
    ],
  }
}

function sourcesAreListed({ tables, sources }: Model): Check {
  const listed = new Set(sources.map(({ id }) => id))
  const used = new Set(tables.flatMap(({ rows }) => rows.map(({ source_id }) => source_id)))
  return {
    claim: 'every row is of a source that is listed with its licence',
    faults: [
      ...repeated(sources.map(({ id }) => id)).map((id) => `source "${id}" is listed twice`),
      ...[...used].filter((id) => !listed.has(id)).map((id) => `rows of "${id}", which is not listed`),
    ],
  }
}

function encodersAreTheirIds({ parts }: Model): Check {
  return {
    claim: 'every encoder is what its id says',
    faults: parts
      .filter(({ encoder }) => encoderIdOf(encoder) !== encoder.id)
      .map(({ id, encoder }) => `encoder ${encoder.id} of part "${id}" was changed`),
  }
}

function partsHaveTables({ parts, tables }: Model): Check {
  return {
    claim: 'every part stands once, and reads features that its table has',
    faults: [
      ...repeated(parts.map(({ scope, id }) => `${scope}: ${id}`)).map((id) => `two parts "${id}"`),
      ...parts.flatMap((part) => {
        const table = tables.find(({ scope }) => scope === part.scope)
        if (table === undefined) return [`part "${part.id}" has no table of ${part.scope}`]
        const missing = featuresReadBy(part).filter((feature) => !table.features.includes(feature))
        return missing.map((feature) => `part "${part.id}" reads ${feature}, which its table has not`)
      }),
    ],
  }
}

const featuresReadBy = ({ needs, encoder, trend }: ModelPart) => [
  ...new Set([
    ...needs,
    ...encoder.columns.map(({ feature }) => feature),
    ...(trend?.terms ?? []).flatMap(({ inputs }) => inputs.map(({ feature }) => feature)),
  ]),
]

function partsHaveRows({ parts, tables }: Model): Check {
  return {
    claim: 'every part has rows, and every table a part',
    faults: [
      ...parts
        .filter((part) => {
          const table = tables.find(({ scope }) => scope === part.scope)
          return table !== undefined && rowsOfPart(part, table).length === 0
        })
        .map(({ id }) => `part "${id}" has no rows`),
      ...tables
        .filter(({ scope }) => parts.every((part) => part.scope !== scope))
        .map(({ scope }) => `no part reads the rows of ${scope}`),
    ],
  }
}

function trendsAreOrdered({ parts }: Model): Check {
  return {
    claim: 'every trend holds its features between bounds in order',
    faults: parts
      .filter(({ trend }) =>
        (trend?.terms ?? []).some(({ inputs }) => inputs.some(({ low, high }) => low > high)),
      )
      .map(({ id }) => `the trend of part "${id}" has a lower bound above the upper one`),
  }
}

function scoresAreOfScopes({ tables, evaluation }: Model): Check {
  const scopes = new Set(tables.map(({ scope }) => scope))
  const strange = new Set(evaluation.map(({ scope }) => scope).filter((scope) => !scopes.has(scope)))
  return {
    claim: 'every score is of rows that the model has',
    faults: [...strange].map((scope) => `scores of ${scope}, and no rows of it`),
  }
}

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
]

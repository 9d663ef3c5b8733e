import type { Model } from '../schema/model.ts'

/** A model as a file: one line per row, coefficient and source, so that a changed row is one changed line in review. */
export function modelJson(model: Model): string {
  const { tables, parts, evaluation, coefficients, sources, limits, ...head } = model
  const tablesJson = tables.map(({ rows, ...table }) => {
    const lines = rows.map((row) => JSON.stringify(row)).join(',\n')
    return `${JSON.stringify(table).slice(0, -1)},"rows":[\n${lines}\n]}`
  })
  const coefficientLines = Object.entries(coefficients).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  )
  const lines = (values: readonly unknown[]): string =>
    values.map((value) => JSON.stringify(value)).join(',\n')
  return [
    `${JSON.stringify(head).slice(0, -1)},"coefficients":{`,
    coefficientLines.join(',\n'),
    '},"tables":[',
    tablesJson.join(',\n'),
    '],"parts":[',
    lines(parts),
    '],"evaluation":[',
    lines(evaluation),
    '],"sources":[',
    lines(sources),
    '],"limits":[',
    lines(limits),
    ']}',
    '',
  ].join('\n')
}

import type { Model } from '../../src/schema/model.ts'

/** One line per row, coefficient and source: a changed row is one changed line in review. */
export function modelJson(model: Model): string {
  const { parts, coefficients, sources, ...head } = model
  const partsJson = parts.map(({ rows, ...part }) => {
    const lines = rows.map((row) => JSON.stringify(row)).join(',\n')
    return `${JSON.stringify(part).slice(0, -1)},"rows":[\n${lines}\n]}`
  })
  const coefficientLines = Object.entries(coefficients).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  )
  return [
    `${JSON.stringify(head).slice(0, -1)},"coefficients":{`,
    coefficientLines.join(',\n'),
    '},"parts":[',
    partsJson.join(',\n'),
    '],"sources":[',
    sources.map((source) => JSON.stringify(source)).join(',\n'),
    ']}',
    '',
  ].join('\n')
}

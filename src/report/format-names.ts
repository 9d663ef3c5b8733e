/** The formats that a report can be asked for. */
export const formatNames = [
  'text',
  'json',
  'markdown',
  'csv',
  'ndjson',
  'sarif',
  'junit',
  'codequality',
  'openmetrics',
] as const

export type Format = (typeof formatNames)[number]

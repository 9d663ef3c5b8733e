/** The day in UTC, `YYYY-MM-DD`: what training is told, since it reads no clock. */
export const today = (): string => new Date().toISOString().slice(0, 10)

/** The version of a model that was made of one of another version: `0.2.0+own`. */
export const versionBeside = (version: string, suffix: string): string =>
  `${version.replace(/\+.*$/s, '')}+${suffix}`

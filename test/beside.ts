import { existsSync, readFileSync } from 'node:fs'

/** Test material that lies beside the checkout, where there is any: too large, or not ours to carry. */
export const beside = '../shared'

/** Options for a test that needs `path` of it: it says what it skips. */
export const needs = (path: string): { skip: string | false } =>
  existsSync(`${beside}/${path}`) ? { skip: false } : { skip: `${beside}/${path} is not there` }

export const readBeside = (path: string): string =>
  existsSync(`${beside}/${path}`) ? readFileSync(`${beside}/${path}`, 'utf8') : '[]'

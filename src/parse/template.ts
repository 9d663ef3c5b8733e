import { parseAllDocuments } from 'yaml'

/** A chart's template has a few hundred actions; text with more is not tried. */
const MOST_ACTIONS = 5_000

/**
 * Is broken text a template of a chart? Only if it is good YAML once its actions are taken out, one way or another: braces
 * in a comment must not excuse any other fault, which Kubernetes' reader may be able to read.
 */
export function isTemplate(text: string): boolean {
  const actions = text.split('{{').length - 1
  if (actions === 0 || actions > MOST_ACTIONS) return false
  const withoutLines = text.replace(/^[ \t]*\{\{(?:(?!\}\})[\s\S])*\}\}[ \t]*\r?$/gm, '#')
  return ['', 'x'].some((standIn) => isGood(withoutLines.replace(/\{\{(?:(?!\}\})[\s\S])*\}\}/g, standIn)))
}

function isGood(text: string): boolean {
  const documents = parseAllDocuments(text, {
    uniqueKeys: false,
    strict: false,
    logLevel: 'error',
    prettyErrors: false,
  })
  return documents.every(({ errors, warnings }) => errors.length + warnings.length === 0)
}

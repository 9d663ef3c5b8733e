import { parseAllDocuments } from 'yaml'

/** A chart's template has a few hundred actions; text with more is not tried. */
const MOST_ACTIONS = 5_000

/** What begins so is a flow mapping with a mapping for its key to Kubernetes' reader: it refuses it, whatever follows. */
const BEGINS_WITH_ACTION = /^(?:---[ \t]*\r?\n|[ \t]*(?:#.*)?\r?\n)*\{\{/

/**
 * Is broken text a template of a chart? Only if it is good YAML once its actions are taken out, one way or another: braces
 * in a comment must not excuse any other fault, which Kubernetes' reader may be able to read.
 */
export function isTemplate(text: string): boolean {
  if (BEGINS_WITH_ACTION.test(text)) return true
  const actions = text.split('{{').length - 1
  if (actions === 0 || actions > MOST_ACTIONS) return false
  // An action over several lines begins a line of its own, at column 0, where no scalar of a manifest is.
  const withoutBlocks = text.replace(/^\{\{(?:(?!\}\})[^"'])*\}\}[ \t]*\r?$/gm, '#')
  const withoutLines = withoutBlocks.replace(/^[ \t]*\{\{(?:(?!\}\}).)*\}\}[ \t]*\r?$/gm, '#')
  return ['', 'x'].some((standIn) => isGood(withoutLines.replace(/\{\{(?:(?!\}\}).)*\}\}/g, standIn)))
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

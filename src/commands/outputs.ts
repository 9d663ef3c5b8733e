import { AppError } from '../errors.ts'

/** A value of `--output FORMAT=FILE`. Throws `input` for one that is none. */
export function outputOf<Format extends string>(
  text: string,
  formats: readonly Format[],
): { readonly format: Format; readonly file: string } {
  const separator = text.indexOf('=')
  const format = formats.find((name) => name === text.slice(0, separator))
  const file = text.slice(separator + 1)
  if (separator !== -1 && format !== undefined && file !== '') return { format, file }
  throw new AppError(
    'input',
    `--output ${JSON.stringify(text)} is not FORMAT=FILE`,
    `Formats: ${formats.join(', ')}.`,
  )
}

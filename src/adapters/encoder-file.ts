import { resolve } from 'node:path'
import { AppError } from '../errors.ts'
import { EncoderFile } from '../schema/encoder-file.ts'
import type { Model } from '../schema/model.ts'
import { shapeMessage } from '../schema/shape.ts'
import { readBytes } from './bytes.ts'
import { readModel } from './model-file.ts'

/** What a file of `--encoder` holds. Throws `model` when it is neither, damaged, or of another schema. */
export async function readEncoder(
  cwd: string,
  named: string,
): Promise<{ readonly encoder: EncoderFile } | { readonly model: Model }> {
  const bytes = await readBytes(cwd, named)
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    throw new AppError(
      'model',
      `encoder ${JSON.stringify(named)} is not JSON`,
      'Name what "encode fit" wrote, or a model.',
      { cause },
    )
  }
  const isModel = typeof json === 'object' && json !== null && 'parts' in json
  if (isModel) return { model: await readModel(resolve(cwd, named), named) }
  const parsed = EncoderFile.safeParse(json, { error: shapeMessage })
  if (parsed.success) return { encoder: parsed.data }
  const [issue] = parsed.error.issues
  throw new AppError(
    'model',
    `encoder ${JSON.stringify(named)} is not usable: ${issue?.path.join('.') || 'the file'} ${issue?.message ?? 'is unreadable'}`,
    'Name what "encode fit" of this version wrote, or a model.',
    { cause: parsed.error },
  )
}

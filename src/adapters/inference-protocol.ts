import * as z from 'zod'
import type { AppError } from '../errors.ts'
import { quoted } from '../quoted.ts'

/**
 * What a model is asked and answers over the Open Inference Protocol, which KServe calls v2 and Triton speaks:
 * https://kserve.github.io/website/docs/concepts/architecture/data-plane/v2-protocol
 */

/** A size of a shape; −1 is any. Gateways to gRPC write 64-bit numbers as text. */
const Size = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number),
])

const Tensor = z.object({ name: z.string().min(1), datatype: z.string(), shape: z.array(Size) })
export type Tensor = z.infer<typeof Tensor>

const Tensors = z
  .array(Tensor)
  .nullish()
  .transform((tensors) => tensors ?? [])

const Metadata = z.object({ inputs: Tensors, outputs: Tensors })
export type Metadata = z.infer<typeof Metadata>

const Reply = z.object({ outputs: z.array(Tensor.extend({ data: z.array(z.unknown()) })) })

const Fault = z.object({ error: z.string() })

/** An error about the server, from what it did and what to do about it. */
export type Refuse = (what: string, hint: string) => AppError

const NO_PROTOCOL = 'Is this the address of a model behind the Open Inference Protocol (KServe v2, Triton)?'

export const metadataFrom = (text: string, refuse: Refuse): Metadata =>
  parsed(text, Metadata, 'the metadata of a model', refuse)

/** What the server says went wrong, without the secret that it may repeat; '' when it says nothing that can be told. */
export function faultIn(text: string, secret: string | null): string {
  try {
    const fault = Fault.safeParse(JSON.parse(text))
    if (!fault.success || fault.data.error === '') return ''
    const { error } = fault.data
    return `: ${quoted(secret === null ? error : error.replaceAll(secret, '***'), LONGEST_FAULT)}`
  } catch {
    return ''
  }
}

const LONGEST_FAULT = 200

const Readiness = z.object({ ready: z.literal(false) })

/** Some servers answer 200 and say in the body that they are not ready; most have no body. */
export function saysNotReady(text: string): boolean {
  try {
    return Readiness.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}

/** Names of tensors where a model has several; `null` = the only one that fits. */
export type TensorNames = { readonly input: string | null; readonly output: string | null }

/** Where the texts go and where the numbers come from. */
export type Tensors = {
  readonly input: string
  /** Sizes of an input of `count` texts. */
  readonly inputShape: (count: number) => readonly number[]
  /** `null`: the metadata does not say; the only output of the answer. */
  readonly output: string | null
  /** Numbers that a text becomes; `null`: any. */
  readonly dimensions: number | null
}

/** The input for texts and the output for vectors. Throws `source` with a list where they are not clear. */
export function tensorsFrom({ inputs, outputs }: Metadata, names: TensorNames, refuse: Refuse): Tensors {
  const input = chosen('input', inputs, names.input, isTextInput, 'BYTES of shape [-1] or [-1,1]', refuse)
  const output = chosen('output', outputs, names.output, isVectorOutput, 'FP32 of shape [-1,D]', refuse)
  if (input === null) {
    throw refuse('does not say what inputs it has', 'Name its input with --embedder-input.')
  }
  const isColumn = input.shape.length === 2
  const [, size = ANY] = output?.shape ?? []
  return {
    input: input.name,
    inputShape: (count) => (isColumn ? [count, 1] : [count]),
    output: output?.name ?? null,
    dimensions: size === ANY ? null : size,
  }
}

const ANY = -1

const isTextInput = ({ datatype, shape: [count, width = 1, ...more] }: Tensor): boolean =>
  datatype === 'BYTES' && count === ANY && (width === 1 || width === ANY) && more.length === 0

const isVectorOutput = ({ datatype, shape }: Tensor): boolean =>
  datatype === 'FP32' && shape.length === 2 && shape[0] === ANY && shape[1] !== 0

/** `null`: the metadata lists none and none was named. Some servers list none for models of one's own. */
function chosen(
  role: 'input' | 'output',
  tensors: readonly Tensor[],
  name: string | null,
  fits: (tensor: Tensor) => boolean,
  wanted: string,
  refuse: Refuse,
): Tensor | null {
  if (tensors.length === 0) return name === null ? null : { name, datatype: '', shape: [ANY] }
  const fitting = tensors.filter((tensor) => fits(tensor) && (name === null || tensor.name === name))
  const [only] = fitting
  if (only !== undefined && fitting.length === 1) return only
  const listed = tensors.map((tensor) => `${tensor.name} ${tensor.datatype} [${tensor.shape.join(',')}]`)
  const has = `its ${role}s are ${quoted(listed.join(', '), LONGEST_FAULT)}`
  if (fitting.length > 1) {
    throw refuse(`has ${fitting.length} ${role}s of ${wanted}: ${has}`, `Name one with --embedder-${role}.`)
  }
  const what = name === null ? `${role} of ${wanted}` : `${role} ${quoted(name)} of ${wanted}`
  throw refuse(`has no ${what}: ${has}`, 'Name a model that turns texts into vectors.')
}

/** The body of a question about some texts. */
export const questionOf = (texts: readonly string[], { input, inputShape, output }: Tensors): unknown => ({
  inputs: [{ name: input, datatype: 'BYTES', shape: inputShape(texts.length), data: texts }],
  ...(output === null ? {} : { outputs: [{ name: output }] }),
})

/** One vector for each of `count` texts, in their order, as the server gave them. */
export function vectorsFrom(
  text: string,
  count: number,
  { output, dimensions }: Tensors,
  refuse: Refuse,
): readonly (readonly number[])[] {
  const { outputs } = parsed(text, Reply, 'an answer', refuse)
  const found =
    output === null && outputs.length === 1 ? outputs[0] : outputs.find(({ name }) => name === output)
  if (found === undefined) {
    const names = quoted(outputs.map(({ name }) => name).join(', '), LONGEST_FAULT)
    throw refuse(
      `gave outputs ${names}${output === null ? '' : ` and not ${quoted(output)}`}`,
      'Name one with --embedder-output.',
    )
  }
  const [rows, width = 0, ...more] = found.shape
  const isExpected =
    rows === count && width > 0 && more.length === 0 && (dimensions === null || width === dimensions)
  if (!isExpected) {
    throw refuse(
      `gave shape [${found.shape.join(',')}] for ${count} texts, not [${count},${dimensions ?? 'D'}]`,
      NO_PROTOCOL,
    )
  }
  const flat = found.data.flatMap((row) => {
    // Some servers nest rows, and a nested row must be whole.
    if (!Array.isArray(row)) return [row]
    return row.length === width ? row : []
  })
  const numbers = flat.filter(isNumber)
  if (flat.length !== count * width || numbers.length !== flat.length) {
    throw refuse(`gave ${numbers.length} numbers where its shape has ${count * width}`, NO_PROTOCOL)
  }
  return Array.from({ length: count }, (_, row) => numbers.slice(row * width, (row + 1) * width))
}

const isNumber = (value: unknown): value is number => Number.isFinite(value)

function parsed<T>(text: string, schema: z.ZodType<T>, what: string, refuse: Refuse): T {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    // NaN and Infinity are no JSON, yet some servers write them.
    const why = /\b(?:NaN|Infinity)\b/.test(text) ? 'numbers that are not finite' : 'something else than JSON'
    throw refuse(`answered with ${why}`, NO_PROTOCOL)
  }
  const result = schema.safeParse(json)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw refuse(
    `answered with something else than ${what} (${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? ''})`,
    NO_PROTOCOL,
  )
}

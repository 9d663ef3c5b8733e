import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import * as z from 'zod'

export const DIMENSIONS = 20

/** How often each of the first letters stands in a text: nearer for texts of like letters, and not of length 1. */
export const embeddingOf = (text: string): readonly number[] =>
  Array.from({ length: DIMENSIONS }, (_, letter) => text.split(String.fromCharCode(97 + letter)).length - 1)

export type Asked = {
  readonly method: string
  readonly path: string
  readonly authorization: string
  readonly texts: readonly string[]
}

/** Something else than the usual answer; `null` leaves the request to the usual one. */
export type Trouble = (asked: Asked, outgoing: ServerResponse) => 'answered' | null

export type Manner = {
  readonly inputShape?: readonly (number | string)[]
  readonly isNested?: boolean
  readonly inputs?: readonly unknown[]
  readonly outputs?: readonly unknown[]
  readonly token?: string
}

const Infer = z.strictObject({
  inputs: z.tuple([
    z.strictObject({
      name: z.literal('TEXT'),
      datatype: z.literal('BYTES'),
      shape: z.array(z.int()),
      data: z.array(z.string()),
    }),
  ]),
  outputs: z.tuple([z.strictObject({ name: z.string() })]).optional(),
})

/** A server of the Open Inference Protocol with one model, `letters`, below `/gateway`. */
export async function startInference(manner: Manner = {}) {
  const { inputShape = [-1], isNested = false, token } = manner
  const asked: Asked[] = []
  const troubles: Trouble[] = []
  const text = { name: 'TEXT', datatype: 'BYTES', shape: inputShape }
  const vector = { name: 'EMBEDDING', datatype: 'FP32', shape: [-1, DIMENSIONS] }

  function infer(body: string): [status: number, json: unknown] {
    const parsed = Infer.safeParse(JSON.parse(body))
    if (!parsed.success) return [400, { error: parsed.error.message }]
    const [{ shape, data }] = parsed.data.inputs
    const wanted = inputShape.length === 2 ? [data.length, 1] : [data.length]
    if (String(shape) !== String(wanted)) return [400, { error: `unexpected shape ${String(shape)}` }]
    const rows = data.map(embeddingOf)
    return [
      200,
      {
        model_name: 'letters',
        model_version: '1',
        outputs: [{ ...vector, shape: [data.length, DIMENSIONS], data: isNested ? rows : rows.flat() }],
      },
    ]
  }

  function answer({ method, path, authorization }: Asked, body: string): [status: number, json: unknown] {
    if (token !== undefined && authorization !== `Bearer ${token}`) return [401, { error: 'unauthorized' }]
    switch (`${method} ${path.replace(/\?.*/, '')}`) {
      case 'GET /gateway/v2/health/ready':
      case 'GET /gateway/v2/models/letters/ready':
        return [200, {}]
      case 'GET /gateway/v2/models/letters':
      case 'GET /gateway/v2/models/letters/versions/3':
        return [
          200,
          {
            name: 'letters',
            versions: ['1'],
            platform: 'test',
            inputs: manner.inputs ?? [text],
            outputs: manner.outputs ?? [vector],
          },
        ]
      case 'POST /gateway/v2/models/letters/infer':
      case 'POST /gateway/v2/models/letters/versions/3/infer':
        return infer(body)
      default:
        return [404, { error: `Request for unknown model: ${path}` }]
    }
  }

  const server = createServer(async (incoming, outgoing) => {
    const body = await textOf(incoming)
    const request: Asked = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      authorization: incoming.headers.authorization ?? '',
      texts: body === '' ? [] : (Infer.safeParse(JSON.parse(body)).data?.inputs[0].data ?? []),
    }
    asked.push(request)
    for (const [index, trouble] of troubles.entries()) {
      if (trouble(request, outgoing) === null) continue
      troubles.splice(index, 1)
      return
    }
    const [status, json] = answer(request, body)
    outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/gateway/v2/models/letters`,
    port,
    asked,
    /** Each is used once. */
    troubles,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of incoming) text += String(chunk)
  return text
}

const INFER = /\/infer\b/

/** A fixed answer to the next request whose path matches. */
export const replying =
  (
    status: number,
    json: unknown,
    { headers = {}, path = INFER }: { headers?: Record<string, string>; path?: RegExp } = {},
  ): Trouble =>
  (asked, outgoing) => {
    if (!path.test(asked.path)) return null
    const body = typeof json === 'string' ? json : JSON.stringify(json)
    outgoing.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
    return 'answered'
  }

/** No answer to the next inference. */
export const hanging: Trouble = ({ path }) => (INFER.test(path) ? 'answered' : null)

/** The connection breaks in the middle of an answer. */
export const breaking: Trouble = ({ path }, outgoing) => {
  if (!INFER.test(path)) return null
  outgoing.writeHead(200, { 'content-length': '1000' }).write('{"outputs"', () => outgoing.destroy())
  return 'answered'
}

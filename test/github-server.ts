import { createServer, type IncomingMessage } from 'node:http'
import * as z from 'zod'

/** A comment as the server keeps it. */
export type StoredComment = { readonly id: number; readonly author: string; body: string }

export type RecordedRequest = {
  readonly method: string
  readonly path: string
  readonly token: string
  readonly body: string
}

/** A reply instead of the usual one. */
export type Fault = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly message?: string
}

/** What a token may do, and as whom. */
type Identity = { readonly login: string; readonly mayWrite: boolean }

const Graphql = z.object({
  query: z.string(),
  variables: z.object({ owner: z.string(), repo: z.string(), number: z.int(), after: z.string().nullable() }),
})
const Written = z.object({ body: z.string().min(1) })

const PAGE = 100
/** GitHub's real limit is in bytes; beyond it comments are refused. */
const LARGEST_BODY_BYTES = 262_144

/** A GitHub of one repository, `octo/shop`, with one pull request, as far as the action talks to it. */
export async function startGithub(identities: Readonly<Record<string, Identity>>) {
  const comments: StoredComment[] = []
  const requests: RecordedRequest[] = []
  const faults: (Fault | 'hang' | ((request: RecordedRequest) => Fault | null))[] = []
  let nextId = 3_000_000_001 // real ids are beyond 32 bits

  const add = (author: string, body: string): StoredComment => {
    const comment = { id: nextId++, author, body }
    comments.push(comment)
    return comment
  }

  function graphql(body: string, { login }: Identity): unknown {
    const { variables } = Graphql.parse(JSON.parse(body))
    const found = variables.owner === 'octo' && variables.repo === 'shop' && variables.number === 7
    if (!found)
      return { data: { repository: null }, errors: [{ type: 'NOT_FOUND', message: 'Could not resolve' }] }
    const start = variables.after === null ? 0 : Number(Buffer.from(variables.after, 'base64').toString())
    const end = Math.min(start + PAGE, comments.length)
    const nodes = comments.slice(start, end).map(({ id, author, body }) => ({
      url: `https://github.example/octo/shop/pull/7#issuecomment-${id}`,
      body,
      viewerDidAuthor: author === login,
    }))
    const pageInfo = {
      hasNextPage: end < comments.length,
      endCursor: Buffer.from(String(end)).toString('base64'),
    }
    return { data: { repository: { pullRequest: { comments: { nodes, pageInfo } } } } }
  }

  function answer({ method, path, token, body }: RecordedRequest): [status: number, json: unknown] {
    const identity = identities[token]
    if (identity === undefined) return [401, { message: 'Bad credentials' }]
    if (method === 'POST' && path === '/api/graphql') return [200, graphql(body, identity)]
    const isCreate = method === 'POST' && path === '/api/v3/repos/octo/shop/issues/7/comments'
    const [, id] =
      (method === 'PATCH' && /^\/api\/v3\/repos\/octo\/shop\/issues\/comments\/(\d+)$/.exec(path)) || []
    const edited = comments.find((comment) => String(comment.id) === id)
    if (!isCreate && edited === undefined) return [404, { message: 'Not Found' }]
    if (!identity.mayWrite) return [403, { message: 'Resource not accessible by integration' }]
    const written = Written.parse(JSON.parse(body)).body
    if (Buffer.byteLength(written) > LARGEST_BODY_BYTES) return [422, { message: 'Validation Failed' }]
    if (edited === undefined) return [201, { id: add(identity.login, written).id }]
    if (edited.author !== identity.login) return [403, { message: 'Must have admin rights to Repository.' }]
    edited.body = written
    return [200, { id: edited.id }]
  }

  const server = createServer(async (incoming, outgoing) => {
    const body = await textOf(incoming)
    const request: RecordedRequest = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      token: (incoming.headers.authorization ?? '').replace(/^(?:token|bearer) /i, ''),
      body,
    }
    requests.push(request)
    const next = faults[0]
    const fault = typeof next === 'function' ? next(request) : next
    if (fault !== undefined && fault !== null) faults.shift()
    if (fault === 'hang') return
    const [status, json] =
      fault === undefined || fault === null
        ? answer(request)
        : [fault.status, { message: fault.message ?? 'no' }]
    const headers = fault === undefined || fault === null ? {} : (fault.headers ?? {})
    outgoing.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    apiUrl: `http://127.0.0.1:${port}/api/v3`,
    graphqlUrl: `http://127.0.0.1:${port}/api/graphql`,
    comments,
    requests,
    /** Replies to give first, one a request; a function picks its request and stays until it has. */
    faults,
    add,
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

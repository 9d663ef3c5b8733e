import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { gitAnswers } from './github-git.ts'
import { releasesOf } from './github-releases.ts'
import {
  type Artifact,
  EditedComment,
  Graphql,
  NewComment,
  type Pull,
  type StoredComment,
} from './github-state.ts'
import { gitWrites } from './github-writes.ts'

export type RecordedRequest = {
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly token: string
  readonly body: string
  readonly bytes: Buffer
  readonly accept: string
  readonly contentType: string
}

/** A reply instead of the usual one. */
export type Fault = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly message?: string
  /** The whole body. */
  readonly json?: unknown
}

/** `hang`: no answer · `cut`: half an answer, and the connection closed. */
export type FaultFor = Fault | 'hang' | 'cut' | ((request: RecordedRequest) => Fault | 'cut' | null)

/** What a token may do, and as whom. */
type Identity = {
  readonly login: string
  readonly mayWrite: boolean
  /** Paths that answer with 403, beside those of writing. */
  readonly mayNot?: RegExp
}

/** Of the API, or where files are sent. */
const REPOSITORY = /^\/api\/(?:v3|uploads)\/repos\/octo\/shop(\/.*|)$/
const PAGE = 100
/** GitHub's real limit is in bytes; beyond it comments are refused. */
const LARGEST_BODY_BYTES = 262_144
const REFUSED = { message: 'Resource not accessible by integration' }
const NOT_FOUND: Answer = [404, { message: 'Not Found' }]

type Answer = readonly [status: number, json: unknown, headers?: Readonly<Record<string, string>>]

/** A GitHub of one repository, `octo/shop`, with pull request 7, as far as the action talks to it. */
export async function startGithub(identities: Readonly<Record<string, Identity>>) {
  const comments: StoredComment[] = []
  const pulls: Pull[] = []
  const artifacts: Artifact[] = []
  const requests: RecordedRequest[] = []
  const faults: FaultFor[] = []
  const state = { folder: '', largestBody: LARGEST_BODY_BYTES, isLocked: false }
  const releases = releasesOf(() => storage.origin)
  let nextId = 3_000_000_001 // real ids are beyond 32 bits

  const add = (author: string, body: string): StoredComment => {
    const comment = { id: nextId++, author, body, isMinimized: false }
    comments.push(comment)
    return comment
  }

  function graphql(body: string, { login, mayWrite }: Identity): unknown {
    const { query, variables } = Graphql.parse(JSON.parse(body))
    if ('id' in variables) {
      const comment = comments.find(({ id }) => `IC_${id}` === variables.id)
      if (comment === undefined || !query.includes('classifier: OUTDATED') || !mayWrite)
        return { data: { minimizeComment: null }, errors: [{ type: 'FORBIDDEN', message: 'not accessible' }] }
      comment.isMinimized = true
      return { data: { minimizeComment: { minimizedComment: { isMinimized: true } } } }
    }
    const found = variables.owner === 'octo' && variables.repo === 'shop' && variables.number === 7
    if (!found)
      return { data: { repository: null }, errors: [{ type: 'NOT_FOUND', message: 'Could not resolve' }] }
    const start = variables.after === null ? 0 : Number(Buffer.from(variables.after, 'base64').toString())
    const end = Math.min(start + PAGE, comments.length)
    const nodes = comments.slice(start, end).map(({ id, author, body, isMinimized }) => ({
      id: `IC_${id}`,
      url: `https://github.example/octo/shop/pull/7#issuecomment-${id}`,
      body,
      viewerDidAuthor: author === login,
      isMinimized,
    }))
    const pageInfo = {
      hasNextPage: end < comments.length,
      endCursor: Buffer.from(String(end)).toString('base64'),
    }
    return { data: { repository: { pullRequest: { comments: { nodes, pageInfo } } } } }
  }

  function issues({ method, body }: RecordedRequest, path: string, identity: Identity): Answer {
    const isCreate = method === 'POST' && path === '/issues/7/comments'
    const [, id] = /^\/issues\/comments\/(\d+)$/.exec(path) ?? []
    const edited = comments.find((comment) => String(comment.id) === id)
    if (!isCreate && edited === undefined) return NOT_FOUND
    if (!identity.mayWrite) return [403, REFUSED]
    if (edited !== undefined && edited.author !== identity.login)
      return [403, { message: 'Must have admin rights to Repository.' }]
    if (edited !== undefined && method === 'DELETE') {
      comments.splice(comments.indexOf(edited), 1)
      return [204, null]
    }
    const written = (isCreate ? NewComment : EditedComment).parse(JSON.parse(body)).body
    if (state.isLocked && isCreate)
      return [403, { message: 'Unable to create comment because issue is locked.' }]
    if (Buffer.byteLength(written) > state.largestBody) {
      const errors = [
        { resource: 'IssueComment', code: 'unprocessable', field: 'data', message: 'body is too long' },
      ]
      return [422, { message: 'Validation Failed', errors }]
    }
    if (edited === undefined) return [201, { id: add(identity.login, written).id }]
    edited.body = written
    return [200, { id: edited.id }]
  }

  function read(path: string, query: URLSearchParams): Answer {
    const [, kind = '', name = ''] =
      /^\/(pulls|actions\/runs|actions\/artifacts|compare|git\/trees|git\/blobs)(?:\/(.*))?$/.exec(path) ?? []
    const answer = (json: unknown): Answer => (json === null || json === undefined ? NOT_FOUND : [200, json])
    switch (kind) {
      case 'pulls': {
        const isWanted = ({ state, head, base }: Pull): boolean =>
          [state, 'all'].includes(query.get('state') ?? 'open') &&
          base.ref === (query.get('base') ?? base.ref) &&
          `${head.repo?.full_name.split('/')[0]}:${head.ref}` === query.get('head')
        const byAge = query.get('direction') === 'desc' ? pulls.toReversed() : pulls
        return answer(
          name === '' ? byAge.filter(isWanted) : pulls.find(({ number }) => String(number) === name),
        )
      }
      case 'actions/runs': {
        const found = artifacts.filter(
          (one) => name === `${one.run}/artifacts` && one.name === query.get('name'),
        )
        return answer({
          total_count: found.length,
          artifacts: found.map(({ id, name, size_in_bytes, expired }) => ({
            id,
            name,
            size_in_bytes,
            expired,
          })),
        })
      }
      case 'actions/artifacts': {
        const [, id = ''] = /^(\d+)\/zip$/.exec(name) ?? []
        return [302, null, { location: `${storage.origin}/${id}?signature=x` }]
      }
      case 'compare': {
        const [base = '', head = ''] = decodeURIComponent(name).split('...')
        return answer(gitAnswers(state.folder).compared(base, head))
      }
      case 'git/trees':
        return answer(gitAnswers(state.folder).tree(name, query.get('recursive') === '1'))
      case 'git/blobs':
        return answer(gitAnswers(state.folder).blob(name))
      default:
        return NOT_FOUND
    }
  }

  /** A request that is not as GitHub describes it is told of, not left without an answer. */
  function answer(request: RecordedRequest): Answer {
    try {
      return answerOf(request)
    } catch (error) {
      return [400, { message: String(error) }]
    }
  }

  function answerOf(request: RecordedRequest): Answer {
    const identity = identities[request.token]
    if (identity === undefined) return [401, { message: 'Bad credentials' }]
    const url = new URL(request.path, 'http://github')
    if (request.method === 'POST' && url.pathname === '/api/graphql')
      return [200, graphql(request.body, identity)]
    if (identity.mayNot?.test(url.pathname)) return [403, REFUSED]
    const [, path] = REPOSITORY.exec(url.pathname) ?? []
    if (path === undefined) return NOT_FOUND
    if (path.startsWith('/issues/')) return issues(request, path, identity)
    const { mayWrite } = identity
    const released = releases.answer({
      ...request,
      path,
      query: url.searchParams,
      body: request.bytes,
      mayWrite,
    })
    if (released !== null) return released
    const written = gitWrites(state.folder, pulls, mayWrite)(request.method, path, request.body)
    return written ?? (request.method === 'GET' ? read(path, url.searchParams) : NOT_FOUND)
  }

  const listener: RequestListener = async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '', 'http://github')
    const bytes = await bytesOf(incoming, () => releases.state.duringUpload?.(incoming))
    if (bytes === null) {
      releases.brokeOff(REPOSITORY.exec(url.pathname)?.[1] ?? '', url.searchParams)
      return
    }
    const request: RecordedRequest = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      token: (incoming.headers.authorization ?? '').replace(/^(?:token|bearer) /i, ''),
      body: bytes.toString(),
      bytes,
      accept: incoming.headers.accept ?? '',
      contentType: incoming.headers['content-type'] ?? '',
    }
    requests.push(request)
    const next = faults[0]
    const fault = (typeof next === 'function' ? next(request) : next) ?? null
    if (fault !== null) faults.shift()
    if (fault === 'hang') return
    const [status, json, headers] =
      fault === null || fault === 'cut'
        ? answer(request)
        : [fault.status, fault.json ?? { message: fault.message ?? 'no' }, fault.headers]
    const text = json === null ? '' : JSON.stringify(json)
    const length = { 'content-length': String(Buffer.byteLength(text)) }
    outgoing.writeHead(status, { 'content-type': 'application/json', ...length, ...headers })
    if (fault !== 'cut') outgoing.end(text)
    else outgoing.write(text.slice(0, text.length / 2), () => incoming.socket.destroy())
  }
  const server = await listening(listener)
  /** Where artifacts lie: another server, which must never see the token. */
  const shown: string[] = []
  const storage = await listening((incoming, outgoing) => {
    shown.push(incoming.headers.authorization ?? '')
    const [, asset = ''] = /^\/assets\/(\d+)\?signature=x$/.exec(incoming.url ?? '') ?? []
    const bytes = releases.bytesOf(asset)
    if (bytes !== undefined) return outgoing.end(bytes)
    const [, id] = /^\/(\d+)\?signature=x$/.exec(incoming.url ?? '') ?? []
    return outgoing.end(artifacts.find((artifact) => String(artifact.id) === id)?.bytes ?? '')
  })
  return {
    apiUrl: `${server.origin}/api/v3`,
    graphqlUrl: `${server.origin}/api/graphql`,
    comments,
    pulls,
    artifacts,
    releases,
    requests,
    /** What the server of artifacts was shown as authorization. */
    shown,
    /** The repository on disk that commits are answered from, and what comments may be. */
    state,
    /** Replies to give first, one a request; a function picks its request and stays until it has. */
    faults,
    add,
    /** Answers on another server too. */
    serve: (other: Server) => other.on('request', listener),
    close: async () => {
      await server.close()
      await storage.close()
    },
  }
}

/** A server on a free port of this machine. */
export async function listening(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    server,
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** `null`: it broke off. */
async function bytesOf(incoming: IncomingMessage, duringUpload: () => void): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  const isUpload = incoming.url?.startsWith('/api/uploads/')
  try {
    for await (const chunk of incoming) {
      chunks.push(Buffer.from(chunk))
      if (isUpload) duringUpload()
    }
  } catch {
    return null
  }
  return incoming.complete ? Buffer.concat(chunks) : null
}

import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Endpoints } from '@octokit/types'
import * as z from 'zod'

type Data<Route extends keyof Endpoints> = Endpoints[Route]['response']['data']
type Body<Route extends keyof Endpoints> = Omit<
  Endpoints[Route]['parameters'],
  'owner' | 'repo' | 'release_id'
>
type RealRelease = Data<'GET /repos/{owner}/{repo}/releases/{release_id}'>
type RealAsset = RealRelease['assets'][number]

export type StoredAsset = {
  readonly id: number
  readonly name: string
  readonly contentType: string
  readonly bytes: Buffer
  /** GitHub's description does not tell of the last one: what an upload leaves that broke off. */
  readonly state: RealAsset['state'] | 'starter'
}

export type StoredRelease = {
  readonly id: number
  readonly tag: string
  target: string
  name: string
  body: string
  isDraft: boolean
  isImmutable: boolean
  isLatest: boolean
  assets: StoredAsset[]
}

const NewRelease: z.ZodType<Body<'POST /repos/{owner}/{repo}/releases'>> = z.strictObject({
  tag_name: z.string().min(1),
  target_commitish: z.string().exactOptional(),
  name: z.string().exactOptional(),
  body: z.string().max(125_000).exactOptional(),
  draft: z.boolean().exactOptional(),
  prerelease: z.boolean().exactOptional(),
})
const EditedRelease: z.ZodType<Body<'PATCH /repos/{owner}/{repo}/releases/{release_id}'>> = z.strictObject({
  target_commitish: z.string().exactOptional(),
  name: z.string().exactOptional(),
  body: z.string().max(125_000).exactOptional(),
  draft: z.boolean().exactOptional(),
  make_latest: z.enum(['true', 'false', 'legacy']).exactOptional(),
})

type Answer = readonly [status: number, json: unknown, headers?: Readonly<Record<string, string>>]
type Asked = {
  readonly method: string
  /** Below the repository. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Buffer
  readonly accept: string
  readonly contentType: string
  readonly mayWrite: boolean
}

const NOT_FOUND: Answer = [404, { message: 'Not Found' }]
const REFUSED: Answer = [403, { message: 'Resource not accessible by integration' }]
const invalid = (errors: readonly object[]): Answer => [422, { message: 'Validation Failed', errors }]

/** The releases of a repository, as GitHub keeps them: drafts are seen by who may write, and by no tag. */
export function releasesOf(storageOrigin: () => string) {
  const releases: StoredRelease[] = []
  const state = {
    /** What is published from now on can never be changed, nor its tag be used again. */
    isImmutable: true,
    /** Tags that a deleted immutable release has had. */
    burnt: new Set<string>(),
    /** Older servers state none. */
    statesDigests: true,
    /** Done with the first piece of each upload. */
    duringUpload: null as ((incoming: IncomingMessage) => void) | null,
  }
  let nextId = 5_000_000_001

  const assetData = ({ id, name, state: stored, contentType, bytes }: StoredAsset) => ({
    id,
    name,
    state: stored,
    content_type: contentType,
    size: bytes.length,
    digest:
      state.statesDigests && stored === 'uploaded'
        ? `sha256:${createHash('sha256').update(bytes).digest('hex')}`
        : null,
  })
  const releaseData = (one: StoredRelease) => ({
    id: one.id,
    tag_name: one.tag,
    target_commitish: one.target,
    name: one.name,
    body: one.body,
    draft: one.isDraft,
    prerelease: false,
    immutable: one.isImmutable,
    html_url: `https://github.example/octo/shop/releases/tag/${one.isDraft ? `untagged-${one.id}` : one.tag}`,
    assets: one.assets.filter((asset) => asset.state === 'uploaded').map(assetData),
  })

  const add = (given: Partial<StoredRelease> & { readonly tag: string }): StoredRelease => {
    const release: StoredRelease = {
      id: nextId++,
      target: 'main',
      name: given.tag,
      body: '',
      isDraft: false,
      isImmutable: false,
      isLatest: false,
      assets: [],
      ...given,
    }
    releases.push(release)
    return release
  }
  const attach = (
    release: StoredRelease,
    name: string,
    bytes: Buffer,
    more: Partial<StoredAsset> = {},
  ): StoredAsset => {
    const contentType = 'application/octet-stream'
    const asset: StoredAsset = { id: nextId++, name, contentType, bytes, state: 'uploaded', ...more }
    release.assets.push(asset)
    return asset
  }

  function upload(release: StoredRelease, { query, body, contentType, mayWrite }: Asked): Answer {
    const name = query.get('name') ?? ''
    if (!mayWrite) return REFUSED
    if (release.isImmutable) return [422, { message: 'Cannot upload assets to an immutable release.' }]
    if (release.assets.some((asset) => asset.name === name))
      return invalid([{ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' }])
    return [201, assetData(attach(release, name, body, { contentType }))]
  }

  function edit(release: StoredRelease, body: Buffer): Answer {
    const written = EditedRelease.parse(JSON.parse(String(body)))
    if (release.isImmutable) return [422, { message: 'Cannot change an immutable release.' }]
    if (written.draft === false && state.burnt.has(release.tag))
      return invalid([
        {
          resource: 'Release',
          code: 'custom',
          field: 'tag_name',
          message: 'tag_name was used by an immutable release',
        },
      ])
    release.name = written.name ?? release.name
    release.body = written.body ?? release.body
    release.target = written.target_commitish ?? release.target
    if (written.draft === false) {
      release.isDraft = false
      release.isImmutable = state.isImmutable
      release.isLatest = written.make_latest !== 'false'
    }
    return [200, releaseData(release)]
  }

  function assetAnswer(id: string, { method, accept, mayWrite }: Asked): Answer {
    const holder = releases.find(({ assets }) => assets.some((asset) => String(asset.id) === id))
    const asset = holder?.assets.find((one) => String(one.id) === id)
    if (holder === undefined || asset === undefined) return NOT_FOUND
    if (method === 'DELETE') {
      if (!mayWrite) return REFUSED
      holder.assets = holder.assets.filter((one) => one !== asset)
      return [204, null]
    }
    return accept === 'application/octet-stream'
      ? [302, null, { location: `${storageOrigin()}/assets/${id}?signature=x` }]
      : [200, assetData(asset)]
  }

  /** `null`: no question about releases. */
  function answer(asked: Asked): Answer | null {
    const { method, path, query, body, mayWrite } = asked
    const [, rest] = /^\/releases(?:\/(.*))?$/.exec(path) ?? [null, null]
    if (rest === null) return null
    const visible = releases.filter(({ isDraft }) => mayWrite || !isDraft)
    const whole = (found: StoredRelease | undefined): Answer =>
      found === undefined ? NOT_FOUND : [200, releaseData(found)]
    if (rest === undefined && method === 'POST') {
      if (!mayWrite) return REFUSED
      const {
        tag_name,
        name,
        body: notes,
        target_commitish,
        draft,
      } = NewRelease.parse(JSON.parse(String(body)))
      const isDraft = draft ?? false
      return [
        201,
        releaseData(
          add({
            tag: tag_name,
            name: name ?? '',
            body: notes ?? '',
            target: target_commitish ?? 'main',
            isDraft,
          }),
        ),
      ]
    }
    if (rest === undefined) {
      const perPage = Number(query.get('per_page') ?? 30)
      const start = (Number(query.get('page') ?? 1) - 1) * perPage
      return [
        200,
        visible
          .toReversed()
          .slice(start, start + perPage)
          .map(releaseData),
      ]
    }
    const out = visible.filter(({ isDraft }) => !isDraft)
    if (rest === 'latest') return whole(out.find(({ isLatest }) => isLatest) ?? out.at(-1))
    const [, tag] = /^tags\/(.+)$/.exec(rest) ?? []
    if (tag !== undefined) return whole(out.find((one) => one.tag === decodeURIComponent(tag)))
    const [, asset] = /^assets\/(\d+)$/.exec(rest) ?? []
    if (asset !== undefined) return assetAnswer(asset, asked)
    const [, id, part] = /^(\d+)(\/assets)?$/.exec(rest) ?? []
    const release = visible.find((one) => String(one.id) === id)
    if (release === undefined) return NOT_FOUND
    if (part !== undefined)
      return method === 'POST' ? upload(release, asked) : [200, release.assets.map(assetData)]
    if (method === 'GET') return whole(release)
    if (!mayWrite) return REFUSED
    if (method === 'PATCH') return edit(release, body)
    releases.splice(releases.indexOf(release), 1)
    return [204, null]
  }

  /** What is left of an upload that broke off. */
  function brokeOff(path: string, query: URLSearchParams): void {
    const [, id] = /^\/releases\/(\d+)\/assets$/.exec(path) ?? []
    const release = releases.find((one) => String(one.id) === id)
    const name = query.get('name')
    if (release !== undefined && name !== null && !release.assets.some((asset) => asset.name === name))
      attach(release, name, Buffer.alloc(0), { state: 'starter' })
  }

  const bytesOf = (id: string): Buffer | undefined =>
    releases.flatMap(({ assets }) => assets).find((asset) => String(asset.id) === id)?.bytes

  return { releases, state, add, attach, answer, brokeOff, bytesOf }
}

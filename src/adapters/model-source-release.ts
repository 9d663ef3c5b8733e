import { AppError, sentenceOf } from '../errors.ts'
import { CHECKSUMS_ASSET, checksumOf } from '../publish/checksums.ts'
import { type ReleaseReference, releaseReferenceText } from '../publish/release-reference.ts'
import { oneLine } from '../report/escape.ts'
import { GithubError, type GithubOptions, patiently } from './github-client.ts'
import { Release, type ReleaseAsset, statedSha256 } from './github-release-shape.ts'
import { LARGEST_MODEL_BYTES, LARGEST_MODEL_MIB } from './model-file.ts'
import {
  anotherModel,
  cachedModel,
  type FetchedModel,
  type ModelAccess,
  notHad,
} from './model-source-remote.ts'

const LARGEST_CHECKSUMS_BYTES = 1024 * 1024
const MOST_LISTED = 5
/** A model of the largest size, over a slow line. */
const PATIENCE_MS = 150_000
const REQUEST_MS = 60_000

/**
 * A model out of a release. With a digest, that is what counts; without one, the release's own list of digests, and the
 * notice says so. Throws `model`.
 */
export async function releasedModel(
  release: ReleaseReference,
  shown: string,
  access: ModelAccess,
): Promise<FetchedModel> {
  const options: GithubOptions = {
    patienceMs: PATIENCE_MS,
    requestMs: REQUEST_MS,
    ...access.github,
    repository: `${release.owner}/${release.repo}`,
  }
  try {
    return await asAnyReader(options, (reader) => readRelease(release, shown, { access, reader }))
  } catch (error) {
    if (!(error instanceof GithubError)) throw error
    const hint = error.isRefusal || error.status === 401 ? UNSEEN : undefined
    throw notHad(shown, `cannot be had: ${error.message}`, error, hint)
  }
}

const UNSEEN =
  'Is there such a release? One of a private repository takes a token that may read it: contents: read there.'

/** A token of one repository may be refused what everybody may read: then it is asked for as nobody. */
async function asAnyReader<T>(
  options: GithubOptions,
  read: (options: GithubOptions) => Promise<T>,
): Promise<T> {
  try {
    return await read(options)
  } catch (error) {
    const isRefused = error instanceof GithubError && (error.isRefusal || error.status === 401)
    if (!isRefused || options.token === null) throw error
    return read({ ...options, token: null }).catch((second: unknown) => {
      throw second instanceof GithubError ? error : second
    })
  }
}

type Reading = { readonly access: ModelAccess; readonly reader: GithubOptions }

async function readRelease(
  release: ReleaseReference,
  shown: string,
  { access, reader }: Reading,
): Promise<FetchedModel> {
  const { sha256 } = release
  if (sha256 !== null) {
    const bytes = await cachedModel(shown, sha256, access, async () => {
      const { assets } = await found(release, reader)
      return download(assetOf(release.asset, assets, shown), sha256, shown, reader)
    })
    return { bytes, notice: null }
  }
  const { assets } = await found(release, reader)
  const asset = assetOf(release.asset, assets, shown)
  const listed = await listedDigest(release.asset, assets, shown, reader)
  const bytes = await cachedModel(shown, listed, access, () => download(asset, listed, shown, reader))
  const pinned = releaseReferenceText({ ...release, sha256: listed })
  return { bytes, notice: `The model is pinned by its tag alone. To hold it to its digest, write ${pinned}.` }
}

const found = ({ tag }: ReleaseReference, reader: GithubOptions): Promise<Release> =>
  patiently(reader, (github) =>
    tag === null
      ? github.rest('GET /repos/{owner}/{repo}/releases/latest', {}, Release)
      : github.rest('GET /repos/{owner}/{repo}/releases/tags/{tag}', { tag }, Release),
  )

function assetOf(name: string, assets: readonly ReleaseAsset[], shown: string): ReleaseAsset {
  const asset = assets.find((one) => one.name === name)
  if (asset !== undefined) return asset
  const names = assets.slice(0, MOST_LISTED).map((one) => oneLine(one.name, 60))
  const others = names.length === 0 ? 'nothing' : names.join(', ')
  throw notHad(
    shown,
    `has no ${name}: the release holds ${others}`,
    undefined,
    'Name what it is called behind the tag: @TAG/ASSET.',
  )
}

async function listedDigest(
  name: string,
  assets: readonly ReleaseAsset[],
  shown: string,
  reader: GithubOptions,
): Promise<string> {
  const write = `Write ${shown}#sha256-… with 64 digits: those that sha256sum prints of it.`
  const list = assets.find((one) => one.name === CHECKSUMS_ASSET)
  if (list === undefined)
    throw notHad(shown, `has no digest, and its release no ${CHECKSUMS_ASSET}`, undefined, write)
  const bytes = await assetBytes(list, LARGEST_CHECKSUMS_BYTES, shown, reader)
  const digest = checksumOf(new TextDecoder().decode(bytes), name)
  if (digest === null)
    throw notHad(shown, `is not in the ${CHECKSUMS_ASSET} of its release`, undefined, write)
  return digest
}

/** What GitHub states of size and digest spares a download that would be refused. */
async function download(
  asset: ReleaseAsset,
  sha256: string,
  shown: string,
  reader: GithubOptions,
): Promise<Uint8Array> {
  const stated = statedSha256(asset)
  if (stated !== null && stated !== sha256) throw anotherModel(shown, stated)
  if (asset.size > LARGEST_MODEL_BYTES) throw notHad(shown, `is over ${LARGEST_MODEL_MIB} MiB`)
  return assetBytes(asset, LARGEST_MODEL_BYTES, shown, reader)
}

async function assetBytes(
  { id }: ReleaseAsset,
  most: number,
  shown: string,
  reader: GithubOptions,
): Promise<Uint8Array> {
  try {
    return await patiently(reader, (github) =>
      github.bytes(
        'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
        { asset_id: id, headers: { accept: 'application/octet-stream' } },
        most,
      ),
    )
  } catch (error) {
    if (error instanceof GithubError || !(error instanceof AppError)) throw error
    throw notHad(shown, `cannot be had: ${sentenceOf(error)}`, error)
  }
}

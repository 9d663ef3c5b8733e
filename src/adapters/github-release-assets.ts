import * as z from 'zod'
import { sha256Of } from '../publish/checksums.ts'
import { ASSET_NAMES, type Asset } from '../publish/model-release.ts'
import { type Github, GithubError, type GithubOptions, patiently } from './github-client.ts'
import { ReleaseAsset, statedSha256 } from './github-release-shape.ts'

/** Two runs may upload at once, and one finds the name taken that it saw free. */
const MOST_ROUNDS = 3
const USUAL_MS = 60_000
/** A slow line. */
const BYTES_PER_MS = 200

/** Also those whose upload broke off, which a release itself does not list. */
export const assetsOf = (github: Github, release: number): Promise<readonly ReleaseAsset[]> =>
  github.rest(
    'GET /repos/{owner}/{repo}/releases/{release_id}/assets',
    { release_id: release, per_page: 100 },
    z.array(ReleaseAsset),
  )

/**
 * Makes a draft hold exactly these files under our names: what is there already stays, what is half there or another is
 * replaced, what is not wanted any more goes. Files of other names are left alone. Throws `GithubError`.
 */
export async function putAssets(
  options: GithubOptions,
  release: number,
  assets: readonly Asset[],
): Promise<void> {
  await patiently(options, async (github) => {
    for (const { id, name } of await assetsOf(github, release))
      if (ASSET_NAMES.includes(name) && !assets.some((asset) => asset.name === name))
        await removeAsset(github, id)
  })
  for (const asset of assets) await putAsset(options, release, asset)
  await patiently(options, async (github) => {
    const there = await assetsOf(github, release)
    const isWhole = assets.every((asset) => there.some((one) => isStated(one, asset)))
    if (!isWhole) throw changedMeanwhile()
  })
}

async function putAsset(options: GithubOptions, release: number, asset: Asset): Promise<void> {
  const requestMs = USUAL_MS + Math.ceil(asset.bytes.byteLength / BYTES_PER_MS)
  const slowly = { requestMs, patienceMs: 3 * requestMs, ...options }
  for (let round = 1; ; round++) {
    try {
      return await patiently(slowly, (github) => putOnce(github, release, asset, options.apiUrl))
    } catch (error) {
      const isTaken =
        error instanceof GithubError && error.status === 422 && /already_exists/.test(error.said)
      if (!isTaken || round === MOST_ROUNDS) throw error
    }
  }
}

async function putOnce(github: Github, release: number, asset: Asset, apiUrl: string): Promise<void> {
  const there = (await assetsOf(github, release)).find(({ name }) => name === asset.name)
  if (there !== undefined) {
    if (await isSame(github, there, asset)) return
    await removeAsset(github, there.id)
  }
  const uploaded = await github.rest(
    'POST {origin}/repos/{owner}/{repo}/releases/{release_id}/assets{?name,label}',
    {
      baseUrl: uploadsUrlOf(apiUrl),
      release_id: release,
      name: asset.name,
      data: asset.bytes,
      headers: { 'content-type': asset.contentType },
    },
    ReleaseAsset,
  )
  if (!isStated(uploaded, asset)) throw changedMeanwhile()
}

/** GitHub states the address with each release; it is always this one, and a token goes nowhere else. */
export function uploadsUrlOf(apiUrl: string): string {
  const { origin, protocol, host } = new URL(apiUrl)
  return host.startsWith('api.')
    ? `${protocol}//uploads.${host.slice('api.'.length)}`
    : `${origin}/api/uploads`
}

const isWholeOfSize = ({ name, state, size }: ReleaseAsset, asset: Asset): boolean =>
  name === asset.name && state === 'uploaded' && size === asset.bytes.byteLength

/** As far as GitHub tells: older servers tell the size alone. */
const isStated = (there: ReleaseAsset, asset: Asset): boolean =>
  isWholeOfSize(there, asset) && (statedSha256(there) ?? asset.sha256) === asset.sha256

async function isSame(github: Github, there: ReleaseAsset, asset: Asset): Promise<boolean> {
  if (!isWholeOfSize(there, asset)) return false
  return (await sha256OfAsset(github, there, asset.bytes.byteLength)) === asset.sha256
}

/** As GitHub states it, else of what it sends, which may be `most` bytes. */
export async function sha256OfAsset(github: Github, there: ReleaseAsset, most: number): Promise<string> {
  const stated = statedSha256(there)
  if (stated !== null) return stated
  const accept = 'application/octet-stream'
  return sha256Of(
    await github.bytes(
      'GET /repos/{owner}/{repo}/releases/assets/{asset_id}',
      { asset_id: there.id, headers: { accept } },
      most,
    ),
  )
}

/** What is gone already is what was wanted. */
async function removeAsset(github: Github, id: number): Promise<void> {
  try {
    await github.rest(
      'DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}',
      { asset_id: id },
      z.unknown(),
    )
  } catch (error) {
    if (!(error instanceof GithubError) || error.status !== 404) throw error
  }
}

/** Another run is at work, or GitHub lost something: looking again is all that helps. */
const changedMeanwhile = (): GithubError =>
  new GithubError({ status: 0, isLimited: false, waitMs: null, said: '' }, null)

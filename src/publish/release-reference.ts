/** One asset of one release, as `--model` and a configuration name it. */
export type ReleaseReference = {
  readonly owner: string
  readonly repo: string
  /** `null`: the latest release. */
  readonly tag: string | null
  readonly asset: string
  /** 64 hexadecimal digits; `null`: whatever the release holds. */
  readonly sha256: string | null
}

/** The model among the assets of a release, unless another is named. */
export const MODEL_ASSET = 'wattlint-model.json'

const WHOLE =
  /^release:([A-Za-z0-9][\w-]{0,99})\/([\w.-]{1,100})(?:@([\w.+/-]{1,255}))?(?:#sha256[-=]([0-9a-fA-F]{64}))?$/
/** No empty step, and none that leads elsewhere in an address. */
const STEPS = /^(?!\.{1,2}(?:\/|$))[\w.+-]+(?:\/(?!\.{1,2}(?:\/|$))[\w.+-]+)*$/

/**
 * `release:owner/repo@tag/asset#sha256-…`; all behind `repo` may be left out. What stands behind the last slash is the asset,
 * so a tag with a slash needs one. `null` for anything else.
 */
export function releaseReferenceFrom(text: string): ReleaseReference | null {
  const [, owner, repo, place, digest] = WHOLE.exec(text) ?? []
  if (owner === undefined || repo === undefined || /^\.{1,2}$/.test(repo)) return null
  const sha256 = digest?.toLowerCase() ?? null
  if (place === undefined) return { owner, repo, tag: null, asset: MODEL_ASSET, sha256 }
  if (!STEPS.test(place)) return null
  const slash = place.lastIndexOf('/')
  return slash === -1
    ? { owner, repo, tag: place, asset: MODEL_ASSET, sha256 }
    : { owner, repo, tag: place.slice(0, slash), asset: place.slice(slash + 1), sha256 }
}

/** The same as text, as short as it may be. */
export function releaseReferenceText({ owner, repo, tag, asset, sha256 }: ReleaseReference): string {
  const isUsual = asset === MODEL_ASSET && tag?.includes('/') !== true
  const place = tag === null ? '' : `@${tag}${isUsual ? '' : `/${asset}`}`
  return `release:${owner}/${repo}${place}${sha256 === null ? '' : `#sha256-${sha256}`}`
}

/** Can this tag be made, and named in a reference? */
export const isReleaseTag = (tag: string): boolean =>
  tag.length <= 200 && STEPS.test(tag) && !/\.\.|\.lock(?:\/|$)|(?:^|\/)[.-]|\.(?:\/|$)/.test(tag)
